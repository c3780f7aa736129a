using System.Globalization;
using System.Text.Json;

namespace HomeAssistant.Tests.Templates;

/// <summary>Values of JSON as Python has them after parsing, and as its <c>str()</c> prints them, which is what Jinja puts into the text.</summary>
internal static class PythonText
{
    /// <summary>The Python value of JSON: null, bool, long, double, string; objects stay <see cref="JsonElement"/>.</summary>
    /// <exception cref="NotSupportedException">An integer over 64 bits.</exception>
    internal static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => NumberOf(json),
        _ => json,
    };

    /// <summary>What <c>str()</c> makes of it.</summary>
    /// <exception cref="NotSupportedException">An object or an array: nothing here shows one.</exception>
    internal static string Of(object? value) => value switch
    {
        null => "None",
        true => "True",
        false => "False",
        string text => text,
        Undefined => "",
        int or long => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        double number => Of(number),
        _ => throw new NotSupportedException($"The text of {value}"),
    };

    private static object NumberOf(JsonElement json)
    {
        // A number is an int where it is written without point and exponent, however whole it is.
        if (json.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
        {
            return json.GetDouble();
        }

        return json.TryGetInt64(out long whole) ? whole : throw new NotSupportedException($"The integer {json.GetRawText()}");
    }

    private static string Of(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new NotSupportedException("A number that is none: JSON has no word for it.");
        }

        // repr() of a float: as few digits as lead back to the number; powers of ten from 10^16 on and below 10^-4.
        string digits = number.ToString("E16", CultureInfo.InvariantCulture);
        string shortest = number.ToString("R", CultureInfo.InvariantCulture);
        int exponent = int.Parse(digits.AsSpan(digits.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (number != 0 && exponent is < -4 or >= 16)
        {
            return Scientific(shortest, exponent);
        }

        string plain = shortest.Contains('E', StringComparison.Ordinal)
            ? decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : shortest;
        return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
    }

    private static string Scientific(string shortest, int exponent)
    {
        int end = shortest.IndexOf('E', StringComparison.Ordinal);
        string mantissa = (end < 0 ? shortest : shortest[..end]).Replace(".", "", StringComparison.Ordinal);
        string sign = mantissa.StartsWith('-') ? "-" : "";
        string digits = mantissa.TrimStart('-').Trim('0');
        string rest = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{rest}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
