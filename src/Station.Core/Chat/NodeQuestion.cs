using Station.Contract;
using Station.Network;
using Station.Watch;

namespace Station.Chat;

/// <summary>One question to one node: finds out what the node said last.</summary>
internal sealed class NodeQuestion(BrokerAddress address, string root, string place)
{
    /// <summary>Seconds to wait for a node whose readings the broker does not keep.</summary>
    private const double LimitSeconds = 3;

    private readonly Lock _lock = new();
    private readonly NodeTable _table = new();
    private readonly TaskCompletionSource _hasValue = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A message has come that may be the node's. Network thread.</summary>
    internal void Receive(Arrival arrival)
    {
        if (NodeMessage.Read(root, arrival) is not { } message)
        {
            return;
        }

        lock (_lock)
        {
            _table.Apply(message, DateTimeOffset.UtcNow);
            if (_table.Nodes.Any(one => one.Place == place && one.Measurements.Any()))
            {
                _hasValue.TrySetResult();
            }
        }
    }

    /// <summary>Finds the answer.</summary>
    /// <returns>What to say in the room; null if there is no such node.</returns>
    internal async Task<string?> Answer(BrokerLink link, CancellationToken cancel)
    {
        await ReadKept(cancel);
        if (!_hasValue.Task.IsCompleted)
        {
            string filter = $"{root}/{place}/+";
            await link.Subscribe(1, filter);
            await Task.WhenAny(_hasValue.Task, Task.Delay(TimeSpan.FromSeconds(LimitSeconds), cancel));
            await link.Settle(cancel);
            link.Unsubscribe(filter);
        }

        lock (_lock)
        {
            return _table.Nodes.FirstOrDefault(one => one.Place == place) is { } node ? Describe(node, DateTimeOffset.UtcNow) : null;
        }
    }

    // By their full names: some brokers send no kept messages to a wildcard.
    private async Task ReadKept(CancellationToken cancel)
    {
        try
        {
            foreach (Arrival kept in await KeptMessages.Read(address, NodeTopics.Kept.Select(leaf => NodeTopics.Of(root, place, leaf)), cancel))
            {
                Receive(kept);
            }
        }
        catch (StationException)
        {
            // The room's own connection knows it too, and says what there is to say.
        }
    }

    private static string Describe(NodeState node, DateTimeOffset now)
    {
        string values = string.Join("  ", node.Measurements
            .Select(static one => one.Value is { } value ? Quantities.Format(one.Quantity, value) : "no " + one.Quantity));
        string age = node.LastReadingAt is { } at ? $", {DurationText.Of(Math.Max(0, (now - at).TotalSeconds))} ago" : "";
        string status = node.Status is NodeStatus.Offline or NodeStatus.Asleep ? ", " + node.StatusText : "";
        return (values.Length == 0 ? "no reading" : values + age) + status;
    }
}
