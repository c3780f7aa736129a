using System.Text.Json;
using Firmware.Core;
using Station.Contract;
using Station.Network;

namespace Station.Watch;

/// <summary>All nodes under a root, made of messages. Pure: no network, no clock, no screen.</summary>
internal sealed class NodeTable(string root)
{
    /// <summary>Not places: settings and commands for every node, and the rooms of the chat.</summary>
    internal static string[] NoPlaces { get; } = [Leaf.All, Leaf.Chat];

    private readonly SortedDictionary<string, NodeState> _nodes = new(StringComparer.Ordinal);

    /// <summary>By place.</summary>
    internal IReadOnlyCollection<NodeState> Nodes => _nodes.Values;

    /// <summary>Messages that were not understood.</summary>
    internal int NotUnderstood { get; private set; }

    /// <summary>What to subscribe to. QoS 0: the broker would hold back and then drop a burst of hundreds of nodes at QoS 1.</summary>
    internal static IReadOnlyList<(string Filter, int Qos)> Filters(string root) =>
    [
        (NodeTopics.OfEvery(root, NodeTopics.ConfigState), 0),
        (NodeTopics.OfEvery(root, NodeTopics.ConfigResult), 0),
        (NodeTopics.OfEvery(root, NodeTopics.CommandResult), 0),
        ($"{root}/+/+", 0),
    ];

    /// <summary>Takes a message.</summary>
    /// <returns>What happened, none when it is nothing to a node.</returns>
    internal IReadOnlyList<NodeEvent> Take(Arrival arrival, DateTimeOffset now)
    {
        if (!NodeTopics.TryParse(root, arrival.Topic, out string place, out string leaf) || NoPlaces.Contains(place) || arrival.Payload.Length == 0
            || leaf is NodeTopics.Config or NodeTopics.Command)
        {
            return [];
        }

        JsonElement? json = arrival.Payload[0] == '{' ? JsonText.ParseObject(arrival.Payload) : null;
        double? number = json is null && !leaf.Contains('/') ? PlainNumber.Parse(arrival.Text) : null;
        if (json is null && number is null && leaf != NodeTopics.Status)
        {
            NotUnderstood++;
            return [];
        }

        NodeEvent happened = new() { At = now, Place = place, Kind = leaf, Retained = arrival.Retained, Body = json };
        return Update(NodeAt(place, now), happened, arrival.Text, number);
    }

    /// <summary>Lets time pass.</summary>
    /// <returns>The nodes that have become late.</returns>
    internal IReadOnlyList<NodeEvent> Advance(DateTimeOffset now)
    {
        List<NodeEvent> events = [];
        foreach (NodeState node in _nodes.Values)
        {
            TimeSpan? overdue = node.Status == NodeStatus.Offline ? null : node.Rhythm.Overdue(now);
            if (overdue is { } late && !node.IsLate)
            {
                events.Add(new NodeEvent { At = now, Place = node.Place, Kind = "late", Number = Math.Round(late.TotalSeconds, 1) });
            }

            node.IsLate = overdue is not null;
        }

        return events;
    }

    /// <summary>Knows nothing of a node any more.</summary>
    internal void Remove(string place) => _nodes.Remove(place);

    /// <summary>We were cut off ourselves: no node is to blame for that silence.</summary>
    internal void Restart(DateTimeOffset now)
    {
        foreach (NodeState node in _nodes.Values)
        {
            node.Rhythm.Restart(now);
        }
    }

    private static IReadOnlyList<NodeEvent> Update(NodeState node, NodeEvent happened, string text, double? number)
    {
        switch (happened.Kind)
        {
            case NodeTopics.Status:
                TakeStatus(node, text, happened.At);
                return [happened with { Text = HarmlessText.Show(text, 32), Body = null }];
            case NodeTopics.ConfigState when happened.Body is { } settings:
                node.TakeSettings(settings);
                return [happened with { Kind = "settings" }];
            case NodeTopics.Health when happened.Body is { } health:
                node.Health = health;
                return [happened];
            case NodeTopics.ConfigResult or NodeTopics.CommandResult:
                return [happened with { Kind = "answer", Name = happened.Kind }];
            case NodeTopics.History when happened.Body is { } past:
                node.TakeHistory(NodeReading.Parse(past));
                return [happened];
            case NodeTopics.Reading when happened.Body is { } live:
                return WithGap(happened, node.TakeReading(NodeReading.Parse(live), happened.Retained, happened.At));
            default:
                return TakeValue(node, happened, number);
        }
    }

    private static void TakeStatus(NodeState node, string text, DateTimeOffset now)
    {
        NodeStatus before = node.Status;
        node.Status = text == Words.Online ? NodeStatus.Online : text == Words.Offline ? NodeStatus.Offline : NodeStatus.Unknown;
        if (before == NodeStatus.Offline && node.Status == NodeStatus.Online)
        {
            node.Rhythm.Restart(now);
        }
    }

    private static NodeEvent[] WithGap(NodeEvent reading, long missing) => missing == 0
        ? [reading]
        : [reading with { Kind = "gap", Number = missing, Body = null }, reading];

    private static NodeEvent[] TakeValue(NodeState node, NodeEvent happened, double? number)
    {
        if (number is not { } value)
        {
            return [];
        }

        node.TakeValue(happened.Kind, value, happened.Retained, happened.At);
        return [happened with { Kind = "value", Name = happened.Kind, Number = value, Body = null }];
    }

    private NodeState NodeAt(string place, DateTimeOffset now)
    {
        if (!_nodes.TryGetValue(place, out NodeState? node))
        {
            node = new NodeState(place, now);
            _nodes[place] = node;
        }

        return node;
    }
}
