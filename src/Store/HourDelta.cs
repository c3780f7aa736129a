namespace Store;

/// <summary>What a batch adds to one hour of one quantity of one node.</summary>
internal sealed class HourDelta(long node, long quantity, long hour)
{
    /// <summary>Milliseconds of an hour.</summary>
    internal const long HourMs = 3_600_000;

    /// <summary>Number of the node.</summary>
    internal long Node { get; } = node;

    /// <summary>Number of the quantity.</summary>
    internal long Quantity { get; } = quantity;

    /// <summary>Hours since 1970, UTC.</summary>
    internal long Hour { get; } = hour;

    /// <summary>Readings with a value.</summary>
    internal long Count { get; private set; }

    /// <summary>Readings that could not be measured.</summary>
    internal long Faults { get; private set; }

    /// <summary>Lowest value.</summary>
    internal double? Low { get; private set; }

    /// <summary>Highest value.</summary>
    internal double? High { get; private set; }

    /// <summary>Sum of the values.</summary>
    internal double Total { get; private set; }

    /// <summary>The hour that a time in milliseconds belongs to; also before 1970.</summary>
    internal static long HourOf(long timeMs) => (long)Math.Floor((double)timeMs / HourMs);

    /// <summary>Adds a reading.</summary>
    internal void Add(double? value)
    {
        if (value is { } number)
        {
            Count++;
            Total += number;
            Low = Low < number ? Low : number;
            High = High > number ? High : number;
        }
        else
        {
            Faults++;
        }
    }

    /// <summary>The sum over rows, in the order of its key.</summary>
    internal static IReadOnlyList<HourDelta> Of(IEnumerable<Row> rows)
    {
        SortedDictionary<(long Node, long Quantity, long Hour), HourDelta> deltas = [];
        foreach (Row row in rows)
        {
            long hour = HourOf(row.Time);
            foreach ((Quantity quantity, double? value) in row.Values)
            {
                if (!deltas.TryGetValue((row.Node, quantity.Id, hour), out HourDelta? delta))
                {
                    delta = new HourDelta(row.Node, quantity.Id, hour);
                    deltas[(row.Node, quantity.Id, hour)] = delta;
                }

                delta.Add(value);
            }
        }

        return [.. deltas.Values];
    }
}
