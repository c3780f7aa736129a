using Kit;

namespace Mqtt.Tests;

/// <content>Payloads and topics of every kind.</content>
public abstract partial class ContractTests
{
    [TestMethod]
    public async Task Payloads_of_any_size_and_content()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(1, "t");
        byte[] large = new byte[3_000_000];
        new Random(1).NextBytes(large);

        foreach (byte[] payload in (byte[][])[[], [0], [0, 255, 0], large])
        {
            Assert.AreEqual(MqttError.None, client.Client.Publish("t", payload, 1, retain: false, out _));
            CollectionAssert.AreEqual(payload, (await client.Message()).Bytes);
        }
    }

    [TestMethod]
    public async Task Payload_from_the_front_of_a_buffer()
    {
        await using TestBroker broker = await Start();
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "t");
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);

        Assert.AreEqual(MqttError.None, client.Client.Publish("t", "25.6xxxx"u8.ToArray(), 4, 1, retain: false, out _));

        Assert.AreEqual("25.6", (await subscriber.Next("t")).Text);

        _ = Assert.Throws<ArgumentException>(() => client.Client.Publish("t", new byte[4], 5, 1, retain: false, out _));
    }

    [TestMethod]
    public async Task Bad_input_is_refused_and_does_no_harm()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);
        string[] bad = ["", "a/#", "+", "a\0b", "line\nbreak", "\ud800", new string('x', 65_536), new string('ä', 32_768)];

        foreach (string topic in bad)
        {
            Assert.AreEqual(MqttError.BadTopic, client.Client.Publish(topic, "x"u8, 1, retain: false, out int id), topic);
            Assert.AreEqual(0, id);
        }

        foreach (string filter in (string[])["", "a/#/b", "a+", "a\0b", new string('x', 65_536)])
        {
            Assert.AreEqual(MqttError.BadFilter, client.Client.Subscribe([filter], 1, out _), filter);
            Assert.AreEqual(MqttError.BadFilter, client.Client.Unsubscribe([filter], out _), filter);
        }

        Assert.AreEqual(MqttError.BadFilter, client.Client.Subscribe([], 1, out _));
        Assert.AreEqual(MqttError.BadQos, client.Client.Subscribe(["a"], 3, out _));
        Assert.AreEqual(MqttError.BadQos, client.Client.Publish("a", "x"u8, -1, retain: false, out _));
        Assert.AreEqual(MqttError.PayloadTooLarge, client.Client.Publish("a", new byte[268_435_456], 0, retain: false, out _));

        await client.Publish(new string('ä', 100), "still connected");
    }

    [TestMethod]
    public async Task Long_topics_are_no_bad_topics()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");
        _ = await client.Connect(broker.Port);
        _ = await client.Subscribe(0, "#");

        foreach (int length in (int[])[170, 171, 512, 65_535])
        {
            _ = client.Send(new string('x', length), string.Empty);
            Assert.AreEqual(length, (await client.Message()).Topic.Length);
        }
    }

    [TestMethod]
    public async Task Nothing_is_taken_without_a_connection()
    {
        await using TestBroker broker = await Start();
        using TestClient client = new("a");

        Assert.AreEqual(MqttError.NotConnected, client.Client.Publish("t", "x"u8, 1, retain: false, out int id));
        Assert.AreEqual(0, id);
        Assert.AreEqual(MqttError.NotConnected, client.Client.Subscribe(["t"], 1, out _));
        Assert.AreEqual(MqttError.NotConnected, client.Client.Disconnect());

        client.Client.Abort();

        // Nor after a clean leave was asked for: it would come behind the DISCONNECT.
        _ = await client.Connect(broker.Port);
        Assert.AreEqual(MqttError.None, client.Client.Disconnect());
        Assert.AreEqual(MqttError.NotConnected, client.Client.Publish("t", "x"u8, 1, retain: false, out _));
    }
}
