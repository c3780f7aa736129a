namespace Store;

/// <summary>Joins readings that could not be measured to spans of time: those that follow each other by their numbers.</summary>
internal sealed class FaultSpans
{
    private readonly List<Fault> _spans = [];
    private long _session;
    private long _sequence;

    /// <summary>The spans so far.</summary>
    internal IReadOnlyList<Fault> All => _spans;

    /// <summary>Adds a reading with a fault.</summary>
    internal void Add(long timeMs, long session, long sequence, string quality)
    {
        DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(timeMs);
        bool follows = _spans.Count > 0 && session == _session && sequence == _sequence + 1 && _spans[^1].Quality == quality;
        if (follows)
        {
            _spans[^1] = _spans[^1] with { To = time, Count = _spans[^1].Count + 1 };
        }
        else
        {
            _spans.Add(new Fault(time, time, quality, 1));
        }

        (_session, _sequence) = (session, sequence);
    }
}
