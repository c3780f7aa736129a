namespace Station.Contract;

/// <summary>
/// The sequence numbers of one session that have been seen, as ranges: small as long as there are few gaps.
/// </summary>
internal sealed class SequenceSet
{
    private readonly List<(long First, long Last)> _ranges = [];

    /// <summary>The highest one, or null.</summary>
    internal long? Highest => _ranges.Count == 0 ? null : _ranges[^1].Last;

    /// <summary>How many lie between the lowest and the highest and have not been seen.</summary>
    internal long Missing { get; private set; }

    /// <summary>Whether it has been seen.</summary>
    internal bool Contains(long number)
    {
        int index = IndexBelow(number);
        return index >= 0 && number <= _ranges[index].Last;
    }

    /// <summary>Adds one.</summary>
    /// <returns>False when it was there already.</returns>
    internal bool Add(long number)
    {
        if (Contains(number))
        {
            return false;
        }

        int below = IndexBelow(number);
        _ranges.Insert(below + 1, (number, number));
        Join(below + 1);
        Join(below);
        Missing = 0;
        for (int i = 1; i < _ranges.Count; i++)
        {
            Missing += _ranges[i].First - _ranges[i - 1].Last - 1;
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

    // Makes one range of a range and its successor when nothing lies between them.
    private void Join(int index)
    {
        if (index >= 0 && index + 1 < _ranges.Count && _ranges[index].Last + 1 == _ranges[index + 1].First)
        {
            _ranges[index] = (_ranges[index].First, _ranges[index + 1].Last);
            _ranges.RemoveAt(index + 1);
        }
    }
}
