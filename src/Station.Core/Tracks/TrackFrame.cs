using Store;

namespace Station.Tracks;

/// <summary>
/// What is seen of some tracks, on flat ground: metres to the east and to the north of its middle, the same scale on both. Lengths to the east are right
/// at the latitude of the middle (equirectangular projection).
/// </summary>
internal sealed class TrackFrame
{
    /// <summary>Metres of a degree to the north.</summary>
    internal const double MetresOfDegree = TrackPoint.EarthMetres * Math.PI / 180;

    /// <summary>Metres that are seen at least: a receiver that stands still wanders by some, which is no way.</summary>
    private const double Least = 100;

    /// <summary>Margin around the tracks, as a fraction of the visible area.</summary>
    private const double Margin = 0.08;

    /// <summary>Near a pole all longitudes are one place.</summary>
    private const double LeastCosine = 0.01;

    private readonly double _latitude;
    private readonly double _longitude;

    private TrackFrame(double latitude, double longitude)
    {
        _latitude = latitude;
        _longitude = longitude;
        MetresOfDegreeEast = MetresOfDegree * Math.Max(LeastCosine, Math.Cos(latitude * Math.PI / 180));
    }

    /// <summary>Metres of a degree to the east.</summary>
    internal double MetresOfDegreeEast { get; }

    /// <summary>Metres from the middle to the eastern edge.</summary>
    internal double HalfWidth { get; private init; }

    /// <summary>Metres from the middle to the northern edge.</summary>
    internal double HalfHeight { get; private init; }

    /// <summary>What holds some tracks, one of which has a point.</summary>
    internal static TrackFrame Of(IEnumerable<Track> tracks)
    {
        TrackPoint[] points = [.. tracks.SelectMany(static one => one.Points)];
        double south = points.Min(static one => one.Latitude);
        double north = points.Max(static one => one.Latitude);
        (double west, double width) = Around([.. points.Select(static one => one.Longitude).Distinct().Order()]);
        TrackFrame frame = new((south + north) / 2, west + (width / 2));
        return new TrackFrame(frame._latitude, frame._longitude)
        {
            HalfWidth = Half(width * frame.MetresOfDegreeEast),
            HalfHeight = Half((north - south) * MetresOfDegree),
        };
    }

    /// <summary>A longitude from -180 to 180.</summary>
    internal static double Wrapped(double longitude) => longitude - (360 * Math.Floor((longitude + 180) / 360));

    /// <summary>Metres to the east of the middle, the shorter way around the earth.</summary>
    internal double X(double longitude) => Wrapped(longitude - _longitude) * MetresOfDegreeEast;

    /// <summary>Metres to the north of the middle.</summary>
    internal double Y(double latitude) => (latitude - _latitude) * MetresOfDegree;

    /// <summary>Longitude of a place that is so far to the east; it goes on beyond 180.</summary>
    internal double Longitude(double x) => _longitude + (x / MetresOfDegreeEast);

    /// <summary>Latitude of a place that is so far to the north.</summary>
    internal double Latitude(double y) => _latitude + (y / MetresOfDegree);

    /// <summary>The stretches of a track between its gaps. A track around the earth leaves at one edge and comes back at the other.</summary>
    internal IReadOnlyList<IReadOnlyList<TrackPoint>> Stretches(Track track)
    {
        List<List<TrackPoint>> stretches = [];
        foreach (TrackPoint point in track.Points)
        {
            bool isOver = stretches.Count == 0 || point.IsAfterGap
                || Math.Abs(X(point.Longitude) - X(stretches[^1][^1].Longitude)) > 180 * MetresOfDegreeEast;
            if (isOver)
            {
                stretches.Add([]);
            }

            stretches[^1].Add(point);
        }

        return stretches;
    }

    private static double Half(double metres) => Math.Max(Least, metres) * (0.5 + Margin);

    // The part of the circle that is left when the widest empty one is taken away: Fiji is seen whole, on both sides of the antimeridian.
    private static (double West, double Width) Around(double[] longitudes)
    {
        (double west, double empty) = (longitudes[0], longitudes[0] + 360 - longitudes[^1]);
        for (int i = 1; i < longitudes.Length; i++)
        {
            double between = longitudes[i] - longitudes[i - 1];
            if (between > empty)
            {
                (west, empty) = (longitudes[i], between);
            }
        }

        return (west, 360 - empty);
    }
}
