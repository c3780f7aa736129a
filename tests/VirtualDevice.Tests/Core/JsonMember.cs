using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace VirtualDevice.Tests.Core;

/// <summary>One member of an object as System.Text.Json reads it.</summary>
/// <param name="Key">Unescaped.</param>
/// <param name="Kind">Of the value.</param>
/// <param name="Text">A string unescaped, anything else as it stands there.</param>
internal sealed record JsonMember(string Key, JsonTokenType Kind, string Text)
{
    private const int MostZeros = 20;

    /// <summary>The number exactly, in units of a tenth where decimals is 1; null when it is a fraction of them, or far too large.</summary>
    internal BigInteger? Number(int decimals)
    {
        string[] parts = Text.Split('e', 'E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        BigInteger exponent = parts.Length == 1 ? 0 : BigInteger.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        exponent += decimals - (point < 0 ? 0 : parts[0].Length - point - 1);
        BigInteger mantissa = BigInteger.Parse(
            parts[0].Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        for (; !mantissa.IsZero && mantissa % 10 == 0; exponent++)
        {
            mantissa /= 10;
        }

        return mantissa.IsZero ? 0
            : exponent < 0 || exponent > MostZeros ? null
            : mantissa * BigInteger.Pow(10, (int)exponent);
    }

    /// <summary>Whether it is a number with more digits than the core keeps; it may refuse such a number although its value is small.</summary>
    internal bool IsOverlong => Kind == JsonTokenType.Number && Text.Count(char.IsAsciiDigit) > 18;
}
