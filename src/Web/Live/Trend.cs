namespace Web.Live;

/// <summary>The last hours of one quantity as a few points, which become coarser as time goes on. Not thread-safe.</summary>
internal sealed class Trend
{
    /// <summary>How far back it goes.</summary>
    internal static readonly TimeSpan Length = TimeSpan.FromHours(3);

    /// <summary>Maximum number of points: a sparkline has no more pixels.</summary>
    internal const int Most = 60;

    private readonly List<(DateTimeOffset At, double Value)> _points = [];
    private TimeSpan _step;

    /// <summary>Oldest first.</summary>
    internal IReadOnlyList<double> Values => [.. _points.Select(static point => point.Value)];

    /// <summary>Adds recorded values from before the first message.</summary>
    internal void Seed(IEnumerable<(DateTimeOffset At, double Value)> points)
    {
        (DateTimeOffset, double)[] before = [.. points.Where(point => _points.Count == 0 || point.At < _points[0].At)];
        _points.InsertRange(0, before);
        _step = Length / Most;
    }

    /// <summary>Adds a value. One that comes sooner than the width of a point replaces the last.</summary>
    internal void Add(DateTimeOffset at, double value)
    {
        if (_points.Count > 1 && at - _points[^2].At < _step)
        {
            _points.RemoveAt(_points.Count - 1);
        }

        _points.Add((at, value));
        _points.RemoveAll(point => at - point.At > Length);
        if (_points.Count > Most && _step < Length / Most)
        {
            Thin();
        }
    }

    // Half as many points, each twice as wide.
    private void Thin()
    {
        _step = TimeSpan.FromTicks(Math.Min((Length / Most).Ticks, Math.Max(_step.Ticks, (_points[^1].At - _points[0].At).Ticks / Most) * 2));
        List<(DateTimeOffset, double)> kept = [.. _points.Where((_, index) => (_points.Count - 1 - index) % 2 == 0)];
        _points.Clear();
        _points.AddRange(kept);
    }
}
