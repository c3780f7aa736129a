namespace Station.Contract;

/// <summary>
/// The sequence numbers of one session that have been seen, as ranges: small as long as there are few gaps, and never large.
/// </summary>
internal sealed class SequenceSet
{
    /// <summary>Most gaps to remember: numbers below the oldest gap count as seen.</summary>
    internal const int MostRanges = 1000;

    private readonly List<(long First, long Last)> _ranges = [];
    private long _forgotten = long.MinValue;

    /// <summary>The highest one, or null.</summary>
    internal long? Highest => _ranges.Count == 0 ? null : _ranges[^1].Last;

    /// <summary>How many lie between the lowest and the highest and have not been seen.</summary>
    internal long Missing { get; private set; }

    /// <summary>Whether it has been seen.</summary>
    internal bool Contains(long number)
    {
        int index = IndexBelow(number);
        return number <= _forgotten || (index >= 0 && number <= _ranges[index].Last);
    }

    /// <summary>Adds one, at most 2^53.</summary>
    /// <returns>False if it was there already.</returns>
    internal bool Add(long number)
    {
        if (Contains(number))
        {
            return false;
        }

        int below = IndexBelow(number);
        long covered = _ranges.Count == 0 ? 0 : Highest!.Value - _ranges[0].First + 1;
        _ranges.Insert(below + 1, (number, number));

        // The number itself is not missing any more; the span may have grown.
        Missing += Highest!.Value - _ranges[0].First + 1 - covered - 1;
        Join(below + 1);
        Join(below);
        if (_ranges.Count > MostRanges)
        {
            Missing -= _ranges[1].First - _ranges[0].Last - 1;
            _forgotten = _ranges[0].Last;
            _ranges.RemoveAt(0);
        }

        return true;
    }

    // The last range that begins at or below the number, or -1. From the end: most numbers are the next one.
    private int IndexBelow(long number)
    {
        int index = _ranges.Count - 1;
        while (index >= 0 && _ranges[index].First > number)
        {
            index--;
        }

        return index;
    }

    // Merges a range with its successor if there is no gap between them.
    private void Join(int index)
    {
        if (index >= 0 && index + 1 < _ranges.Count && _ranges[index].Last + 1 == _ranges[index + 1].First)
        {
            _ranges[index] = (_ranges[index].First, _ranges[index + 1].Last);
            _ranges.RemoveAt(index + 1);
        }
    }
}
