using System.Text;
using Kit;

namespace Mqtt.Tests;

/// <content>What a connection that breaks leaves to be done.</content>
public abstract partial class ContractTests
{
    // Bytes on the wire with client id "a" and topic "t" (MQTT 3.1.1, sections 3.1, 3.2, 3.5, 3.8 and 3.12).
    private const int ConnectBytes = 15;
    private const int ConnackBytes = 4;
    private const int PubrecBytes = 4;
    private const int SubscribeBytes = 8;
    private const int PingBytes = 2;

    [TestMethod]
    public async Task What_is_sent_again_comes_before_what_is_new()
    {
        await using TestBroker broker = await Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "t");
        using TestClient client = new("a", cleanSession: false);
        _ = await client.Connect(proxy.Port);
        proxy.ToBroker.Mode = FlowMode.Swallow;
        _ = client.Send("t", "old 1");
        _ = client.Send("t", "old 2");
        proxy.CutAll();
        _ = await client.Disconnects();
        proxy.Pass();

        // From within the event: as early as anybody can publish.
        client.During = one => _ = one.Name == nameof(IMqttEvents.Connected) ? client.Send("t", "new") : 0;
        _ = await client.Connect(proxy.Port);

        string[] expected = ["old 1", "old 2", "new"];
        foreach (string text in expected)
        {
            Assert.AreEqual(text, (await subscriber.Next("t")).Text);
        }
    }

    [TestMethod]
    public async Task Qos_2_arrives_exactly_once_wherever_the_connection_is_cut()
    {
        await using TestBroker broker = await Start();
        await using FaultProxy proxy = new(broker.Port);
        await using Subscriber subscriber = await Subscriber.Start(broker.Port, "t");

        // PUBLISH 8 bytes and PUBREL 4 on the way up, CONNACK, PUBREC and PUBCOMP 4 each on the way down.
        int message = 0;
        for (int bytes = ConnectBytes; bytes <= ConnectBytes + 12; bytes++)
        {
            await PublishOverACut(proxy, proxy.ToBroker, bytes, $"{message++}");
        }

        for (int bytes = ConnackBytes; bytes <= ConnackBytes + 8; bytes++)
        {
            await PublishOverACut(proxy, proxy.ToClient, bytes, $"{message++}");
        }

        // At QoS 2 as well: at QoS 1 it could overtake the last of the others on its way to the subscriber.
        await Publisher.Publish(broker.Port, "t", "end", qos: 2);
        _ = await subscriber.Next(one => one.Text == "end");
        string[] expected = [.. Enumerable.Range(0, message).Select(number => $"{number}"), "end"];

        CollectionAssert.AreEqual(expected, subscriber.Messages.All.Select(one => one.Text).ToArray());
    }

    [TestMethod]
    public async Task Qos_2_is_received_exactly_once_over_a_cut()
    {
        await using TestBroker broker = await Start();
        await using FaultProxy proxy = new(broker.Port);
        using TestClient client = new("a", cleanSession: false);
        _ = await client.Connect(proxy.Port);
        _ = await client.Subscribe(2, "t");

        // The broker hears nothing of the client's PUBREC, PUBCOMP.
        proxy.ToBroker.Mode = FlowMode.Swallow;
        await Publisher.Publish(broker.Port, "t", "1", qos: 2);
        ProxyConnection connection = proxy.Connections.All[0];
        await connection.FromClient.Reaches(ConnectBytes + SubscribeBytes + PubrecBytes);
        connection.Cut();
        _ = await client.Disconnects();
        proxy.Pass();

        Assert.IsTrue(await client.Connect(proxy.Port));

        await Publisher.Publish(broker.Port, "t", "2", qos: 2);

        _ = await client.Events.Next(one => one.Message?.Text == "2", "the second message");
        CollectionAssert.AreEqual(new[] { "1", "2" }, client.Messages.Select(one => one.Text).ToArray());
    }

    [TestMethod]
    public async Task In_flight_is_bounded_and_freed_by_acknowledgements()
    {
        await using TestBroker broker = await Start();
        await using FaultProxy proxy = new(broker.Port);
        using TestClient client = new(new MqttClientOptions { ClientId = "a", CleanSession = false, MaxInFlight = 3 });
        _ = await client.Connect(proxy.Port);
        proxy.ToClient.Mode = FlowMode.Swallow;
        int[] ids = [client.Send("t", "1"), client.Send("t", "2", qos: 2), client.Send("t", "3")];

        Assert.AreEqual(MqttError.InFlightFull, client.Client.Publish("t", "4"u8, 1, retain: false, out _));
        Assert.AreEqual(MqttError.None, client.Client.Publish("t", "0"u8, 0, retain: false, out _));

        proxy.CutAll();
        _ = await client.Disconnects();
        proxy.Pass();
        client.During = one =>
        {
            if (one.Name == nameof(IMqttEvents.Connected))
            {
                Assert.AreEqual(MqttError.InFlightFull, client.Client.Publish("t", "4"u8, 1, retain: false, out _));
            }
        };
        _ = await client.Connect(proxy.Port);
        foreach (int id in ids)
        {
            _ = await client.Events.Seen(one => one.Name == nameof(IMqttEvents.Published) && one.MessageId == id, "acknowledged");
        }

        await client.Publish("t", "4");
        Assert.IsFalse(client.Events.All.Any(one => one.Exception is not null), client.Events.ToString());
    }

    private static async Task PublishOverACut(FaultProxy proxy, Flow flow, int bytes, string text)
    {
        using TestClient client = new("a", cleanSession: false);
        flow.CutAfter = bytes;
        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", proxy.Port));
        ClientEvent first = await client.Events.Next("the attempt has ended");
        int id = 0;
        if (first.Reason == MqttReason.None)
        {
            // The cut may come before: then nothing is taken and no id given out.
            _ = client.Client.Publish("t", Encoding.UTF8.GetBytes(text), 2, retain: false, out id);
            _ = await client.Disconnects();
        }

        flow.Pass();
        do
        {
            // A broker may handle the CONNECT of the connection that was cut after that of this one: it takes the session over.
            _ = await client.Connect(proxy.Port);
            if (id == 0)
            {
                _ = client.Client.Publish("t", Encoding.UTF8.GetBytes(text), 2, retain: false, out id);
            }

            if (PublishedIds(client).Length == 0)
            {
                _ = await client.Events.Next(
                    one => one.Name is nameof(IMqttEvents.Published) or nameof(IMqttEvents.Disconnected), "the message is done, or the connection is over");
            }
        }
        while (PublishedIds(client).Length == 0);

        CollectionAssert.AreEqual(new[] { id }, PublishedIds(client));
    }

    private static int[] PublishedIds(TestClient client)
    {
        return [.. client.Events.All.Where(one => one.Name == nameof(IMqttEvents.Published)).Select(one => one.MessageId)];
    }
}
