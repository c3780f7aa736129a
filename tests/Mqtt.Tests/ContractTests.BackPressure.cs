using Kit;

namespace Mqtt.Tests;

/// <content>Clients that cannot take more for now.</content>
public abstract partial class ContractTests
{
    private const int Count = 1000;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task A_slow_handler_loses_nothing(int qos)
    {
        await using TestBroker broker = await Start();
        using SemaphoreSlim permits = new(0);
        using TestClient receiver = new("slow");
        _ = await receiver.Connect(broker.Port);
        _ = await receiver.Subscribe(qos, "t");
        using TestClient sender = new("fast");
        _ = await sender.Connect(broker.Port);
        receiver.During = one => Assert.IsTrue(one.Message is null || permits.Wait(Limits.Hang));

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
        await using TestBroker broker = await Start();
        using ManualResetEventSlim gate = new();
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(1, "in");
        client.During = one => Assert.IsTrue(one.Message is null || gate.Wait(Limits.Hang));
        await Publisher.Publish(broker.Port, "in", "block");
        _ = await client.Message();

        // Publishing from another thread goes through; it is sent when the handler is done.
        int id = client.Send("out", "x");
        gate.Set();

        await client.Published(id);
    }

    [TestMethod]
    [DoNotParallelize]
    public async Task Waiting_for_room_holds_no_thread()
    {
        // Far more than the pool has threads: it would take minutes to get as many.
        const int clients = 300;
        await using TestBroker broker = await Start();
        TaskCompletionSource room = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TestClient[] waiting = [.. Enumerable.Range(0, clients).Select(i => new TestClient($"waits-{i}") { Room = () => room.Task })];
        using TestClient other = new("other");
        _ = await other.Connect(broker.Port);
        try
        {
            await Task.WhenAll(waiting.Select(one => one.Connect(broker.Port)));
            await Task.WhenAll(waiting.Select(one => one.Subscribe(1, "t")));
            await other.Publish("t", "x");

            // The acknowledgements come and go meanwhile, and no message has been handed over.
            for (int i = 0; i < Count; i++)
            {
                await other.Publish("elsewhere", "x");
            }

            Assert.IsFalse(waiting.Any(one => one.Messages.Any()));
            room.SetResult();
            await Task.WhenAll(waiting.Select(one => one.Message()));
        }
        finally
        {
            Array.ForEach(waiting, one => one.Dispose());
        }
    }

    [TestMethod]
    public async Task A_client_that_waits_for_room_pings_and_is_not_cut_off()
    {
        await using TestBroker broker = await Start();
        TaskCompletionSource room = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using TestClient client = new(new MqttClientOptions { ClientId = "a", KeepAliveSeconds = 5 });
        await using FaultProxy proxy = new(broker.Port);
        client.Room = () => room.Task;
        _ = await client.Connect(proxy.Port);
        ProxyConnection connection = await proxy.NextConnection();
        _ = await client.Subscribe(1, "t");
        await Publisher.Publish(broker.Port, "t", "x");

        // The answers to three pings lie behind the message, unread, for longer than the keep-alive.
        await connection.FromClient.Reaches(ConnectBytes + SubscribeBytes + (3 * PingBytes));

        room.SetResult();

        Assert.AreEqual("x", (await client.Message()).Text);

        await client.Publish("t", "still there");
    }

    [TestMethod]
    public async Task A_message_without_room_at_the_end_of_its_connection_comes_again()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a", cleanSession: false);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        client.Room = () =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite);
        };
        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(1, "t");
        await Publisher.Publish(broker.Port, "t", "x");
        await Limits.Reached(asked.Task, "the message waits for room");

        Assert.IsTrue(client.Client.Abort());
        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());

        client.Room = null;
        _ = await client.Connect(broker.Port);

        Assert.AreEqual("x", (await client.Message()).Text);
        Assert.HasCount(1, client.Messages.ToArray());
    }

    [TestMethod]
    public async Task Dispose_does_not_wait_for_room()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        client.Room = () =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite);
        };
        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(1, "t");
        await Publisher.Publish(broker.Port, "t", "x");
        await Limits.Reached(asked.Task, "the message waits for room");

        client.Dispose();

        Assert.IsEmpty(client.Messages);
    }
}
