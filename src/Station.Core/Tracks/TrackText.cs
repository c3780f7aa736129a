using System.Globalization;
using Firmware.Core;
using Store;

namespace Station.Tracks;

/// <summary>Places and ways in words.</summary>
internal static class TrackText
{
    private const int MetresOfKilometre = 1000;

    private static readonly int Decimals = QuantityTable.DecimalsOf(Quantity.Latitude);

    /// <summary>For instance <c>52.51628° N, 13.37770° E</c>, as exact as a node says it.</summary>
    internal static string Place(double latitude, double longitude) => $"{North(latitude, Decimals)}, {East(longitude, Decimals)}";

    /// <summary>For instance <c>52.52° N</c>.</summary>
    internal static string North(double latitude, int decimals) => Degrees(latitude, decimals, "N", "S");

    /// <summary>For instance <c>13.40° E</c>; beyond the antimeridian it counts from the other side.</summary>
    internal static string East(double longitude, int decimals) => Degrees(TrackFrame.Wrapped(longitude), decimals, "E", "W");

    /// <summary>For instance <c>850 m</c> or <c>12.3 km</c>.</summary>
    internal static string Distance(double metres) => metres < MetresOfKilometre
        ? string.Create(CultureInfo.InvariantCulture, $"{metres:0} m")
        : string.Create(CultureInfo.InvariantCulture, $"{metres / MetresOfKilometre:#,0.#} km");

    /// <summary>For instance <c>60 positions, 1.2 km, 1 gap</c>.</summary>
    internal static string Facts(Track track)
    {
        int gaps = track.Points.Skip(1).Count(static point => point.IsAfterGap);
        string[] parts =
        [
            Count(track.Positions, "position", "positions"),
            Distance(track.Metres),
            gaps == 0 ? "" : Count(gaps, "gap", "gaps"),
            track.Faults == 0 ? "" : $"{track.Faults} without a position",
        ];
        return string.Join(", ", parts.Where(static part => part.Length > 0));
    }

    private static string Count(long count, string one, string many) =>
        count == 1 ? "1 " + one : $"{count.ToString("N0", CultureInfo.InvariantCulture)} {many}";

    private static string Degrees(double degrees, int decimals, string positive, string negative)
    {
        string number = Math.Abs(degrees).ToString("F" + decimals, CultureInfo.InvariantCulture);

        // Of equator, first meridian and antimeridian both sides are right.
        bool isBoth = number.All(static c => c is '0' or '.') || Math.Abs(degrees) == 180;
        return isBoth ? number + "°" : $"{number}° {(degrees < 0 ? negative : positive)}";
    }
}
