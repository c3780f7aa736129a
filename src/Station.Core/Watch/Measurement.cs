namespace Station.Watch;

/// <summary>The last value of a quantity and those before.</summary>
internal sealed class Measurement(string quantity)
{
    /// <summary>Values that the trend shows.</summary>
    internal const int TrendLength = 12;

    private readonly Queue<double> _trend = new(TrendLength + 1);

    /// <summary>For instance temperature.</summary>
    internal string Quantity { get; } = quantity;

    /// <summary>The last value; null if it could not be measured.</summary>
    internal double? Value { get; set; }

    /// <summary>The last values, oldest first.</summary>
    internal IReadOnlyCollection<double> Trend => _trend;

    /// <summary>Takes a value into the trend.</summary>
    internal void Remember(double value)
    {
        _trend.Enqueue(value);
        if (_trend.Count > TrendLength)
        {
            _trend.Dequeue();
        }
    }
}
