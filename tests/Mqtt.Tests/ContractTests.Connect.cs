using Kit;

namespace Mqtt.Tests;

/// <content>Connecting and leaving.</content>
public abstract partial class ContractTests
{
    [TestMethod]
    public async Task Connects_and_leaves_cleanly()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");

        Assert.IsFalse(await client.Connect(broker.Port));
        Assert.AreEqual(MqttError.AlreadyConnecting, client.Client.Connect("127.0.0.1", broker.Port));
        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());
        Assert.AreEqual(MqttError.NotConnected, client.Client.Disconnect());
    }

    [TestMethod]
    public async Task Tries_every_address_of_a_name()
    {
        // localhost is ::1 as well on most machines, and this broker listens on 127.0.0.1 alone.
        await using TestBroker broker = await Start();
        using TestClient client = new("a");

        Assert.IsFalse(await client.Connect(broker.Port, "localhost"));
    }

    [TestMethod]
    public async Task Nothing_listens()
    {
        using TestClient client = new("a");

        Assert.AreEqual(MqttReason.ConnectionRefused, await client.FailToConnect(FreePort.Next()));
    }

    [TestMethod]
    public async Task Name_has_no_address()
    {
        using TestClient client = new("a");

        // RFC 6761, section 6.4: there is never a name below "invalid".
        Assert.AreEqual(MqttReason.NameNotResolved, await client.FailToConnect(1883, "broker.invalid"));
    }

    [TestMethod]
    public async Task Network_is_unreachable()
    {
        using TestClient client = new("a");

        // RFC 1112: a group address is no TCP destination; the system refuses it at once.
        Assert.AreEqual(MqttReason.Unreachable, await client.FailToConnect(1883, "224.0.0.1"));
    }

    [TestMethod]
    public async Task Is_abandoned_while_tcp_hangs()
    {
        using HangingListener listener = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", listener.Port));

        await listener.IsBeingConnectedTo();

        client.Client.Abort(MqttReason.Unreachable);

        Assert.AreEqual(MqttReason.Unreachable, await client.ConnectFails());
    }

    [TestMethod]
    public async Task Is_abandoned_while_no_connack_comes()
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();

        client.Client.Abort(MqttReason.NoConnack);

        Assert.AreEqual(MqttReason.NoConnack, await client.ConnectFails());

        await server.IsClosedByClient();
    }

    [TestMethod]
    public async Task Disconnect_before_the_connack_abandons()
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        Assert.AreEqual(MqttReason.ClosedByUs, await client.ConnectFails());

        await server.IsClosedByClient();
    }

    [TestMethod]
    public async Task Connects_again_on_the_same_object()
    {
        await using TestBroker broker = await Start();

        using TestClient client = new("a", cleanSession: false);

        Assert.AreEqual(MqttReason.ConnectionRefused, await client.FailToConnect(FreePort.Next()));

        Assert.IsFalse(await client.Connect(broker.Port));

        client.Client.Abort();
        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());
        Assert.IsTrue(await client.Connect(broker.Port));

        await broker.Stop();
        Assert.AreEqual(MqttReason.ConnectionLost, await client.Disconnects());

        await broker.Restart();
        Assert.IsFalse(await client.Connect(broker.Port));
    }

    [TestMethod]
    public async Task Another_client_takes_the_id()
    {
        await using TestBroker broker = await Start();
        using TestClient first = new("same");
        using TestClient second = new("same");
        _ = await first.Connect(broker.Port);

        _ = await second.Connect(broker.Port);

        Assert.AreEqual(MqttReason.ConnectionLost, await first.Disconnects());
    }
}
