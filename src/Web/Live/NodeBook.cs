using Station.Contract;
using Station.Network;
using Station.Watch;
using Store;

namespace Web.Live;

/// <summary>Keeps the views of all nodes up to date with what arrives. Uses no network and no clock. Not thread-safe.</summary>
internal sealed class NodeBook(string root)
{
    private readonly NodeTable _table = new();
    private readonly SortedDictionary<string, NodeView> _views = new(NaturalOrder.Comparer);
    private readonly Dictionary<string, Trend> _trends = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private bool _hasRemoved;

    /// <summary>Applies a message.</summary>
    internal void Apply(Arrival arrival, DateTimeOffset now)
    {
        if (NodeMessage.Read(root, arrival) is { } message)
        {
            _table.Apply(message, now);
            _changed.Add(message.Place);
        }
        else if (arrival.Payload.Length == 0 && NodeTopics.TryParse(root, arrival.Topic, out string place, out string leaf) && leaf == NodeTopics.Status)
        {
            Remove(place);
        }
    }

    /// <summary>Advances the time: nodes whose reading is overdue become late.</summary>
    /// <returns>The views if one has changed since the last call; otherwise null.</returns>
    internal IReadOnlyList<NodeView>? Advance(DateTimeOffset now)
    {
        _table.Advance(now);
        bool isNew = _hasRemoved;
        _hasRemoved = false;
        foreach (NodeState node in _table.Nodes)
        {
            bool isKnown = _views.TryGetValue(node.Place, out NodeView? view);
            if (_changed.Contains(node.Place) || !isKnown || (view!.Condition == NodeCondition.Late) != node.IsLate)
            {
                NodeView renewed = NodeViews.Of(node, TrendOf(node, view, now));
                isNew = true;
                _views[node.Place] = renewed;
            }
        }

        _changed.Clear();
        return isNew ? [.. _views.Values] : null;
    }

    /// <summary>Adds recorded values of a node from before its first message.</summary>
    internal void Seed(string place, IEnumerable<(DateTimeOffset At, double Value)> points)
    {
        TrendAt(place).Seed(points);
        _changed.Add(place);
    }

    /// <summary>The station itself had no connection: silence during that time does not make a node late.</summary>
    internal void Restart(DateTimeOffset now) => _table.Restart(now);

    // Only its first quantity that is not a coordinate; each reading counts once.
    private IReadOnlyList<double> TrendOf(NodeState node, NodeView? before, DateTimeOffset now)
    {
        Trend trend = TrendAt(node.Place);
        if (node.LastReadingAt != before?.LastReadingAt && node.Measurements.FirstOrDefault(static one => !Track.IsDegree(one.Quantity))?.Value is { } value)
        {
            trend.Add(now, value);
        }

        return trend.Values;
    }

    private Trend TrendAt(string place)
    {
        if (!_trends.TryGetValue(place, out Trend? trend))
        {
            trend = new Trend();
            _trends[place] = trend;
        }

        return trend;
    }

    // Its retained messages have been cleared: it was forgotten or has moved to another place.
    private void Remove(string place)
    {
        _table.Remove(place);
        _trends.Remove(place);
        _changed.Remove(place);
        _hasRemoved |= _views.Remove(place);
    }
}
