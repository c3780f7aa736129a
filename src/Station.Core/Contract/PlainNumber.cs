using System.Globalization;

namespace Station.Contract;

/// <summary>Plain numbers as nodes publish them: 25.6.</summary>
internal static class PlainNumber
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Reads one; NaN, infinities, blanks and exponents are none.</summary>
    internal static double? Parse(string text) =>
        text.Length is > 0 and <= 32 && double.TryParse(text, Style, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>With one digit after the point, or none where the number is whole in principle.</summary>
    internal static string Format(double number) => number.ToString("0.0##", CultureInfo.InvariantCulture);
}
