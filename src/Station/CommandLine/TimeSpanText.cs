using System.Globalization;

namespace Station.CommandLine;

/// <summary>Lengths of time as people write them: <c>90s</c>, <c>30m</c>, <c>24h</c>, <c>365d</c>, <c>2w</c>, <c>1y</c>.</summary>
internal static class TimeSpanText
{
    /// <summary>The allowed form, for error messages.</summary>
    internal const string Form = "a number with s, m, h, d, w or y, such as 24h or 365d";

    private const double DaysOfYear = 365;
    private const double LongestDays = 1000 * DaysOfYear;

    /// <summary>Reads one.</summary>
    /// <returns>Null if it is not a span of time, or not more than 0 and at most 1,000 years.</returns>
    internal static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        double? days = text[^1] switch
        {
            's' => number / 86_400,
            'm' => number / 1440,
            'h' => number / 24,
            'd' => number,
            'w' => number * 7,
            'y' => number * DaysOfYear,
            _ => null,
        };
        return days is > 0 and <= LongestDays ? TimeSpan.FromDays(days.Value) : null;
    }
}
