using Station.Contract;

namespace Station.Alarms;

/// <summary>The alarms of all nodes. Uses no network and no clock. A repeated message is not a change.</summary>
internal sealed class AlarmBook
{
    /// <summary>Nodes at most: whoever publishes below ever new places does not fill the memory.</summary>
    private const int MostNodes = 5000;

    /// <summary>Alarms of one node: the contract has one for each quantity.</summary>
    private const int MostOfANode = 50;

    private readonly SortedDictionary<string, IReadOnlyList<NodeAlarm>> _alarms = new(NaturalOrder.Comparer);

    /// <summary>Those that last, as people count their places.</summary>
    internal IEnumerable<AlarmChange> All => _alarms
        .SelectMany(static node => node.Value.Select(one => new AlarmChange(node.Key, one, one.Kind, AlarmChange.Well)));

    /// <summary>A node has published its list.</summary>
    /// <param name="place">Of the node.</param>
    /// <param name="list">All its alarms; none when the list was cleared at the broker.</param>
    /// <returns>What has changed.</returns>
    internal IReadOnlyList<AlarmChange> Apply(string place, IReadOnlyList<NodeAlarm> list)
    {
        IReadOnlyList<NodeAlarm> before = _alarms.GetValueOrDefault(place) ?? [];
        NodeAlarm[] now = [.. list.DistinctBy(static one => one.Quantity).Take(MostOfANode)];
        if (now.Length == 0)
        {
            _alarms.Remove(place);
        }
        else if (_alarms.Count < MostNodes || before.Count > 0)
        {
            _alarms[place] = now;
        }
        else
        {
            return [];
        }

        return [.. now.Select(one => Change(place, one, before)).OfType<AlarmChange>(), .. Gone(place, before, now)];
    }

    private static AlarmChange? Change(string place, NodeAlarm now, IReadOnlyList<NodeAlarm> before)
    {
        string was = before.FirstOrDefault(one => one.Quantity == now.Quantity)?.Kind ?? AlarmChange.Well;
        return was == now.Kind ? null : new AlarmChange(place, now, now.Kind, was);
    }

    private static IEnumerable<AlarmChange> Gone(string place, IReadOnlyList<NodeAlarm> before, NodeAlarm[] now) => before
        .Where(old => !now.Any(one => one.Quantity == old.Quantity))
        .Select(old => new AlarmChange(place, old, AlarmChange.Well, old.Kind));
}
