using Kit;

namespace Brokers.Tests;

/// <summary>The readings that subscribers saw of one node.</summary>
internal sealed class Sequence(string place)
{
    private readonly List<Subscriber> _subscribers = [];

    /// <summary>Numbers on the live topic, in order; what the broker had kept is left out.</summary>
    internal List<int> Live => Numbers("reading");

    /// <summary>Numbers on the history topic, in order.</summary>
    internal List<int> History => Numbers("history");

    /// <summary>All of them.</summary>
    internal List<int> All => [.. Live, .. History];

    /// <summary>How many came more than once.</summary>
    internal int Twice => All.GroupBy(number => number).Count(group => group.Count() > 1);

    /// <summary>The QoS at which they came.</summary>
    internal int[] Grades => [.. Messages("reading").Concat(Messages("history")).Select(one => one.Qos).Distinct()];

    /// <summary>Numbers that lie between others and did not come.</summary>
    internal List<int> Missing => All.Count == 0 ? [] : [.. Enumerable.Range(All.Min(), All.Max() - All.Min() + 1).Except(All)];

    /// <summary>Takes in what one more subscriber sees.</summary>
    internal void Add(Subscriber subscriber) => _subscribers.Add(subscriber);

    /// <summary>Waits, at the subscriber added last, until so many have come from now on.</summary>
    internal async Task Comes(int more)
    {
        for (int i = 0; i < more; i++)
        {
            _ = await _subscribers[^1].Next(message => IsReading(message, "reading"));
        }
    }

    /// <summary>Waits until a live reading behind the given number has come and none is missing.</summary>
    internal Task IsWholeBehind(int number) => _subscribers[^1].Messages.Seen(
        _ => Live.DefaultIfEmpty().Max() > number && Missing.Count == 0, $"live readings behind {number} and none missing");

    private List<int> Numbers(string leaf) =>
        [.. Messages(leaf).Select(static one => System.Text.Json.JsonDocument.Parse(one.Bytes).RootElement.GetProperty("seq").GetInt32())];

    private IEnumerable<Received> Messages(string leaf) => _subscribers.SelectMany(one => one.Messages.All).Where(message => IsReading(message, leaf));

    private bool IsReading(Received message, string leaf)
        => !message.Retained && message.Bytes.Length > 0 && message.Topic.EndsWith($"/{place}/{leaf}", StringComparison.Ordinal);
}
