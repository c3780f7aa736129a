namespace Web.Layout;

/// <summary>What a browser says about its time zone.</summary>
/// <param name="Name">As the IANA calls it: <c>Europe/Berlin</c>.</param>
/// <param name="Minutes">East of UTC, now.</param>
public sealed record BrowserZone(string Name, int Minutes);
