namespace Web.Layout;

/// <summary>The time zone of a browser.</summary>
/// <param name="Name">IANA name: <c>Europe/Berlin</c>.</param>
/// <param name="Minutes">Current offset from UTC, positive to the east.</param>
public sealed record BrowserZone(string Name, int Minutes);
