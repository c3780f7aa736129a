namespace Mqtt.Native;

/// <summary>The ids of the messages that wait for their acknowledgement. Not thread safe; allocates nothing after creation.</summary>
internal sealed class InFlight
{
    private readonly int[] _ids;
    private int _count;

    /// <param name="capacity">1 to 65,535 messages.</param>
    internal InFlight(int capacity)
    {
        _ids = new int[capacity];
    }

    /// <summary>True when one more would be too many.</summary>
    internal bool IsFull => _count == _ids.Length;

    /// <summary>Adds an id. Only when not full.</summary>
    internal void Add(int id)
    {
        _ids[_count] = id;
        _count++;
    }

    /// <summary>Removes an id; an unknown one, as every QoS 0 message has, is ignored.</summary>
    internal void Remove(int id)
    {
        int index = Array.IndexOf(_ids, id, 0, _count);
        if (index >= 0)
        {
            _count--;
            _ids[index] = _ids[_count];
        }
    }
}
