using Kit;

namespace Mqtt.Tests;

[TestClass]
public sealed class LeaveTests
{
    private static readonly MqttWill Will = new("status", "offline"u8.ToArray(), 1, Retain: false);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_disconnect_is_not_lost_while_bytes_wait_that_nobody_reads(bool blocks)
    {
        await using Broker broker = await Broker.Start(configuration: "max_queued_messages 0");
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "status");
        using ManualResetEventSlim gate = new();
        using TestClient client = new(new MqttClientOptions { ClientId = "a", Will = Will });
        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(0, "flood");
        if (blocks)
        {
            client.During = one => Assert.IsTrue(one.Message is null || gate.Wait(Limits.Hang));
        }
        else
        {
            client.Room = () => Task.Run(() => gate.Wait(Limits.Hang));
        }

        // More than the buffers of both sockets hold: the broker has more to send when it reads the DISCONNECT.
        using TestClient sender = new("b");
        _ = await sender.Connect(broker.Port);
        string payload = new('x', 100_000);
        for (int i = 0; i < 100; i++)
        {
            await sender.Publish("flood", payload);
        }

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());
        _ = await broker.Log.Next(line => line.Contains("Received DISCONNECT from a", StringComparison.Ordinal), "the DISCONNECT");
        gate.Set();

        Assert.AreEqual(MqttReason.ClosedByUs, await client.Disconnects());
        await sender.Publish("status", "no will came");
        Assert.AreEqual("no will came", (await subscriber.Next("status")).Text);
    }

    [TestMethod]
    public async Task Everything_published_before_goes_out_before_the_disconnect()
    {
        await using Broker broker = await Broker.Start();
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
