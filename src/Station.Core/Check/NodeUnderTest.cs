using System.Diagnostics;
using System.Text;
using Station.Contract;
using Station.Network;

namespace Station.Check;

/// <summary>The node that is checked: all its messages, and a way to send to it.</summary>
internal sealed class NodeUnderTest(BrokerAddress address, string root, string place)
{
    private readonly ArrivalQueue _arrivals = new();
    private readonly List<Sighting> _sightings = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private BrokerLink? _link;

    /// <summary>Time limit for an answer, in seconds. Over Wi-Fi the first message after a pause takes a while.</summary>
    internal const double AnswerSeconds = 10;

    /// <summary>All messages so far, in order.</summary>
    internal IReadOnlyList<Sighting> Sightings => _sightings;

    /// <summary>The broker it talks to.</summary>
    internal BrokerAddress Address => address;

    /// <summary>First part of every topic.</summary>
    internal string Root => root;

    /// <summary>Time since the check began.</summary>
    internal TimeSpan Now => _watch.Elapsed;

    /// <summary>The last message on a topic, or null.</summary>
    internal Sighting? Last(string leaf) => _sightings.LastOrDefault(one => one.Leaf == leaf);

    /// <summary>The highest QoS that the broker can deliver: RabbitMQ 3.10 has no 2.</summary>
    internal int BrokerQos => _link!.GrantedQos;

    /// <summary>Connects and collects what the broker has kept.</summary>
    internal async Task<BrokerLink> Open(CancellationToken cancel)
    {
        // QoS 2, so that each message arrives with the QoS that the node chose. Retained messages are requested separately.
        string[] leaves = ["+", NodeTopics.ConfigState, NodeTopics.ConfigResult, NodeTopics.CommandResult];
        LinkOptions options = new() { ClientId = LinkOptions.UniqueId(), Filters = [.. leaves.Select(leaf => (NodeTopics.Of(root, place, leaf), 2))] };
        _link = await BrokerLink.Open(address, options, _arrivals, cancel);
        await AskKept(cancel, NodeTopics.Kept);
        return _link;
    }

    /// <summary>Reads the retained messages.</summary>
    /// <param name="cancel">Ends it early.</param>
    /// <param name="leaves">The topics.</param>
    /// <returns>The messages.</returns>
    internal async Task<IReadOnlyList<Sighting>> AskKept(CancellationToken cancel, params string[] leaves)
    {
        int before = _sightings.Count;
        foreach (Arrival kept in await KeptMessages.Read(address, leaves.Select(leaf => NodeTopics.Of(root, place, leaf)), cancel))
        {
            Record(kept);
        }

        return [.. _sightings.Skip(before)];
    }

    /// <summary>Sends a message to the node.</summary>
    internal Task Send(string leaf, string payload, CancellationToken cancel) =>
        _link!.Publish(NodeTopics.Of(root, place, leaf), Encoding.UTF8.GetBytes(payload), 1, false, cancel);

    /// <summary>Waits until the messages meet a condition.</summary>
    /// <param name="isThere">The condition on all messages so far.</param>
    /// <param name="seconds">The limit.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>Whether they did within the limit.</returns>
    internal async Task<bool> Wait(Func<bool> isThere, double seconds, CancellationToken cancel)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        while (!isThere())
        {
            if (await _arrivals.Next(limit.Token) is not { } arrival)
            {
                cancel.ThrowIfCancellationRequested();
                return false;
            }

            if (!arrival.Retained)
            {
                Record(arrival);
            }
        }

        return true;
    }

    private void Record(Arrival arrival)
    {
        if (NodeMessage.Read(root, arrival) is { } message)
        {
            _sightings.Add(new Sighting(_watch.Elapsed, message.Leaf, arrival, message));
        }
    }
}
