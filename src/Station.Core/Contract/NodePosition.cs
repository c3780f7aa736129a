using System.Globalization;

namespace Station.Contract;

/// <summary>A place on earth as a node publishes it on <c>position</c>: <c>52.51628,13.37770</c>.</summary>
/// <param name="Latitude">Degrees, north positive, -90 to 90.</param>
/// <param name="Longitude">Degrees, east positive, -180 to 180.</param>
internal readonly record struct NodePosition(double Latitude, double Longitude)
{
    private const double HighestLatitude = 90;
    private const double HighestLongitude = 180;

    /// <summary>Reads one.</summary>
    /// <returns>Null if it is not a position.</returns>
    internal static NodePosition? Parse(ReadOnlySpan<byte> text)
    {
        int comma = text.IndexOf((byte)',');
        return comma >= 0 && PlainNumber.Parse(text[..comma]) is { } latitude && PlainNumber.Parse(text[(comma + 1)..]) is { } longitude
            && Math.Abs(latitude) <= HighestLatitude && Math.Abs(longitude) <= HighestLongitude
                ? new NodePosition(latitude, longitude)
                : null;
    }

    /// <summary>With five decimals, about a metre.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:F5},{Longitude:F5}");
}
