namespace Store;

/// <summary>Makes the points of one quantity, each of one reading or of all that fall into one step.</summary>
/// <param name="quantity">Its name.</param>
/// <param name="fromMs">Where the first step begins.</param>
/// <param name="stepMs">Milliseconds of a step; 0 for a point each.</param>
internal sealed class SeriesBuilder(string quantity, long fromMs, long stepMs)
{
    private readonly List<SeriesPoint> _points = [];
    private readonly FaultSpans _faults = new();
    private long _readings;
    private bool _isGap = true;
    private long _step = long.MinValue;
    private long _firstMs;
    private long _lastMs;
    private double _low;
    private double _high;
    private double _total;
    private long _count;
    private bool _beganAfterGap;

    /// <summary>Something is missing before the next one.</summary>
    internal void Break() => _isGap = true;

    /// <summary>Adds a reading.</summary>
    internal void Add(in SeriesRow row, double? value)
    {
        _readings++;
        if (value is not { } number)
        {
            _isGap = true;
            _faults.Add(row.Time, row.Session, row.Sequence, row.Fault ?? "");
            return;
        }

        long step = stepMs == 0 ? row.Time : (row.Time - fromMs) / stepMs;
        if (stepMs == 0 || step != _step || _count == 0)
        {
            Finish();
            (_step, _firstMs, _low, _high, _total, _count, _beganAfterGap) = (step, row.Time, number, number, 0, 0, _isGap);
        }

        _isGap = false;
        _lastMs = row.Time;
        _low = Math.Min(_low, number);
        _high = Math.Max(_high, number);
        _total += number;
        _count++;
    }

    /// <summary>The finished series.</summary>
    internal Series Build()
    {
        Finish();
        return new Series(quantity, _points, _faults.All, _readings, TimeSpan.FromMilliseconds(stepMs));
    }

    private void Finish()
    {
        if (_count > 0)
        {
            _points.Add(new SeriesPoint(DateTimeOffset.FromUnixTimeMilliseconds((_firstMs + _lastMs) / 2), _low, _high, _total / _count, _beganAfterGap));
            _count = 0;
        }
    }
}
