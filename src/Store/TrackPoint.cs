namespace Store;

/// <summary>Where a node was.</summary>
/// <param name="Time">When it was there.</param>
/// <param name="Latitude">Degrees, north is positive.</param>
/// <param name="Longitude">Degrees, east is positive.</param>
/// <param name="IsAfterGap">Whether something is missing before it: a lost reading, or one without a position.</param>
public readonly record struct TrackPoint(DateTimeOffset Time, double Latitude, double Longitude, bool IsAfterGap)
{
    /// <summary>Mean radius of the earth in metres: H. Moritz, Geodetic Reference System 1980.</summary>
    public const double EarthMetres = 6_371_009;

    /// <summary>Metres to another one, along the ground (haversine formula). Half a per cent off at most: the earth is no ball.</summary>
    public double MetresTo(in TrackPoint other)
    {
        double north = Math.Sin(Radians(other.Latitude - Latitude) / 2);
        double east = Math.Sin(Radians(other.Longitude - Longitude) / 2);
        double part = (north * north) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * east * east);
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt(part)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
