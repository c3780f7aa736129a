using Kit;
using Mqtt;
using MQTTnet.Server;

namespace Brokers.Embedded.Tests;

/// <summary>
/// Each repair, and beside it MQTTnet.Server as it is. A test of the second kind that fails is good news: MQTTnet does it itself, and the
/// repair in <see cref="Repairs"/> can go.
/// </summary>
[TestClass]
public sealed class RepairTests
{
    [TestMethod]
    [DataRow(true, 0)]
    [DataRow(false, 2)]
    public async Task An_empty_client_id_is_taken(bool isRepaired, int answer)
    {
        await using EmbeddedBroker broker = await Start(isRepaired);
        using RawClient client = await RawClient.To(broker.Port);

        await client.Send(RawClient.Connect(""));

        CollectionAssert.AreEqual(new byte[] { 0x20, 0x02, 0x00, (byte)answer }, await client.Receive());
    }

    [TestMethod]
    public async Task An_empty_client_id_of_a_kept_session_is_refused()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using RawClient client = await RawClient.To(broker.Port);

        await client.Send(RawClient.Connect("", cleanSession: false));

        // Without the CONNACK that clause 3.1.3.1 asks for: MQTTnet's decoder takes it for malformed.
        await client.IsClosed();
    }

    [TestMethod]
    [DataRow(true, 1)]
    [DataRow(false, 2)]
    public async Task A_message_of_qos_2_that_is_sent_again_is_handed_on_once(bool isRepaired, int times)
    {
        await using EmbeddedBroker broker = await Start(isRepaired);
        using TestClient subscriber = new("s");
        _ = await subscriber.Connect(broker.Port);
        _ = await subscriber.Subscribe(2, "#");
        byte[] message = [0x34, 0x06, 0x00, 0x01, 0x74, 0x00, 0x07, 0x78];
        using (RawClient first = await RawClient.To(broker.Port))
        {
            await first.Send(RawClient.Connect("a", cleanSession: false));
            _ = await first.Receive();
            await first.Send(message);
            CollectionAssert.AreEqual(new byte[] { 0x50, 0x02, 0x00, 0x07 }, await first.Receive());
        }

        using RawClient again = await RawClient.To(broker.Port);
        await again.Send(RawClient.Connect("a", cleanSession: false));
        _ = await again.Receive();
        message[0] |= 0x08;
        await again.Send(message);

        CollectionAssert.AreEqual(new byte[] { 0x50, 0x02, 0x00, 0x07 }, await again.Receive());

        await again.Send(0x62, 0x02, 0x00, 0x07);
        CollectionAssert.AreEqual(new byte[] { 0x70, 0x02, 0x00, 0x07 }, await again.Receive());

        await Settle(subscriber);
        Assert.HasCount(times, subscriber.Messages.Where(one => one.Topic == "t").ToArray());
    }

    [TestMethod]
    public async Task After_its_release_an_id_is_a_new_message()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using TestClient subscriber = new("s");
        _ = await subscriber.Connect(broker.Port);
        _ = await subscriber.Subscribe(0, "t");
        using RawClient client = await RawClient.To(broker.Port);
        await client.Send(RawClient.Connect("a"));
        _ = await client.Receive();

        for (int i = 0; i < 2; i++)
        {
            await client.Send(0x34, 0x06, 0x00, 0x01, 0x74, 0x00, 0x07, 0x78);
            _ = await client.Receive();
            await client.Send(0x62, 0x02, 0x00, 0x07);
            _ = await client.Receive();
        }

        _ = await subscriber.Message();
        _ = await subscriber.Message();
    }

    [TestMethod]
    [DataRow(true, true)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [DataRow(false, false)]
    public async Task The_will_is_sent_when_another_client_takes_the_id(bool isRepaired, bool cleanSession)
    {
        await using EmbeddedBroker broker = await Start(isRepaired);
        using TestClient subscriber = new("s");
        _ = await subscriber.Connect(broker.Port);
        _ = await subscriber.Subscribe(1, "#");
        MqttWill will = new("status", "offline"u8.ToArray(), 1, Retain: true);
        using TestClient first = new(new MqttClientOptions { ClientId = "same", CleanSession = cleanSession, Will = will });
        using TestClient second = new("same", cleanSession);
        _ = await first.Connect(broker.Port);

        Assert.AreEqual(!cleanSession, await second.Connect(broker.Port));
        Assert.AreEqual(MqttReason.ConnectionLost, await first.Disconnects());

        await Settle(subscriber);
        Assert.HasCount(isRepaired ? 1 : 0, subscriber.Messages.Where(one => one.Topic == "status").ToArray());

        using TestClient late = new("late");
        _ = await late.Connect(broker.Port);
        _ = await late.Subscribe(1, "#");
        await Settle(late);
        Assert.HasCount(isRepaired ? 1 : 0, late.Messages.Where(one => one.Topic == "status" && one.Retained).ToArray());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_session_that_is_not_kept_is_not_handed_on(bool isRepaired)
    {
        await using EmbeddedBroker broker = await Start(isRepaired);
        using TestClient brief = new("same");
        _ = await brief.Connect(broker.Port);
        _ = await brief.Subscribe(1, "brief");
        using TestClient keeping = new("same", cleanSession: false);

        bool isPresent = await keeping.Connect(broker.Port);

        Assert.AreEqual(!isRepaired, isPresent);
        Assert.AreEqual(MqttReason.ConnectionLost, await brief.Disconnects());
    }

    [TestMethod]
    public async Task A_session_that_is_kept_after_one_that_was_not_keeps_its_subscriptions()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using TestClient brief = new("same");
        _ = await brief.Connect(broker.Port);
        using (TestClient keeping = new("same", cleanSession: false))
        {
            _ = await keeping.Connect(broker.Port);
            _ = await keeping.Subscribe(1, "kept");
            keeping.Client.Disconnect();
            _ = await keeping.Disconnects();
        }

        await Publisher.Publish(broker.Port, "kept", "1");
        using TestClient again = new("same", cleanSession: false);
        bool isPresent = await again.Connect(broker.Port);
        Received message = await again.Message();

        Assert.IsTrue(isPresent);
        Assert.AreEqual("kept", message.Topic);
    }

    // Each comes while the one before may be about to go. None of them waits for ever, and a kept session is never one that was not.
    [TestMethod]
    public async Task Clients_that_fight_for_an_id_get_no_session_of_each_other()
    {
        const int Rounds = 100;
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        for (int round = 0; round < Rounds; round++)
        {
            using TestClient brief = new("same");
            using TestClient keeping = new("same", cleanSession: false);

            Task<bool> ofBrief = brief.Connect(broker.Port);
            Task<bool> ofKeeping = keeping.Connect(broker.Port);
            bool[] present = await Task.WhenAll(ofBrief, ofKeeping);

            Assert.IsFalse(present[0]);
            if (present[1])
            {
                // The one of the round before, which the brief one has not ended: it came after it.
                Assert.AreEqual(MqttReason.ConnectionLost, await keeping.Disconnects());
            }
        }
    }

    [TestMethod]
    [DataRow(true, 1)]
    [DataRow(false, 0)]
    public async Task A_message_that_its_sender_repeats_reaches_those_who_listen_at_qos_0(bool isRepaired, int times)
    {
        await using EmbeddedBroker broker = await Start(isRepaired);
        using TestClient subscriber = new("s");
        _ = await subscriber.Connect(broker.Port);
        _ = await subscriber.Subscribe(0, "#");
        using RawClient client = await RawClient.To(broker.Port);
        await client.Send(RawClient.Connect("a"));
        _ = await client.Receive();

        // QoS 1 with DUP: the first time has not arrived.
        await client.Send(0x3a, 0x06, 0x00, 0x01, 0x74, 0x00, 0x07, 0x78);

        CollectionAssert.AreEqual(new byte[] { 0x40, 0x02, 0x00, 0x07 }, await client.Receive());

        await Settle(subscriber);
        Assert.HasCount(times, subscriber.Messages.Where(one => one.Topic == "t").ToArray());
    }

    [TestMethod]
    public async Task A_shared_subscription_is_refused_rather_than_granted_and_starved()
    {
        // By MQTTnet itself. Should it grant them one day, somebody has to see whether it serves them.
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using RawClient client = await RawClient.To(broker.Port);
        await client.Send(RawClient.Connect("a"));
        _ = await client.Receive();

        await client.Send([0x82, 0x0f, 0x00, 0x05, 0x00, 0x0a, .. "$share/g/t"u8, 0x01]);

        CollectionAssert.AreEqual(new byte[] { 0x90, 0x03, 0x00, 0x05, 0x80 }, await client.Receive());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public async Task A_packet_over_the_limit_cuts_its_sender_off_and_is_never_made_room_for(int qos)
    {
        const int limit = 1000;
        await using EmbeddedBroker broker = await EmbeddedBroker.Start(new EmbeddedBrokerOptions { MaxPacketBytes = limit });
        using TestClient other = new("other");
        _ = await other.Connect(broker.Port);
        _ = await other.Subscribe(1, "#");
        MqttWill will = new("status", "offline"u8.ToArray(), 1, Retain: false);
        using TestClient client = new(new MqttClientOptions { ClientId = "a", Will = will });
        _ = await client.Connect(broker.Port);
        int besides = qos == 0 ? 3 : 5;

        await client.Publish("t", new string('x', limit - besides), qos);
        _ = client.Send("t", new string('x', limit - besides + 1), qos);

        Assert.AreEqual(MqttReason.ConnectionLost, await client.Disconnects());
        Assert.AreEqual(limit - besides, (await other.Message()).Bytes.Length);
        Assert.AreEqual("offline", (await other.Message()).Text);
    }

    [TestMethod]
    [DataRow("30 ff ff ff 7f", "the largest there is, without a CONNECT")]
    [DataRow("10 ff ff ff 7f", "a CONNECT as large")]
    [DataRow("47 45 54 20 2f", "HTTP")]
    [DataRow("00 00", "packet 0")]
    public async Task What_is_no_connect_is_closed_at_once(string bytes, string what)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using RawClient client = await RawClient.To(broker.Port);

        await client.Send(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));

        await client.IsClosed();
        using TestClient other = new("other");

        Assert.IsFalse(await other.Connect(broker.Port), what);
    }

    [TestMethod]
    public void MQTTnet_has_no_limit_for_packets_of_its_own()
    {
        string[] names = [.. typeof(MqttServerOptions).GetProperties().Concat(typeof(MqttServerTcpEndpointOptions).GetProperties()).Select(one => one.Name)];

        Assert.IsFalse(names.Any(one => one.Contains("PacketSize", StringComparison.OrdinalIgnoreCase)), string.Join(", ", names));
    }

    // The broker hands on in order, so everything that was there before has come.
    private static async Task Settle(TestClient subscriber)
    {
        _ = subscriber.Send("end", "x");
        _ = await subscriber.Events.Seen(one => one.Message?.Topic == "end", "the end");
    }

    private static Task<EmbeddedBroker> Start(bool isRepaired) => EmbeddedBroker.Start(new EmbeddedBrokerOptions { IsRepaired = isRepaired });
}
