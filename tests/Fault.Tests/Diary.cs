using Kit;

namespace Fault.Tests;

/// <summary>What a subscriber with a persistent session saw of the readings of one device.</summary>
internal sealed class Diary : IAsyncDisposable
{
    private readonly Subscriber _subscriber;

    private Diary(Subscriber subscriber)
    {
        _subscriber = subscriber;
    }

    /// <summary>Everything.</summary>
    internal Subscriber Subscriber => _subscriber;

    /// <summary>Numbers on the live topic, in order; what the broker had kept is left out.</summary>
    internal List<int> Live => Numbers("/reading");

    /// <summary>Numbers on the history topic, in order.</summary>
    internal List<int> History => Numbers("/history");

    /// <summary>How many came more than once.</summary>
    internal int Twice => Live.Concat(History).GroupBy(number => number).Count(group => group.Count() > 1);

    /// <summary>Begins to look on.</summary>
    internal static async Task<Diary> Begin(int port, string topic = Device.Base + "/#")
    {
        return new Diary(await Subscriber.Start(port, topic, 2, "-c", "-i", "watcher"));
    }

    /// <summary>Waits until the device is online and has sent some readings.</summary>
    internal async Task IsUnderWay()
    {
        _ = await Says("online");
        _ = await Has(3);
    }

    /// <summary>Waits until a reading is there.</summary>
    internal Task<Received> Has(int sequence)
    {
        return _subscriber.Messages.Seen(message => NumberOf(message) >= sequence, $"reading {sequence}");
    }

    /// <summary>Waits until every reading up to the last live one is there.</summary>
    internal async Task<int> IsWhole(int atLeast)
    {
        _ = await _subscriber.Messages.Seen(
            message => NumberOf(message) >= atLeast && IsLive(message) && Missing().Count == 0, $"all readings up to {atLeast} or more");
        return Live.Max();
    }

    /// <summary>The next status.</summary>
    internal Task<Received> Says(string status)
    {
        return _subscriber.Messages.Next(
            message => message.Topic.EndsWith("/status", StringComparison.Ordinal) && message.Text == status, $"the status {status}");
    }

    /// <summary>Checks what holds always: nothing missing, live never backwards, history oldest first where it comes for the first time.</summary>
    internal void Check()
    {
        Assert.IsEmpty(Missing());
        CollectionAssert.AreEqual(Live.Order().ToList(), Live, "the live topic went back");
        List<int> once = [.. History.Distinct()];
        CollectionAssert.AreEqual(once.Order().ToList(), once, "the history is not in order");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        return _subscriber.DisposeAsync();
    }

    private static bool IsLive(Received message)
    {
        return message.Topic.EndsWith("/reading", StringComparison.Ordinal);
    }

    private static int NumberOf(Received message)
    {
        bool reading = (IsLive(message) || message.Topic.EndsWith("/history", StringComparison.Ordinal)) && !message.Retained && message.Bytes.Length > 0;
        return reading ? Device.Json(message).GetProperty("seq").GetInt32() : 0;
    }

    private List<int> Numbers(string topic)
    {
        return [.. _subscriber.Messages.All.Where(message => message.Topic.EndsWith(topic, StringComparison.Ordinal))
            .Select(NumberOf).Where(number => number > 0)];
    }

    private List<int> Missing()
    {
        HashSet<int> there = [.. Live, .. History];
        return there.Count == 0 ? [] : [.. Enumerable.Range(there.Min(), there.Max() - there.Min() + 1).Except(there)];
    }
}
