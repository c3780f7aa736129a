using Firmware.Core;
using Station.Contract;
using Store;

namespace Station.Watch;

/// <summary>All nodes under a root, built from messages. Uses no network, clock or screen.</summary>
internal sealed class NodeTable
{
    /// <summary>Most nodes, so that ever new places cannot fill the memory.</summary>
    internal const int MostNodes = 5000;

    /// <summary>Topics whose messages are not understood and that are named; more are counted only.</summary>
    private const int MostNamed = 1000;

    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, NodeState> _nodes = new(StringComparer.Ordinal);

    /// <summary>By place.</summary>
    internal IReadOnlyCollection<NodeState> Nodes => _nodes.Values;

    /// <summary>Messages that were not understood.</summary>
    internal long NotUnderstood { get; private set; }

    /// <summary>What to subscribe to. QoS 0: the broker would hold back and then drop a burst of hundreds of nodes at QoS 1.</summary>
    internal static IReadOnlyList<(string Filter, int Qos)> Filters(string root) =>
    [
        (NodeTopics.OfEvery(root, NodeTopics.ConfigState), 0),
        (NodeTopics.OfEvery(root, NodeTopics.ConfigResult), 0),
        (NodeTopics.OfEvery(root, NodeTopics.CommandResult), 0),
        ($"{root}/+/+", 0),
    ];

    /// <summary>A message has come. Messages that are not understood change nothing, are counted, and cause one event for each topic.</summary>
    /// <returns>The events; none if the message is not about a node.</returns>
    internal IReadOnlyList<NodeEvent> Apply(NodeMessage message, DateTimeOffset now)
    {
        if (message.Problem is { } problem)
        {
            NotUnderstood++;
            return _named.Count < MostNamed && _named.Add(message.Arrival.Topic)
                ? [new NodeEvent { At = now, Place = message.Place, Kind = NodeEvent.NotUnderstood, Name = message.Leaf, Text = problem,
                    Retained = message.Arrival.Retained }]
                : [];
        }

        if (NodeAt(message.Place, now) is not { } node)
        {
            return [];
        }

        NodeEvent happened = new()
        {
            At = now,
            Place = message.Place,
            Kind = message.Leaf,
            Retained = message.Arrival.Retained,
            Body = message.Body,
            Reading = message.Reading,
        };
        return Update(node, happened, message);
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

    /// <summary>Removes a node.</summary>
    internal void Remove(string place) => _nodes.Remove(place);

    /// <summary>We were cut off ourselves: no node is to blame for that silence.</summary>
    internal void Restart(DateTimeOffset now)
    {
        foreach (NodeState node in _nodes.Values)
        {
            node.Rhythm.Restart(now);
        }
    }

    private static IReadOnlyList<NodeEvent> Update(NodeState node, NodeEvent happened, NodeMessage message)
    {
        switch (message.Leaf)
        {
            case NodeTopics.Status:
                ApplyStatus(node, message.Arrival.Text, happened.At);
                return [happened with { Text = HarmlessText.Show(message.Arrival.Text, 32) }];
            case NodeTopics.ConfigState when message.Settings is { } settings:
                node.Apply(settings);
                return [happened with { Kind = "settings" }];
            case NodeTopics.Alarm when message.Alarms is { } alarms:
                node.Alarms = [.. alarms.Select(one => one with { Since = one.Since ?? happened.At })];
                return [happened with { Text = Describe(alarms) }];
            case NodeTopics.Health:
                node.Health = message.Body;
                node.Rhythm.Sleeps(message.Body?.Number("next_in"));
                return [happened];
            case NodeTopics.ConfigResult or NodeTopics.CommandResult:
                return [happened with { Kind = "answer", Name = message.Leaf }];
            case NodeTopics.History when message.Reading is { } past:
                node.ApplyHistory(past);
                return [happened];
            case NodeTopics.Reading when message.Reading is { } live:
                return WithGap(happened, node.ApplyReading(live, happened.Retained, happened.At));
            case NodeTopics.Position when message.Position is { } position:
                node.ApplyValue(Track.Latitude, position.Latitude, happened.Retained, happened.At);
                node.ApplyValue(Track.Longitude, position.Longitude, happened.Retained, happened.At);
                return [happened with { Text = position.ToString() }];
            default:
                return message.Number is { } value ? [Value(node, happened, value)] : [];
        }
    }

    private static string Describe(IReadOnlyList<NodeAlarm> alarms) => alarms.Count == 0 ? "none"
        : HarmlessText.Show(string.Join(", ", alarms.Select(static one => $"{one.Quantity} {one.Kind}")), 100);

    private static void ApplyStatus(NodeState node, string text, DateTimeOffset now)
    {
        node.StatusText = text;
        NodeStatus before = node.Status;
        node.Status = text switch
        {
            Words.Online => NodeStatus.Online,
            Words.Asleep => NodeStatus.Asleep,
            Words.Offline => NodeStatus.Offline,
            _ => NodeStatus.Unknown,
        };
        if (before == NodeStatus.Offline && node.Status is (NodeStatus.Online or NodeStatus.Asleep))
        {
            node.Rhythm.Restart(now);
        }
    }

    private static NodeEvent[] WithGap(NodeEvent reading, long missing) => missing == 0
        ? [reading]
        : [reading with { Kind = "gap", Number = missing, Body = null, Reading = null }, reading];

    private static NodeEvent Value(NodeState node, NodeEvent happened, double value)
    {
        node.ApplyValue(happened.Kind, value, happened.Retained, happened.At);
        return happened with { Kind = "value", Name = happened.Kind, Number = value };
    }

    // Null where there are too many.
    private NodeState? NodeAt(string place, DateTimeOffset now)
    {
        if (!_nodes.TryGetValue(place, out NodeState? node) && _nodes.Count < MostNodes)
        {
            node = new NodeState(place, now);
            _nodes[place] = node;
        }

        return node;
    }
}
