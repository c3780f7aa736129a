using System.Data.Common;

namespace Store;

/// <summary>Makes a track of positions one by one. What lies closer to the point before it than can be seen is left out, so memory stays small.</summary>
/// <param name="most">About how many points there is room for.</param>
internal sealed class TrackBuilder(int most)
{
    private List<TrackPoint> _points = [];
    private int _room = 2 * most;
    private double _closestMetres;
    private bool _isGap = true;
    private TrackPoint? _last;
    private TrackPoint _counted;
    private long _positions;
    private long _faults;
    private double _metres;

    /// <summary>Reads the track of a node.</summary>
    internal static Track Read(DbConnection connection, long node, long fromMs, long toMs, int points)
    {
        List<Quantity> known = Catalog.ReadQuantities(connection);
        Quantity?[] wanted = [known.Find(static one => one.Name == Track.Latitude), known.Find(static one => one.Name == Track.Longitude)];
        TrackBuilder builder = new(points);
        foreach ((SeriesRow row, bool isAfterGap, double?[] values) in RowScan.Read(connection, node, fromMs, toMs, wanted))
        {
            if (isAfterGap)
            {
                builder.Break();
            }

            builder.Add(row.Time, values[0], values[1]);
        }

        return builder.Build();
    }

    /// <summary>Something is missing before the next one.</summary>
    internal void Break() => _isGap = true;

    /// <summary>Adds a reading; one without a place on earth is a gap.</summary>
    internal void Add(long timeMs, double? latitude, double? longitude)
    {
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180))
        {
            _faults++;
            _isGap = true;
            return;
        }

        TrackPoint point = new(DateTimeOffset.FromUnixTimeMilliseconds(timeMs), latitude.Value, longitude.Value, _isGap);
        _positions++;
        Count(point);
        if (_isGap)
        {
            KeepLast();
        }

        _isGap = false;
        _last = point;
        Keep(point);
    }

    /// <summary>The finished track.</summary>
    internal Track Build()
    {
        KeepLast();
        return new Track(_points, _positions, _faults, _metres);
    }

    private void Count(in TrackPoint point)
    {
        double metres = point.IsAfterGap ? 0 : _counted.MetresTo(point);
        if (point.IsAfterGap || metres >= Track.LeastMove)
        {
            _metres += metres;
            _counted = point;
        }
    }

    // Where a stretch ends is as much of it as where it begins.
    private void KeepLast()
    {
        if (_last is { } last && _points[^1] != last)
        {
            _points.Add(last);
        }
    }

    private void Keep(in TrackPoint point)
    {
        if (!point.IsAfterGap && _points[^1].MetresTo(point) <= _closestMetres)
        {
            return;
        }

        _points.Add(point);

        if (_points.Count > _room)
        {
            Thin();
        }
    }

    // Where each stretch begins and ends stays, however many there are.
    private void Thin()
    {
        int ends = _points.Where((_, i) => IsEnd(i)).Count();
        do
        {
            _closestMetres = Math.Max(1, _closestMetres * 2);
            List<TrackPoint> kept = [];
            for (int i = 0; i < _points.Count; i++)
            {
                if (IsEnd(i) || kept[^1].MetresTo(_points[i]) > _closestMetres)
                {
                    kept.Add(_points[i]);
                }
            }

            _points = kept;
        }
        while (_points.Count > most + ends);
        _room = (2 * most) + ends;
    }

    private bool IsEnd(int i) => _points[i].IsAfterGap || i + 1 == _points.Count || _points[i + 1].IsAfterGap;
}
