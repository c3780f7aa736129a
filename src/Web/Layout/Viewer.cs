using System.Globalization;
using Microsoft.JSInterop;

namespace Web.Layout;

/// <summary>The browser's time zone and colour scheme. One for each open page.</summary>
/// <param name="script">The browser.</param>
public sealed class Viewer(IJSRuntime script)
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>Whether the time zone is known; before that, times are in UTC and should not be shown.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Asks the browser. Call it once the page is interactive.</summary>
    public async Task ReadBrowser()
    {
        if (IsKnown)
        {
            return;
        }

        BrowserZone told = await script.InvokeAsync<BrowserZone>("station.zone");
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(told.Name, out TimeZoneInfo? known) ? known : Fixed(told.Minutes);
        IsKnown = true;
    }

    /// <summary>A time in the browser's zone.</summary>
    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone);

    /// <summary>Formats a time in the browser's zone: only the time of day for today, otherwise with its date.</summary>
    public string Show(DateTimeOffset time, DateTimeOffset now)
    {
        DateTimeOffset local = Local(time);
        return local.ToString(local.Date == Local(now).Date ? "HH:mm:ss" : "d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The time at which a clock in the browser's zone shows this.</summary>
    public DateTimeOffset FromLocal(DateTime clock) => new(clock, _zone.GetUtcOffset(clock));

    // Without a time zone database, or with an unusual browser: correct until daylight saving begins or ends.
    private static TimeZoneInfo Fixed(int minutes) =>
        TimeZoneInfo.CreateCustomTimeZone("browser", TimeSpan.FromMinutes(Math.Clamp(minutes, -14 * 60, 14 * 60)), "browser", "browser");
}
