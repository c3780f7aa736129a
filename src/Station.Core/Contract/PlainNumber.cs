using System.Globalization;

namespace Station.Contract;

/// <summary>Plain numbers as nodes publish them: 25.6.</summary>
internal static class PlainNumber
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private const int Longest = 32;

    /// <summary>Largest number: a larger one is not a measured value.</summary>
    private const double Large = 1e12;

    /// <summary>Reads one; NaN, infinities, blanks and exponents are none.</summary>
    internal static double? Parse(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= Longest && double.TryParse(text, Style, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number : null;

    /// <summary>With one to three digits after the point, or none where the number is whole in principle.</summary>
    internal static string Format(double number, bool isWhole = false) => Format(number, isWhole ? "0.##" : "0.0##");

    /// <summary>With as many digits after the point.</summary>
    internal static string Format(double number, int decimals) => Format(number, "F" + decimals);

    private static string Format(double number, string form) =>
        number.ToString(Math.Abs(number) >= Large ? "0.###E+0" : form, CultureInfo.InvariantCulture);
}
