using Station.Contract;

namespace Station.Record;

/// <summary>
/// Puts the readings of one node in order, each once. After a node was cut off its newest reading comes first and the others follow as
/// history: the newest waits for them. Pure.
/// </summary>
internal sealed class Sequencer
{
    /// <summary>Seconds that a reading waits for the ones before it, counted from the last that came.</summary>
    internal const double PatienceSeconds = 10;

    /// <summary>Readings that wait at most.</summary>
    private const int Longest = 10_000;

    private readonly Dictionary<long, SequenceSet> _seen = [];
    private readonly SortedDictionary<long, RecordedReading> _held = [];
    private long? _session;
    private long _next;
    private DateTimeOffset _changed;

    /// <summary>Readings that wait.</summary>
    internal IReadOnlyCollection<RecordedReading> Held => _held.Values;

    /// <summary>It stands in the file already.</summary>
    internal void Know(long session, long sequence)
    {
        SeenIn(session).Add(sequence);
        if (_session is not { } present || session >= present)
        {
            _next = session == _session ? Math.Max(_next, sequence + 1) : sequence + 1;
            _session = session;
        }
    }

    /// <summary>Takes a reading.</summary>
    /// <param name="reading">With a key.</param>
    /// <param name="now">The present time.</param>
    /// <returns>What can be written now, in order; null when this one has been taken before.</returns>
    internal List<RecordedReading>? Take(RecordedReading reading, DateTimeOffset now)
    {
        (long session, long sequence) = reading.Key!.Value;
        if (!SeenIn(session).Add(sequence))
        {
            return null;
        }

        List<RecordedReading> ready = _session is null || session > _session ? Begin(session, sequence) : [];
        if (session < _session || sequence < _next)
        {
            // Too late for its place in the order, and too good to be lost.
            ready.Add(reading);
            return ready;
        }

        _held.Add(sequence, reading);
        _changed = now;
        while (_held.Remove(_next, out RecordedReading? next))
        {
            ready.Add(next);
            _next++;
        }

        ready.AddRange(_held.Count > Longest ? Release() : []);
        return ready;
    }

    /// <summary>Lets time pass.</summary>
    /// <returns>What has waited long enough: the readings before it are missing.</returns>
    internal List<RecordedReading> Advance(DateTimeOffset now) => _held.Count > 0 && (now - _changed).TotalSeconds >= PatienceSeconds ? Release() : [];

    /// <summary>Gives out everything that waits.</summary>
    internal List<RecordedReading> Release()
    {
        List<RecordedReading> all = [.. _held.Values];
        _next = all.Count > 0 ? _held.Keys.Last() + 1 : _next;
        _held.Clear();
        return all;
    }

    // A node counts from 1 in each session. Of one that is new to us nobody knows where it stands.
    private List<RecordedReading> Begin(long session, long sequence)
    {
        List<RecordedReading> before = Release();
        _next = _session is null ? sequence : 1;
        _session = session;
        return before;
    }

    private SequenceSet SeenIn(long session)
    {
        if (!_seen.TryGetValue(session, out SequenceSet? seen))
        {
            seen = new SequenceSet();
            _seen[session] = seen;
        }

        return seen;
    }
}
