using Kit;

namespace Mqtt.Tests;

/// <content>What handlers may do.</content>
public abstract partial class ContractTests
{
    [TestMethod]
    public async Task An_exception_is_reported_and_the_connection_lives()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        client.During = one =>
        {
            // The report itself throws too: that must not matter either.
            throw new InvalidOperationException($"in {one.Name}");
        };

        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(1, "t");
        await client.Publish("t", "x");

        Assert.AreEqual(MqttError.None, client.Client.Unsubscribe(["t"], out _));

        _ = await client.Next(nameof(IMqttEvents.Unsubscribed));
        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        _ = await client.Disconnects();
        Assert.AreEqual(MqttReason.ConnectionRefused, await client.FailToConnect(FreePort.Next()));

        _ = await client.Events.Next(one => one.Exception?.Message == "in ConnectFailed", "the last exception");

        string[] members =
        [
            nameof(IMqttEvents.Connected), nameof(IMqttEvents.Subscribed), nameof(IMqttEvents.Published), nameof(IMqttEvents.MessageReceived),
            nameof(IMqttEvents.Unsubscribed), nameof(IMqttEvents.Disconnected), nameof(IMqttEvents.ConnectFailed),
        ];
        string[] reported = [.. client.Events.All.Select(one => one.Exception?.Message[3..]).OfType<string>()];
        CollectionAssert.AreEquivalent(members, reported);
    }

    [TestMethod]
    public async Task A_handler_may_publish_subscribe_and_disconnect()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        client.During = one =>
        {
            MqttError error = one.Name switch
            {
                nameof(IMqttEvents.Connected) => client.Client.Subscribe(["t"], 1, out _),
                nameof(IMqttEvents.Subscribed) => client.Client.Publish("t", "x"u8, 0, retain: false, out _),
                nameof(IMqttEvents.MessageReceived) => client.Client.Disconnect(),
                _ => MqttError.None,
            };
            Assert.AreEqual(MqttError.None, error);
        };

        _ = await client.Connect(broker.Port);

        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());
        Assert.IsFalse(client.Events.All.Any(one => one.Exception is not null), client.Events.ToString());
    }

    [TestMethod]
    public async Task A_handler_may_connect_again()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        client.During = one =>
        {
            if (one.Name is nameof(IMqttEvents.Disconnected) or nameof(IMqttEvents.ConnectFailed))
            {
                Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", broker.Port));
            }
        };

        Assert.AreEqual(MqttReason.ConnectionRefused, await client.FailToConnect(FreePort.Next()));

        _ = await client.Next(nameof(IMqttEvents.Connected));
        client.Client.Abort();
        _ = await client.Next(nameof(IMqttEvents.Connected));
    }

    [TestMethod]
    [DataRow(nameof(IMqttEvents.Connected))]
    [DataRow(nameof(IMqttEvents.Published))]
    [DataRow(nameof(IMqttEvents.MessageReceived))]
    [DataRow(nameof(IMqttEvents.ConnectFailed))]
    [DataRow(nameof(IMqttEvents.Disconnected))]
    public async Task A_handler_may_dispose(string name)
    {
        await using TestBroker broker = await Start();
        TaskCompletionSource disposed = new();
        TestClient client = new("a");
        client.During = one =>
        {
            if (one.Name == name)
            {
                client.Dispose();
                disposed.SetResult();
            }
            else if (one.Name == nameof(IMqttEvents.Connected))
            {
                _ = client.Client.Subscribe(["t"], 1, out _);
                _ = client.Client.Publish("t", "x"u8, 0, retain: false, out _);
            }
            else if (one.Name == nameof(IMqttEvents.MessageReceived))
            {
                client.Client.Abort();
            }
        };

        int port = name == nameof(IMqttEvents.ConnectFailed) ? FreePort.Next() : broker.Port;

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", port));

        await Limits.Reached(disposed.Task, "the handler has disposed the client");
        Assert.AreEqual(name, client.Events.All[^1].Name);
        Assert.AreEqual(MqttError.Disposed, client.Client.Connect("127.0.0.1", port));
    }
}
