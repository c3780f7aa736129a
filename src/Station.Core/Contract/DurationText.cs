using System.Globalization;

namespace Station.Contract;

/// <summary>Durations as a person reads them.</summary>
internal static class DurationText
{
    /// <summary>A duration in few characters: <c>8 s</c>, <c>5 min</c>, <c>3 h</c>, <c>12 d</c>.</summary>
    internal static string Of(double seconds) => seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 7200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        < 172800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400:0} d"),
    };
}
