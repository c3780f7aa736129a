using System.Globalization;

namespace Station.Plot;

/// <summary>Says in words which times are shown.</summary>
internal static class ZoneText
{
    /// <summary>For instance <c>Time in Europe/Berlin (UTC+2, from 25 Oct 2026 02:00 on UTC+1)</c>.</summary>
    internal static string Describe(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        string name = zone.Id is "UTC" or "Etc/UTC" ? "" : zone.Id + " (";
        if (name.Length == 0)
        {
            return "Time in UTC";
        }

        TimeSpan first = zone.GetUtcOffset(from);
        List<string> parts = [Offset(first)];
        foreach (DateTimeOffset change in Changes(zone, from, to).Take(2))
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(change, zone);
            parts.Add($"from {local.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)} on {Offset(local.Offset)}");
        }

        return $"Time in {name}{(Changes(zone, from, to).Count() > 2 ? "with its summer time" : string.Join(", ", parts))})";
    }

    /// <summary>For instance <c>UTC+1</c> or <c>UTC+5:30</c>.</summary>
    internal static string Offset(TimeSpan offset)
    {
        string sign = offset < TimeSpan.Zero ? "-" : "+";
        offset = offset.Duration();
        return offset.Minutes == 0 ? $"UTC{sign}{offset.Hours}" : $"UTC{sign}{offset.Hours}:{offset.Minutes:00}";
    }

    /// <summary>When the offset of a zone changes between two times: at most those of ten years.</summary>
    private static IEnumerable<DateTimeOffset> Changes(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        TimeSpan look = TimeSpan.FromMinutes(15);
        const int LooksOfTenYears = 10 * 366;
        DateTimeOffset day = new(from.UtcTicks - (from.UtcTicks % look.Ticks), TimeSpan.Zero);
        for (int i = 0; i < LooksOfTenYears && day < to; i++, day = day.AddDays(1))
        {
            for (DateTimeOffset time = day; zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)) && time < day.AddDays(1); time += look)
            {
                if (time + look <= to && zone.GetUtcOffset(time) != zone.GetUtcOffset(time + look))
                {
                    yield return time + look;
                }
            }
        }
    }
}
