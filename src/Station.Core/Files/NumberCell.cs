using System.Globalization;

namespace Station.Files;

/// <summary>A number as a station, a spreadsheet or pandas writes it.</summary>
internal static class NumberCell
{
    private static readonly string[] Nothing = ["", "nan", "null", "none", "na", "n/a", "#n/a", "nat", "<na>", "-"];

    /// <summary>Whether a cell says that there is no value.</summary>
    internal static bool IsEmpty(string cell) => Nothing.Contains(cell.Trim().ToLowerInvariant());

    /// <summary>Reads a number; 25.6 and 25,6 are the same, and what could be a thousand as well as a fraction is refused.</summary>
    /// <returns>Null if the cell is empty or is refused; then there is a problem.</returns>
    internal static double? Parse(string cell, out string? problem)
    {
        problem = null;
        if (IsEmpty(cell))
        {
            return null;
        }

        string text = cell.Trim();
        bool hasBoth = text.Contains(',') && text.Contains('.');
        bool isNumber = double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
        problem = hasBoth ? $"'{cell}' has a point and a comma; write it without thousands separators"
            : isNumber ? null : $"'{cell}' is no number";
        return problem is null ? number : null;
    }

    /// <summary>Reads a whole number. pandas writes 7 as 7.0; a spreadsheet may write 73402881 as 7.34E+07, and then the rest of it is lost.</summary>
    internal static long? ParseWhole(string cell, out string? problem)
    {
        double? number = Parse(cell, out problem);
        if (number is not { } value)
        {
            return null;
        }

        bool isRounded = cell.Contains('E', StringComparison.OrdinalIgnoreCase);
        bool isWhole = Math.Floor(value) == value && Math.Abs(value) < 1L << 53;
        problem = isRounded ? $"'{cell}' has been rounded; have the spreadsheet show all digits" : isWhole ? null : $"'{cell}' is no whole number";
        return problem is null ? (long)value : null;
    }
}
