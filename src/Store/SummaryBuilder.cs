namespace Store;

/// <summary>Makes the points of a quantity of hours.</summary>
/// <param name="quantity">Its name.</param>
/// <param name="hoursPerPoint">Hours of a point.</param>
internal sealed class SummaryBuilder(string quantity, long hoursPerPoint)
{
    private readonly List<SeriesPoint> _points = [];
    private readonly List<Fault> _faults = [];
    private long _readings;
    private long _lastHour = long.MinValue;
    private long _step;
    private long _firstHour;
    private long _count;
    private double _low;
    private double _high;
    private double _total;
    private bool _isAfterGap = true;

    /// <summary>Adds an hour, in the order of time.</summary>
    internal void Add(long hour, long count, long faults, double? low, double? high, double total)
    {
        _readings += count + faults;
        if (faults > 0)
        {
            DateTimeOffset from = TimeOf(hour);
            _faults.Add(new Fault(from, from.AddHours(1), "", faults));
        }

        if (count == 0 || low is not { } lowest || high is not { } highest)
        {
            return;
        }

        bool isGap = _lastHour == long.MinValue || hour > _lastHour + 1;
        if (_count == 0 || isGap || hour / hoursPerPoint != _step)
        {
            Finish();
            (_step, _firstHour, _low, _high, _total, _isAfterGap) = (hour / hoursPerPoint, hour, lowest, highest, 0, isGap);
        }

        _lastHour = hour;
        _low = Math.Min(_low, lowest);
        _high = Math.Max(_high, highest);
        _total += total;
        _count += count;
    }

    /// <summary>The finished series.</summary>
    internal Series Build()
    {
        Finish();
        return new Series(quantity, _points, _faults, _readings, TimeSpan.FromHours(hoursPerPoint));
    }

    private static DateTimeOffset TimeOf(long hour) => DateTimeOffset.FromUnixTimeMilliseconds(hour * HourDelta.HourMs);

    private void Finish()
    {
        if (_count > 0)
        {
            _points.Add(new SeriesPoint(TimeOf(_firstHour).AddHours((_lastHour - _firstHour + 1) / 2.0), _low, _high, _total / _count, _isAfterGap));
            _count = 0;
        }
    }
}
