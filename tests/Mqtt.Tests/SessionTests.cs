using Kit;

namespace Mqtt.Tests;

/// <summary>What a session owes, byte by byte: MQTT 3.1.1, clauses 3.3.1 and 4.4.</summary>
[TestClass]
public sealed class SessionTests
{
    private const byte Publish = 0x30;
    private const byte Dup = 0x08;
    private const byte Pubrel = 0x62;

    [TestMethod]
    public async Task A_repetition_is_marked_and_a_first_time_is_not()
    {
        await using ScriptedServer server = new();
        using TestClient client = new("a", cleanSession: false);
        await Accept(server, client);
        int id = client.Send("t", "x", qos: 1);
        byte[] first = await server.ReceivePacket();

        server.Close();
        _ = await client.Disconnects();
        await Accept(server, client);
        byte[] second = await server.ReceivePacket();

        Assert.AreEqual(Publish | (1 << 1), first[0]);
        Assert.AreEqual(Publish | Dup | (1 << 1), second[0]);
        CollectionAssert.AreEqual(first[1..], second[1..]);

        await server.Send(0x40, 0x02, (byte)(id >> 8), (byte)id);
        await client.Published(id);
    }

    [TestMethod]
    public async Task A_release_is_owed_over_a_cut_and_the_message_is_not()
    {
        await using ScriptedServer server = new();
        using TestClient client = new("a", cleanSession: false);
        await Accept(server, client);
        int id = client.Send("t", "x", qos: 2);
        byte[] message = await server.ReceivePacket();
        await server.Send(0x50, 0x02, message[5], message[6]);
        byte[] release = await server.ReceivePacket();

        server.Close();
        _ = await client.Disconnects();
        await Accept(server, client);
        byte[] again = await server.ReceivePacket();

        Assert.AreEqual(Pubrel, release[0]);
        CollectionAssert.AreEqual(release, again);

        await server.Send(0x70, 0x02, release[2], release[3]);
        await client.Published(id);
    }

    [TestMethod]
    public async Task Ids_wrap_past_those_that_are_still_open()
    {
        await using ScriptedServer server = new();
        using TestClient client = new(new MqttClientOptions { ClientId = "a", MaxInFlight = 2 });
        await Accept(server, client);

        int open = client.Send("t", "x", qos: 1);

        Assert.AreEqual(MqttError.None, client.Client.Subscribe(["t"], 1, out int asked));

        HashSet<int> given = [];
        for (int i = 0; i < 2 * ushort.MaxValue; i++)
        {
            Assert.AreEqual(MqttError.None, client.Client.Publish("t", [], 0, retain: false, out int id));
            _ = given.Add(id);
        }

        Assert.HasCount(ushort.MaxValue - 2, given);
        Assert.IsFalse(given.Contains(open) || given.Contains(asked) || given.Contains(0));
    }

    [TestMethod]
    public async Task Acknowledgements_of_nothing_are_passed_over()
    {
        await using ScriptedServer server = new();
        using TestClient client = new("a");
        await Accept(server, client);
        int id = client.Send("t", "x", qos: 2);
        _ = await server.ReceivePacket();

        // PUBACK for a message of QoS 2, PUBCOMP, SUBACK and UNSUBACK of ids that nobody has; then what ends it.
        await server.Send(0x40, 0x02, (byte)(id >> 8), (byte)id, 0x70, 0x02, 0x12, 0x34, 0x90, 0x03, 0x12, 0x34, 0x00, 0xb0, 0x02, 0x12, 0x34);
        await server.Send(0x50, 0x02, (byte)(id >> 8), (byte)id, 0x70, 0x02, (byte)(id >> 8), (byte)id);
        await client.Published(id);

        Assert.HasCount(2, client.Events.All, client.Events.ToString());
    }

    [TestMethod]
    public async Task A_message_of_qos_2_that_comes_twice_is_handed_on_once_until_it_is_released()
    {
        await using ScriptedServer server = new();
        using TestClient client = new("a", cleanSession: false);
        await Accept(server, client);
        byte[] message = [0x34, 0x06, 0x00, 0x01, 0x74, 0x00, 0x07, 0x78];

        await server.Send(message);

        CollectionAssert.AreEqual(new byte[] { 0x50, 0x02, 0x00, 0x07 }, await server.ReceivePacket());

        server.Close();
        _ = await client.Disconnects();
        await Accept(server, client, sessionPresent: true);
        message[0] |= Dup;
        await server.Send(message);
        CollectionAssert.AreEqual(new byte[] { 0x50, 0x02, 0x00, 0x07 }, await server.ReceivePacket());
        Assert.HasCount(1, client.Messages.ToArray());

        await server.Send(Pubrel, 0x02, 0x00, 0x07);
        CollectionAssert.AreEqual(new byte[] { 0x70, 0x02, 0x00, 0x07 }, await server.ReceivePacket());

        message[0] = 0x34;
        await server.Send(message);
        _ = await server.ReceivePacket();

        Assert.HasCount(2, client.Messages.ToArray());
    }

    [TestMethod]
    public async Task A_new_session_of_the_broker_numbers_its_messages_anew()
    {
        await using ScriptedServer server = new();
        using TestClient client = new("a", cleanSession: false);
        await Accept(server, client);
        byte[] message = [0x34, 0x06, 0x00, 0x01, 0x74, 0x00, 0x07, 0x78];
        await server.Send(message);
        _ = await server.ReceivePacket();
        server.Close();
        _ = await client.Disconnects();

        await Accept(server, client, sessionPresent: false);
        await server.Send(message);
        _ = await server.ReceivePacket();

        Assert.HasCount(2, client.Messages.ToArray());
    }

    private static async Task Accept(ScriptedServer server, TestClient client, bool sessionPresent = false)
    {
        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));
        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0, sessionPresent));
        _ = await client.Next(nameof(IMqttEvents.Connected));
    }
}
