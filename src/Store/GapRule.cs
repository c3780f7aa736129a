namespace Store;

/// <summary>Tells whether something is missing between two readings of a node.</summary>
/// <param name="usualMs">Usual milliseconds between two of them.</param>
internal sealed class GapRule(long usualMs)
{
    /// <summary>Where nothing counts, or another run begins, that many usual intervals without a reading are a gap.</summary>
    private const double Intervals = 2.5;

    private readonly double _longestMs = usualMs * Intervals;

    /// <summary>Makes the rule of what is usual among some.</summary>
    internal static GapRule Of(IReadOnlyList<SeriesRow> rows)
    {
        long[] intervals = [.. rows.Zip(rows.Skip(1), static (one, next) => next.Time - one.Time).Order()];
        return new GapRule(intervals.Length == 0 ? long.MaxValue / 4 : intervals[intervals.Length / 2]);
    }

    /// <summary>Whether something is missing. Within a run the numbers tell: a quiet node with a deadband has long intervals and no gap.</summary>
    internal bool IsBetween(in SeriesRow before, in SeriesRow now) => before.Session == now.Session && now.Session != Row.NoSession
        ? now.Sequence != before.Sequence + 1
        : now.Time - before.Time > _longestMs;
}
