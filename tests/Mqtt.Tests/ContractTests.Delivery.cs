using Kit;

namespace Mqtt.Tests;

/// <content>Messages at each QoS.</content>
public abstract partial class ContractTests
{
    private const string Topic = "home/livingroom/temperature";

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Publishes_at_each_qos(int qos)
    {
        await using TestBroker broker = await Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, Topic);
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);

        await client.Publish(Topic, "25.6", qos);

        Received message = await subscriber.Next(Topic);

        Assert.AreEqual("25.6", message.Text);
        Assert.AreEqual(qos, message.Qos);
        Assert.IsFalse(message.Retained);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Receives_at_each_qos(int qos)
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");

        _ = await client.Connect(broker.Port);

        CollectionAssert.AreEqual(new[] { 2 }, await client.Subscribe(2, "home/#"));

        await Publisher.Publish(broker.Port, Topic, "25,6 °C\nnext line", qos);

        Received message = await client.Message();
        Assert.AreEqual(Topic, message.Topic);
        Assert.AreEqual("25,6 °C\nnext line", message.Text);
        Assert.AreEqual(qos, message.Qos);
        Assert.IsFalse(message.Retained);
    }

    [TestMethod]
    public async Task Retains_and_receives_retained()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);

        await client.Publish(Topic, "25.6", retain: true);
        await client.Publish("home/other", "not kept");

        await using Subscriber late = await Subscriber.Start(broker.Port, "home/#");

        Assert.IsTrue((await late.Next(Topic)).Retained);

        _ = await client.Subscribe(1, "home/#");

        // Clause 3.8.4: it may come before the answer.
        Received message = (await client.Events.Seen(one => one.Message is not null, "the message")).Message!;
        Assert.AreEqual("25.6", message.Text);
        Assert.IsTrue(message.Retained);
    }

    [TestMethod]
    public async Task Several_filters_in_one_packet_and_unsubscribe()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);

        CollectionAssert.AreEqual(new[] { 1, 1 }, await client.Subscribe(1, "a/+/c", "other"));
        Assert.AreEqual(MqttError.None, client.Client.Unsubscribe(["other"], out int id));
        Assert.AreEqual(id, (await client.Next(nameof(IMqttEvents.Unsubscribed))).MessageId);

        await Publisher.Publish(broker.Port, "other", "no longer");
        await Publisher.Publish(broker.Port, "a/b/c", "still");
        Assert.AreEqual("a/b/c", (await client.Message()).Topic);
    }

    [TestMethod]
    public async Task Refused_subscription_is_told()
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0));
        _ = await client.Next(nameof(IMqttEvents.Connected));

        Task<int[]> granted = client.Subscribe(2, "a", "b", "c");
        byte[] request = await server.ReceivePacket();
        await server.Send(0x90, 0x05, request[2], request[3], 0x02, 0x80, 0x00);

        CollectionAssert.AreEqual(new[] { 2, 0x80, 0 }, await granted);
    }

    [TestMethod]
    public async Task Persistent_session_brings_what_was_missed()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a", cleanSession: false);
        _ = await client.Connect(broker.Port);

        _ = await client.Subscribe(1, "home/#");

        Assert.AreEqual(MqttError.None, client.Client.Disconnect());

        _ = await client.Disconnects();

        string[] missed = ["1", "2", "3"];
        foreach (string text in missed)
        {
            await Publisher.Publish(broker.Port, Topic, text);
        }

        // A new object: the session is the broker's, and its messages may come in the same breath as the CONNACK.
        client.Dispose();
        using TestClient back = new("a", cleanSession: false);
        Assert.IsTrue(await back.Connect(broker.Port));

        foreach (string text in missed)
        {
            Assert.AreEqual(text, (await back.Message()).Text);
        }

        Assert.AreEqual(nameof(IMqttEvents.Connected), back.Events.All[0].Name);
    }

    [TestMethod]
    [DataRow(FlowMode.Slice)]
    [DataRow(FlowMode.Delay)]
    public async Task Works_over_a_poor_connection(FlowMode mode)
    {
        await using TestBroker broker = await Start();
        await using FaultProxy proxy = new(broker.Port);
        proxy.ToBroker.Mode = mode;
        proxy.ToClient.Mode = mode;
        proxy.ToBroker.DelayMs = 5;
        using TestClient client = new("a");
        _ = await client.Connect(proxy.Port);
        _ = await client.Subscribe(2, "t");

        for (int qos = 0; qos <= 2; qos++)
        {
            await client.Publish("t", $"{qos}", qos);
            _ = await client.Events.Seen(one => one.Message?.Text == $"{qos}", "the message came back");
        }
    }
}
