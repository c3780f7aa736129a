using Kit;

namespace Mqtt.Tests;

/// <content>A clean leave.</content>
public abstract partial class ContractTests
{
    [TestMethod]
    public async Task Everything_published_before_goes_out_before_the_disconnect()
    {
        await using TestBroker broker = await Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "t");
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);

        for (int i = 0; i < 20; i++)
        {
            _ = client.Send("t", $"{i}", qos: i % 3);
        }

        _ = client.Send("t", new string('x', 1_000_000), qos: 0);

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());

        _ = await subscriber.Next(one => one.Bytes.Length == 1_000_000);
    }

    [TestMethod]
    public async Task A_broker_that_does_not_close_is_left_all_the_same()
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0));
        _ = await client.Next(nameof(IMqttEvents.Connected));

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        CollectionAssert.AreEqual(new byte[] { 0xe0, 0x00 }, await server.ReceivePacket());

        await server.IsClosedByClient();
        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());
    }

    [TestMethod]
    public async Task A_message_that_comes_after_the_leave_is_not_acknowledged_and_comes_again()
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a", cleanSession: false);

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0));
        _ = await client.Next(nameof(IMqttEvents.Connected));

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        await server.Send(0x32, 0x06, 0x00, 0x01, 0x74, 0x00, 0x07, 0x78);

        CollectionAssert.AreEqual(new byte[] { 0xe0, 0x00 }, await server.ReceivePacket());

        await server.IsClosedByClient();
        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());
        Assert.IsEmpty(client.Messages);
    }
}
