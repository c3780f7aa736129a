using Kit;

namespace Mqtt.Tests;

[TestClass]
public sealed class MalformedTests
{
    [TestMethod]
    [DataRow("36 06 0001 74 0007 78", "PUBLISH at QoS 3")]
    [DataRow("32 06 0001 74 0000 78", "PUBLISH with the id 0")]
    [DataRow("30 03 0001 23", "PUBLISH on a wildcard")]
    [DataRow("30 04 0002 c328", "PUBLISH on a topic that is no UTF-8")]
    [DataRow("30 02 0000", "PUBLISH without a topic")]
    [DataRow("30 03 0005 74", "PUBLISH that ends in its topic")]
    [DataRow("32 04 0001 74 00", "PUBLISH that ends in its id")]
    [DataRow("40 02 0000", "PUBACK with the id 0")]
    [DataRow("40 01 00", "PUBACK that is too short")]
    [DataRow("41 02 0001", "PUBACK with a flag")]
    [DataRow("60 02 0001", "PUBREL without its flag")]
    [DataRow("90 03 0001 03", "SUBACK with QoS 3")]
    [DataRow("20 02 0000", "a second CONNACK")]
    [DataRow("10 00", "a CONNECT")]
    [DataRow("82 02 0001", "a SUBSCRIBE")]
    [DataRow("c0 00", "a PINGREQ")]
    [DataRow("e0 00", "a DISCONNECT")]
    [DataRow("00 00", "packet 0")]
    [DataRow("f0 00", "packet 15")]
    [DataRow("30 ff ff ff ff 7f", "a length of five bytes")]
    public async Task Ends_the_connection(string packet, string what)
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();
        await server.Send(ScriptedServer.Connack(0));
        _ = await client.Next(nameof(IMqttEvents.Connected));

        await server.Send(Convert.FromHexString(packet.Replace(" ", "", StringComparison.Ordinal)));

        Assert.AreEqual(MqttReason.ProtocolError, await client.Disconnects(), what);
        Assert.IsEmpty(client.Messages);
    }

    [TestMethod]
    [DataRow("21 02 0000")]
    [DataRow("20 02 0200")]
    [DataRow("20 03 000000")]
    [DataRow("30 03 0001 74")]
    [DataRow("d0 00")]
    public async Task Anything_but_a_connack_fails_the_attempt(string packet)
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();

        await server.Send(Convert.FromHexString(packet.Replace(" ", "", StringComparison.Ordinal)));

        Assert.AreEqual(MqttReason.ProtocolError, await client.ConnectFails());

        await server.IsClosedByClient();
    }

    [TestMethod]
    public async Task A_packet_may_come_in_pieces_and_several_in_one()
    {
        await using ScriptedServer server = new();

        using TestClient client = new("a");

        Assert.AreEqual(MqttError.None, client.Client.Connect("127.0.0.1", server.Port));

        _ = await server.ReceiveConnect();

        byte[] all = [.. ScriptedServer.Connack(0), .. Enumerable.Range(0, 300).SelectMany(Message)];
        foreach (byte[] piece in all[..100].Select(one => new[] { one }).Append(all[100..]))
        {
            await server.Send(piece);
        }

        _ = await client.Events.Next(one => one.Message?.Bytes.Length == 299, "the last message");
        CollectionAssert.AreEqual(Enumerable.Range(0, 300).ToArray(), client.Messages.Select(one => one.Bytes.Length).ToArray());
    }

    // QoS 0, topic "t", as many bytes of payload as its number.
    private static byte[] Message(int number)
    {
        int length = 3 + number;
        byte[] size = length < 128 ? [(byte)length] : [(byte)(length | 0x80), (byte)(length >> 7)];
        return [0x30, .. size, 0x00, 0x01, 0x74, .. new byte[number]];
    }
}
