using System.Text.Json;
using Firmware.Core;
using Station.Contract;
using Station.Network;

namespace Station.Forget;

/// <summary>What a broker keeps of one node: what stands under its base, what waits for it under its id, and its announcement to Home Assistant.</summary>
internal sealed class NodeTraces
{
    /// <summary>A sleeping node that has missed so many contacts is taken for dead.</summary>
    private const int MissedContacts = 3;

    private readonly BrokerAddress _address;
    private readonly string _root;
    private readonly JsonElement? _health;

    private NodeTraces(BrokerAddress address, string root, string place, IReadOnlyList<NodeMessage> kept)
    {
        _address = address;
        _root = root;
        Place = place;
        Status = kept.FirstOrDefault(static one => one.Leaf == NodeTopics.Status)?.Arrival.Text;
        _health = kept.FirstOrDefault(static one => one.Leaf == NodeTopics.Health)?.Body;
        Id = _health?.Text("id") is { Length: > 0 } id && !id.AsSpan().ContainsAny('/', '+', '#') ? id : null;
        Prefix = kept.FirstOrDefault(static one => one.Leaf == NodeTopics.ConfigState)?.Body?.Text("discovery_prefix") ?? Leaf.HomeAssistant;
    }

    /// <summary>Of the node.</summary>
    internal string Place { get; }

    /// <summary>Its id from its health; null if there is none.</summary>
    internal string? Id { get; }

    /// <summary>What a person types to say that it is meant: its id, or its place where it has none.</summary>
    internal string Confirmation => Id ?? Place;

    /// <summary>The payload of its status topic, or null.</summary>
    internal string? Status { get; }

    /// <summary>Everything that is kept; the status, by which others know of the node, comes last.</summary>
    internal IReadOnlyList<string> Topics { get; private set; } = [];

    /// <summary>First part of the topics of Home Assistant's discovery.</summary>
    private string Prefix { get; }

    /// <summary>Reads them from the broker.</summary>
    /// <exception cref="StationException">The broker cannot be reached, or does not let us read.</exception>
    internal static async Task<NodeTraces> Find(BrokerAddress address, string root, string place, CancellationToken cancel)
    {
        IReadOnlyList<Arrival> kept = await Read(address, OwnFilters(root, place), cancel);
        NodeTraces traces = new(address, root, place, [.. kept.Select(one => NodeMessage.Read(root, one)).OfType<NodeMessage>()]);
        await traces.List(kept, cancel);
        return traces;
    }

    /// <summary>Why it must not be cleared, in words; null if it may.</summary>
    internal string? Obstacle(DateTimeOffset now) => Status switch
    {
        Words.Online => $"{Place} is online; station do {Place} forget makes it clear its topics itself",
        Words.Asleep when !IsOverdue(now) => $"{Place} is asleep; station do {Place} forget makes it clear its topics itself when it wakes",
        _ => null,
    };

    /// <summary>Clears everything and verifies that: a broker also acknowledges what a user may not publish.</summary>
    /// <returns>What is left.</returns>
    /// <exception cref="StationException">The broker cannot be reached.</exception>
    internal async Task<IReadOnlyList<string>> Clear(CancellationToken cancel)
    {
        using (BrokerLink link = await BrokerLink.Open(_address, new LinkOptions { ClientId = LinkOptions.UniqueId() }, new ArrivalQueue(), cancel))
        {
            foreach (string topic in Topics)
            {
                await link.Publish(topic, default, 1, true, cancel);
            }

            await link.Leave();
        }

        await List(await Read(_address, OwnFilters(_root, Place), cancel), cancel);
        return Topics;
    }

    // Not every broker sends retained messages to a wildcard, so the topics of the contract are requested by name too.
    private static string[] OwnFilters(string root, string place) =>
        [$"{root}/{place}/#", .. NodeTopics.Kept.Select(leaf => NodeTopics.Of(root, place, leaf))];

    private static async Task<IReadOnlyList<Arrival>> Read(BrokerAddress address, string[] filters, CancellationToken cancel) =>
        [.. (await KeptMessages.Read(address, filters, cancel)).Where(static one => one.Payload.Length > 0).DistinctBy(static one => one.Topic)];

    private async Task List(IReadOnlyList<Arrival> own, CancellationToken cancel)
    {
        string[] elsewhere = Id is { } id
            ? [NodeTopics.Of(_root, id, NodeTopics.Config), NodeTopics.Of(_root, id, NodeTopics.Command), Firmware.Core.Topics.AnnouncementOf(Prefix, id)]
            : [];
        IReadOnlyList<Arrival> others = elsewhere.Length == 0 ? [] : await Read(_address, elsewhere, cancel);
        string status = NodeTopics.Of(_root, Place, NodeTopics.Status);
        Topics = [.. others.Concat(own).Select(static one => one.Topic).Distinct().OrderBy(topic => topic == status)];
    }

    private bool IsOverdue(DateTimeOffset now) => _health is { } health && health.Number("next_in") is { } every
        && NodeReading.ParseTime(health.Text("next")) is { } next && (now - next).TotalSeconds > MissedContacts * every;
}
