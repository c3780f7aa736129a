using Kit;

namespace Mqtt.Tests;

/// <content>Dispose at every moment.</content>
public abstract partial class ContractTests
{
    [TestMethod]
    public void Never_connected_and_twice()
    {
        TestClient client = new("a");

        client.Dispose();
        client.Dispose();

        AnswersDisposed(client);
    }

    [TestMethod]
    public async Task While_the_name_is_resolved()
    {
        TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("some.name.invalid", 1883));

        client.Dispose();

        await IsSilent(client);
    }

    [TestMethod]
    public async Task While_tcp_hangs()
    {
        using HangingListener listener = new();

        TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", listener.Port));

        await listener.IsBeingConnectedTo();

        client.Dispose();

        await IsSilent(client);
    }

    [TestMethod]
    public async Task While_no_connack_comes()
    {
        await using ScriptedServer server = new();

        TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();

        client.Dispose();

        await server.IsClosedByClient();
        await IsSilent(client);
    }

    [TestMethod]
    public async Task While_connected()
    {
        await using TestBroker broker = await Start();
        await using FaultProxy proxy = new(broker.Port);
        TestClient client = new("a");
        _ = await client.Connect(proxy.Port);
        ProxyConnection connection = await proxy.NextConnection();
        _ = client.Send("t", "x");

        client.Dispose();

        await connection.Closed();
        await IsSilent(client);
    }

    [TestMethod]
    public async Task After_the_connection_is_lost()
    {
        await using TestBroker broker = await Start();
        TestClient client = new("a");
        _ = await client.Connect(broker.Port);
        await broker.Stop();
        _ = await client.Disconnects();

        client.Dispose();

        await IsSilent(client);
    }

    [TestMethod]
    public async Task While_a_handler_runs_it_waits_for_it()
    {
        await using TestBroker broker = await Start();
        using ManualResetEventSlim gate = new();
        bool handlerEnded = false;
        TestClient client = new("a");
        _ = await client.Connect(broker.Port);
        client.During = _ =>
        {
            Assert.IsTrue(gate.Wait(Limits.Hang));
            Volatile.Write(ref handlerEnded, true);
        };
        int id = client.Send("t", "x");
        await client.Published(id);

        Task disposing = Task.Run(client.Dispose);

        // The relay is closed first of all, so once the client says so the handler is being waited for.
        await Task.Run(() => SpinWait.SpinUntil(() => client.Client.Connect("127.0.0.1", 1) == MqttError.Disposed, Limits.Hang));
        gate.Set();
        await Limits.Reached(disposing, "the client is disposed");

        Assert.IsTrue(Volatile.Read(ref handlerEnded));
    }

    [TestMethod]
    public async Task From_many_threads_at_once()
    {
        await using TestBroker broker = await Start();
        for (int round = 0; round < 20; round++)
        {
            TestClient client = new("a");
            _ = await client.Connect(broker.Port);
            Task[] tasks =
            [
                .. Enumerable.Range(0, 4).Select(_ => Task.Run(() => PublishUntilDisposed(client))),
                .. Enumerable.Range(0, 4).Select(_ => Task.Run(client.Dispose)),
            ];

            await Limits.Reached(Task.WhenAll(tasks), "everybody has ended");
            AnswersDisposed(client);
        }
    }

    private static void PublishUntilDisposed(TestClient client)
    {
        MqttError error;
        do
        {
            error = client.Client.Publish("t", "x"u8, 1, retain: false, out _);
        }
        while (error != MqttError.Disposed);
    }

    private static async Task IsSilent(TestClient client)
    {
        int count = client.Events.All.Count;
        AnswersDisposed(client);

        // No handler is called after Dispose has returned: there is nothing to wait for.
        await Task.Yield();
        Assert.HasCount(count, client.Events.All);
    }

    private static void AnswersDisposed(TestClient client)
    {
        Assert.AreEqual(MqttError.Disposed, client.Client.Connect("127.0.0.1", 1883));
        Assert.AreEqual(MqttError.Disposed, client.Client.Disconnect());
        Assert.AreEqual(MqttError.Disposed, client.Client.Publish("t", "x"u8, 1, retain: false, out _));
        Assert.AreEqual(MqttError.Disposed, client.Client.Subscribe(["t"], 1, out _));
        Assert.AreEqual(MqttError.Disposed, client.Client.Unsubscribe(["t"], out _));
        client.Client.Abort();
    }
}
