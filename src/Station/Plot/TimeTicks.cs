using System.Globalization;

namespace Station.Plot;

/// <summary>Chooses round local times for an axis, and says on both sides of a change of summer time what the clock on the wall says.</summary>
internal static class TimeTicks
{
    private const int MinutesPerDay = 1440;
    private const int SecondsPerMinute = 60;

    // Seconds of a step within a day, days, and months.
    private static readonly int[] Seconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200];
    private static readonly int[] Days = [1, 2, 7, 14];
    private static readonly int[] Months = [1, 3, 6, 12, 24, 60, 120, 240];

    /// <summary>Chooses them.</summary>
    /// <param name="from">Left edge.</param>
    /// <param name="to">Right edge.</param>
    /// <param name="zone">In which times are shown.</param>
    /// <param name="most">How many there is room for.</param>
    internal static IReadOnlyList<TimeTick> Choose(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, int most)
    {
        double minutes = (to - from).TotalMinutes;
        foreach (int step in Seconds)
        {
            if (minutes * SecondsPerMinute / step <= most)
            {
                string form = step < SecondsPerMinute ? "HH:mm:ss" : "HH:mm";
                return Label(
                    Within(from, to, zone, step), zone, time
                    => time.TimeOfDay == TimeSpan.Zero ? Day(time) : time.ToString(form, CultureInfo.InvariantCulture), isClock: true);
            }
        }

        foreach (int step in Days)
        {
            if (minutes / MinutesPerDay / step <= most)
            {
                return Label(OfDays(from, to, zone, step), zone, Day, isClock: false);
            }
        }

        int months = Array.Find(Months, one => minutes / MinutesPerDay / 30.4 / one <= most);
        return Label(
            OfMonths(from, to, zone, months == 0 ? Months[^1] : months), zone, months is 0 or >= 12 ? static _
            => "" : static time => time.ToString("MMM", CultureInfo.InvariantCulture), isClock: false);
    }

    private static string Day(DateTime time) => time.ToString("d MMM", CultureInfo.InvariantCulture);

    // Offsets of zones are whole quarters of an hour today; an older one at worst moves a tick.
    private static IEnumerable<DateTimeOffset> Within(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, int step)
    {
        const int Quarter = 15 * SecondsPerMinute;
        TimeSpan look = TimeSpan.FromSeconds(Math.Min(step, Quarter));
        for (DateTimeOffset time = new(from.UtcTicks - (from.UtcTicks % look.Ticks), TimeSpan.Zero); time <= to; time += look)
        {
            if (time >= from && TimeZoneInfo.ConvertTime(time, zone).TimeOfDay.TotalSeconds % step == 0)
            {
                yield return time;
            }
        }
    }

    private static IEnumerable<DateTimeOffset> OfDays(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, int step)
    {
        DateTime day = TimeZoneInfo.ConvertTime(from, zone).Date;
        day = day.AddDays(step == 7 ? -(((int)day.DayOfWeek + 6) % 7) : 0);
        for (; Utc(day, zone) <= to; day = day.AddDays(step))
        {
            if (Utc(day, zone) >= from)
            {
                yield return Utc(day, zone);
            }
        }
    }

    private static IEnumerable<DateTimeOffset> OfMonths(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, int step)
    {
        DateTime local = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        int month = (local.Year * 12) + local.Month - 1;
        for (month -= month % step; month < 9999 * 12; month += step)
        {
            DateTimeOffset time = Utc(new DateTime(month / 12, (month % 12) + 1, 1), zone);
            if (time > to)
            {
                yield break;
            }

            if (time >= from)
            {
                yield return time;
            }
        }
    }

    // Midnight does not exist where summer time begins at midnight: the day begins an hour later.
    private static DateTimeOffset Utc(DateTime local, TimeZoneInfo zone)
    {
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone), TimeSpan.Zero);
    }

    // Below: the day where it is not said above, the year with the first and where it changes, and the offset where that changes.
    private static IReadOnlyList<TimeTick> Label(IEnumerable<DateTimeOffset> times, TimeZoneInfo zone, Func<DateTime, string> above, bool isClock)
    {
        List<TimeTick> ticks = [];
        DateTimeOffset? before = null;
        foreach (DateTimeOffset time in times)
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(time, zone);
            List<string> below = [];
            if (isClock && local.TimeOfDay != TimeSpan.Zero && before?.Date != local.Date)
            {
                below.Add(Day(local.DateTime));
            }

            if (before?.Year != local.Year)
            {
                below.Add(local.Year.ToString(CultureInfo.InvariantCulture));
            }

            if (isClock && before is { } last && last.Offset != local.Offset)
            {
                below.Add(ZoneText.Offset(local.Offset));
            }

            string label = above(local.DateTime);
            ticks.Add(new TimeTick(time, below.Count == 0 ? label : label.Length == 0 ? string.Join(' ', below) : label + "\n" + string.Join(' ', below)));
            before = local;
        }

        return ticks;
    }
}
