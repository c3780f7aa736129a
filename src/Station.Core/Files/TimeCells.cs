using System.Globalization;
using System.Text.RegularExpressions;

namespace Station.Files;

/// <summary>Times as a station, a spreadsheet or pandas writes them.</summary>
/// <param name="zone">Of times that name none.</param>
internal sealed partial class TimeCells(TimeZoneInfo zone)
{
    // 2000 to 2100, as days of a spreadsheet and as seconds, milliseconds, microseconds and nanoseconds since 1970.
    private const double FirstDay = 36_526;
    private const double LastDay = 73_051;
    private const double FirstSecond = 946_684_800;
    private const double LastSecond = 4_102_444_800;

    private static readonly DateTime DayZero = new(1899, 12, 30);

    /// <summary>What stands first in dates with slashes. Found out by reading them all once.</summary>
    internal DateOrder Order { get; set; }

    /// <summary>Whether there was a date with slashes that can be read both ways.</summary>
    internal bool IsAmbiguous { get; private set; }

    /// <summary>Times that named no zone.</summary>
    internal int WithoutZone { get; private set; }

    /// <summary>Reads a time.</summary>
    /// <returns>Null if the cell is empty or is refused; then there is a problem.</returns>
    internal DateTimeOffset? Parse(string cell, out string? problem)
    {
        problem = null;
        if (NumberCell.IsEmpty(cell))
        {
            return null;
        }

        string text = cell.Trim();
        DateTimeOffset? time = IsoForm().Match(text) is { Success: true } iso ? FromIso(iso)
            : DayForm().Match(text) is { Success: true } day ? FromDay(day)
            : FromNumber(text);
        problem = time is null ? $"'{cell}' is no time; 2026-11-21T10:00:00Z is one" : null;
        return time;
    }

    [GeneratedRegex(
        @"^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoForm();

    [GeneratedRegex(
        @"^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayForm();

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static DateTime? Make(int year, int month, int day, int hour, int minute, int second)
    {
        bool isTime = year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60
            && second < 60;
        return isTime ? new DateTime(year, month, day, hour, minute, second) : null;
    }

    private DateTimeOffset? FromIso(Match match)
    {
        DateTime? time = Make(
            Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]), Number(match.Groups[4]), Number(match.Groups[5]),
            Number(match.Groups[6]));
        if (time is not { } known)
        {
            return null;
        }

        // Milliseconds are all that is kept.
        known = known.AddMilliseconds(Number(match.Groups[7]) / Math.Pow(10, match.Groups[7].Length) * 1000);
        string offset = match.Groups[8].Value;
        if (offset.Length == 0)
        {
            return InZone(known);
        }

        int minutes = offset is "Z" or "UTC" ? 0
            : (int.Parse(offset.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60)
                + (offset.Length > 3 ? int.Parse(offset.AsSpan(offset.Length - 2), CultureInfo.InvariantCulture) : 0);
        return minutes <= 14 * 60 ? new DateTimeOffset(known, TimeSpan.FromMinutes(offset[0] == '-' ? -minutes : minutes)).ToUniversalTime() : null;
    }

    private DateTimeOffset? FromDay(Match match)
    {
        int first = Number(match.Groups[1]);
        int second = Number(match.Groups[3]);
        bool isDayFirst = match.Groups[2].Value != "/" || Decide(first, second) == DateOrder.DayFirst;
        int year = Number(match.Groups[4]);
        int hour = Number(match.Groups[5]);
        if (match.Groups[8].Success)
        {
            hour = (hour % 12) + (match.Groups[8].Value is "P" or "p" ? 12 : 0);
        }

        return Make(
            year < 100 ? year + 2000 : year, isDayFirst ? second : first, isDayFirst ? first : second, hour, Number(match.Groups[6]),
            Number(match.Groups[7])) is { } time
            ? InZone(time)
            : null;
    }

    private DateOrder Decide(int first, int second)
    {
        if (Order == DateOrder.Unknown)
        {
            Order = first > 12 ? DateOrder.DayFirst : second > 12 ? DateOrder.MonthFirst : DateOrder.Unknown;
            IsAmbiguous |= Order == DateOrder.Unknown;
        }

        return Order;
    }

    private DateTimeOffset? FromNumber(string text)
    {
        if (NumberCell.Parse(text, out _) is not { } number)
        {
            return null;
        }

        if (number is >= FirstDay and <= LastDay)
        {
            return InZone(DayZero.AddSeconds(Math.Round(number * 86_400)));
        }

        foreach (double scale in new[] { 1.0, 1e3, 1e6, 1e9 })
        {
            if (number / scale is >= FirstSecond and <= LastSecond)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(number / scale * 1000));
            }
        }

        return null;
    }

    // When daylight saving ends an hour occurs twice and is ambiguous; the hour skipped in spring does not exist.
    private DateTimeOffset? InZone(DateTime time)
    {
        WithoutZone++;
        return zone.IsInvalidTime(time) ? null : new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(time, zone));
    }
}
