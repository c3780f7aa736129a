namespace Web.Live;

/// <summary>The last hours of one quantity in few points: coarser the longer it lasts. Pure; for one thread.</summary>
internal sealed class Trend
{
    /// <summary>How far back it goes.</summary>
    internal static readonly TimeSpan Length = TimeSpan.FromHours(3);

    /// <summary>Points at most: a sparkline is not wider.</summary>
    internal const int Most = 60;

    private readonly List<(DateTimeOffset At, double Value)> _points = [];
    private TimeSpan _step;

    /// <summary>Oldest first.</summary>
    internal IReadOnlyList<double> Values => [.. _points.Select(static point => point.Value)];

    /// <summary>Takes what was recorded before anything came.</summary>
    internal void Seed(IEnumerable<(DateTimeOffset At, double Value)> points)
    {
        (DateTimeOffset, double)[] before = [.. points.Where(point => _points.Count == 0 || point.At < _points[0].At)];
        _points.InsertRange(0, before);
        _step = Length / Most;
    }

    /// <summary>Takes a value. One that comes sooner than a point is wide takes the place of the last.</summary>
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
