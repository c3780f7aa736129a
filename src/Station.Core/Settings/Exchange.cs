using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Firmware.Core;
using Station.Contract;
using Station.Network;

namespace Station.Settings;

/// <summary>A message to one node, to those of a pattern or to all of them, and the answers.</summary>
/// <remarks>
/// One rule for nodes that are offline, whether one is meant or many: settings wait for them at the broker, commands are not sent to them,
/// because a command would run at some unexpected later time. A node that is asleep takes both when it wakes.
/// </remarks>
/// <param name="address">The broker.</param>
/// <param name="root">First part of the topics of the nodes.</param>
/// <param name="place">A place, a pattern, or <c>all</c>.</param>
internal sealed partial class Exchange(BrokerAddress address, string root, string place)
{
    /// <summary>Seconds that a node has to publish its new settings or a reading after its answer.</summary>
    private const double AftermathSeconds = 2;

    /// <summary>Most nodes, so that ever new places cannot fill the memory.</summary>
    private const int MostNodes = 5000;

    /// <summary>Messages that are sent before their acknowledgements are waited for: half of what the client takes.</summary>
    private const int Together = 500;

    private readonly SortedDictionary<string, Reply> _replies = new(NaturalOrder.Comparer);
    private readonly string _id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private readonly ArrivalQueue _arrivals = new();
    private readonly Complaints _complaints = new();
    private readonly ReplyTopics _topics = new(root);
    private Func<Reply, bool> _isComplete = static _ => true;

    /// <summary>Called when a node has said something.</summary>
    internal Action? Heard { private get; init; }

    /// <summary>What every node said, by place.</summary>
    internal IReadOnlyDictionary<string, Reply> Replies => _replies;

    /// <summary>Receives the beginning of a trial, which takes too long to wait for without feedback.</summary>
    internal TextWriter Progress { get; init; } = Console.Out;

    /// <summary>The place, the pattern, or <c>all</c>.</summary>
    internal string Target => place;

    /// <summary>The id under which the one node is sent the message, in place of its place; null for the place.</summary>
    internal string? Id { private get; init; }

    /// <summary>Whether nodes that are asleep are waited for, as long as it takes.</summary>
    internal bool WaitsForSleepers { private get; init; }

    /// <summary>Whether more than one node can be meant.</summary>
    internal bool IsToMany => place == NodeTopics.All || PlacePattern.IsPattern(place);

    /// <summary>Whether anything is known of a node that is meant.</summary>
    internal bool IsKnown => _replies.Count > 0;

    /// <summary>Whether it is for all nodes and the broker told of none: either there is none, or it sends no retained messages to a wildcard.</summary>
    internal bool IsToStrangers { get; private set; }

    /// <summary>The reply of the single node; empty if there was none.</summary>
    internal Reply Only => _replies.GetValueOrDefault(place) ?? new Reply(place);

    /// <summary>Connects and reads what the broker has kept.</summary>
    internal async Task<BrokerLink> Open(CancellationToken cancel)
    {
        // QoS 0: in order, and the broker drops none of the retained messages of a large fleet. A lost connection ends the command.
        string[] leaves =
        [
            NodeTopics.Status, NodeTopics.Health, NodeTopics.Reading, NodeTopics.Alarm,
            NodeTopics.ConfigState, NodeTopics.ConfigResult, NodeTopics.CommandResult,
        ];
        LinkOptions options = new()
        {
            ClientId = LinkOptions.UniqueId(),
            Filters = [.. leaves.Select(leaf => (NodeTopics.Of(root, IsToMany ? "+" : place, leaf), 0))],
        };
        BrokerLink link = await BrokerLink.Open(address, options, _arrivals, cancel);
        await link.Settle(cancel);
        while (_arrivals.Arrivals.TryRead(out Arrival? kept))
        {
            Receive(kept);
        }

        IsToStrangers = place == NodeTopics.All && _replies.Values.All(static one => one.Status is null);
        return link;
    }

    /// <summary>
    /// Sends a message and collects the answers: until every node that is online has answered or, if they are not known, until the limit.
    /// A node that tries the settings first is followed until its last answer, beyond the limit.
    /// </summary>
    /// <param name="link">From <see cref="Open"/>.</param>
    /// <param name="leaf">config or command.</param>
    /// <param name="message">Without its id.</param>
    /// <param name="isComplete">Whether a node that has answered has also done what follows.</param>
    /// <param name="limit">For the answers.</param>
    /// <param name="cancel">Ends it early.</param>
    internal async Task Send(BrokerLink link, string leaf, JsonObject message, Func<Reply, bool> isComplete, TimeSpan limit, CancellationToken cancel)
    {
        _isComplete = isComplete;
        message.Insert(0, "id", _id);
        byte[] payload = Encoding.UTF8.GetBytes(message.ToJsonString(JsonText.OneLine));
        foreach (string[] places in Places(leaf).Chunk(Together))
        {
            await Task.WhenAll(places.Select(one => link.Publish(NodeTopics.Of(root, one, leaf), payload, 1, false, cancel)));
        }

        await Collect(Awaited, static one => one.Answer is not null, limit, cancel);
        if (WaitsForSleepers && _replies.Values.Any(IsSlept))
        {
            await Collect(() => _replies.Values.Where(one => IsSlept(one) || one.Answer is not null), static one => one.Answer is not null,
                Timeout.InfiniteTimeSpan, cancel);
        }

        await Follow(link, message, limit, cancel);
    }

    /// <summary>A message has come.</summary>
    internal void Receive(Arrival arrival)
    {
        if (arrival.Payload.Length == 0 || _topics.Find(arrival) is not (string from, string leaf)
            || (PlacePattern.IsPattern(place) && !PlacePattern.Matches(place, from)))
        {
            return;
        }

        if (!_replies.TryGetValue(from, out Reply? reply))
        {
            if (_replies.Count >= MostNodes)
            {
                return;
            }

            reply = new Reply(from);
            _replies[from] = reply;
        }

        NodeMessage message = NodeMessage.Read(from, leaf, arrival);
        reply.Apply(message, _id);
        Heard?.Invoke();
        if (message.Problem is { } problem)
        {
            _complaints.WriteOnce(arrival.Topic, $"what {message.Topic} says is not understood: {problem}");
        }
    }

    // Where the message goes: to each node separately, unless it is for all of them, those that come later included.
    private IEnumerable<string> Places(string leaf) => !IsToMany || IsToStrangers || (place == NodeTopics.All && leaf == NodeTopics.Config)
        ? [Id ?? place]
        : _replies.Values.Where(one => one.Status is not null && (leaf == NodeTopics.Config || one.Status != Words.Offline)).Select(static one => one.Place);

    // Until each awaited node has answered and finished, or until the limit. Where it is not known which those are: until the limit.
    private async Task Collect(Func<IEnumerable<Reply>?> awaited, Func<Reply, bool> hasAnswered, TimeSpan limit, CancellationToken cancel)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        end.CancelAfter(limit);
        bool allAnswered = false;
        while (awaited()?.All(one => hasAnswered(one) && (!one.IsOk || _isComplete(one))) != true && await _arrivals.Next(end.Token) is { } arrival)
        {
            Receive(arrival);
            if (!allAnswered && awaited()?.All(hasAnswered) == true)
            {
                allAnswered = true;
                end.CancelAfter(TimeSpan.FromSeconds(AftermathSeconds));
            }
        }

        cancel.ThrowIfCancellationRequested();
    }

    // It may be awake at the moment, and has not answered: it still counts as one that sleeps.
    private static bool IsSlept(Reply reply) => reply.Answer is null && (reply.IsAsleep || reply.Health?.Number("next_in") > 0)
        && reply.Status != Words.Offline;

    // Of all nodes those that are online, and any other that has answered; null if it is not known who is. A node that is away will
    // answer when it returns, not now.
    private IEnumerable<Reply>? Awaited() => IsToStrangers ? null : IsToMany
        ? _replies.Values.Where(static one => one.IsOnline || one.Answer is not null)
        : Only is { Status: Words.Offline or Words.Asleep, Answer: null } ? [] : [Only];
}
