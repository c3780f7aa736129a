using System.Text.Json;
using System.Text.Unicode;
using Station.Network;

namespace Station.Contract;

/// <summary>
/// A message of a node, read: everything that the station does with what nodes say begins here, and reading it never throws. What it does not
/// understand it says in <see cref="Problem"/>.
/// </summary>
internal sealed record NodeMessage
{
    /// <summary>Largest message that is kept of a node, in bytes: its settings in force have under 1,500, its health under 700.</summary>
    private const int LongestRemembered = 16_384;

    /// <summary>Bytes of a status: nodes say <c>online</c> or <c>offline</c>.</summary>
    private const int LongestStatus = 64;

    /// <summary>Characters of a level of a topic: a place of the contract has 32 at most.</summary>
    private const int LongestLevel = 100;

    private static readonly string[] Objects =
        [NodeTopics.Reading, NodeTopics.History, NodeTopics.Health, NodeTopics.ConfigState, NodeTopics.ConfigResult, NodeTopics.CommandResult];

    /// <summary>Of the node.</summary>
    internal required string Place { get; init; }

    /// <summary>The topic below the node's base, for instance <c>config/state</c>.</summary>
    internal required string Leaf { get; init; }

    /// <summary>The message as it came.</summary>
    internal required Arrival Arrival { get; init; }

    /// <summary>Why it is not understood, in words, as in "it is no JSON object"; null if it is.</summary>
    internal string? Problem { get; private init; }

    /// <summary>The JSON object that it is, or null.</summary>
    internal JsonElement? Body { get; private init; }

    /// <summary>The sample, of a reading and of history; null otherwise.</summary>
    internal NodeReading? Reading { get; private init; }

    /// <summary>The settings in force, of <c>config/state</c>; null otherwise.</summary>
    internal NodeSettings? Settings { get; private init; }

    /// <summary>The alarms that last, of <c>alarm</c>; null otherwise.</summary>
    internal IReadOnlyList<NodeAlarm>? Alarms { get; private init; }

    /// <summary>The plain number that it is, or null.</summary>
    internal double? Number { get; private init; }

    /// <summary>The place on earth that it is, of <c>position</c>; null otherwise.</summary>
    internal NodePosition? Position { get; private init; }

    /// <summary>Its topic, for a person.</summary>
    internal string Topic => HarmlessText.Show(Arrival.Topic, 100);

    /// <summary>Reads a message.</summary>
    /// <param name="root">First part of the topics of the nodes.</param>
    /// <param name="arrival">Anything.</param>
    /// <returns>Null if it is not from a node: on another topic, addressed to a node, or the empty one that clears a retained message.</returns>
    internal static NodeMessage? Read(string root, Arrival arrival) =>
        NodeTopics.TryParse(root, arrival.Topic, out string place, out string leaf) && !NodeTopics.NoPlaces.Contains(place)
            && place.Length <= LongestLevel && leaf.Length <= LongestLevel && arrival.Payload.Length > 0
                && leaf is not (NodeTopics.Config or NodeTopics.Command)
            ? Read(place, leaf, arrival)
            : null;

    /// <summary>Reads a message of which the node is known.</summary>
    internal static NodeMessage Read(string place, string leaf, Arrival arrival)
    {
        NodeMessage message = new() { Place = place, Leaf = leaf, Arrival = arrival };
        if (leaf == NodeTopics.Status)
        {
            return arrival.Payload.Length <= LongestStatus && Utf8.IsValid(arrival.Payload) ? message : message with { Problem = "it is no word" };
        }

        if (leaf == NodeTopics.Alarm)
        {
            JsonElement? list = CheckedJson.List(arrival.Payload, out string wrong);
            return list is { } alarms ? message with { Alarms = NodeAlarm.ReadAll(alarms) } : message with { Problem = wrong };
        }

        if (leaf == NodeTopics.Position)
        {
            return NodePosition.Parse(arrival.Payload) is { } position
                ? message with { Position = position }
                : message with { Problem = "it is no latitude and longitude" };
        }

        return Objects.Contains(leaf) || arrival.Payload[0] == '{' ? WithBody(message) : WithNumber(message);
    }

    private static NodeMessage WithBody(NodeMessage message)
    {
        if (CheckedJson.Object(message.Arrival.Payload, out string problem, Limit(message.Leaf)) is not { } json)
        {
            return message with { Problem = problem };
        }

        return message with
        {
            Body = json,
            Reading = message.Leaf is NodeTopics.Reading or NodeTopics.History ? NodeReading.Read(json) : null,
            Settings = message.Leaf == NodeTopics.ConfigState ? NodeSettings.Read(json) : null,
        };
    }

    private static int Limit(string leaf) => leaf is NodeTopics.ConfigState or NodeTopics.Health ? LongestRemembered : CheckedJson.Longest;

    private static NodeMessage WithNumber(NodeMessage message) => !message.Leaf.Contains('/') && PlainNumber.Parse(message.Arrival.Payload) is { } number
        ? message with { Number = number }
        : message with { Problem = "it is neither a number nor JSON" };
}
