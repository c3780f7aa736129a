using Kit;

namespace Mqtt.Tests;

[TestClass]
public sealed class BackPressureTests
{
    private const int Count = 1000;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task A_slow_handler_loses_nothing(int qos)
    {
        await using Broker broker = await Broker.Start(configuration: "max_queued_messages 0");
        using SemaphoreSlim permits = new(0);
        using TestClient receiver = new("slow");
        _ = await receiver.Connect(broker.Port);
        _ = await receiver.Subscribe(qos, "t");
        using TestClient sender = new("fast");
        _ = await sender.Connect(broker.Port);
        receiver.During = one => Assert.IsTrue(one.Message is null || permits.Wait(Limits.Wait));

        // Nothing is handled but the first message until all are published.
        for (int i = 0; i < Count; i++)
        {
            await sender.Publish("t", $"{i}", qos);
        }

        Assert.IsLessThanOrEqualTo(1, receiver.Messages.Count());
        permits.Release(Count);

        _ = await receiver.Events.Seen(one => one.Message?.Text == $"{Count - 1}", "the last message");
        string[] expected = [.. Enumerable.Range(0, Count).Select(i => $"{i}")];
        CollectionAssert.AreEqual(expected, receiver.Messages.Select(one => one.Text).ToArray());
    }

    [TestMethod]
    public async Task A_blocked_handler_holds_up_nobody_else()
    {
        await using Broker broker = await Broker.Start();
        using ManualResetEventSlim gate = new();
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(1, "in");
        client.During = one => Assert.IsTrue(one.Message is null || gate.Wait(Limits.Wait));
        await Publisher.Publish(broker.Port, "in", "block");
        _ = await client.Message();

        // Publishing from another thread goes through; it is sent when the handler is done.
        int id = client.Send("out", "x");
        gate.Set();

        await client.Published(id);
    }
}
