using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Brokers.Tests;

/// <summary>A client by hand, that sends two messages so that the broker finds both at once. No library can be made to.</summary>
internal static class OneSegment
{
    private const byte Connect = 0x10;
    private const byte Publish = 0x30;
    private const byte Release = 0x62;
    private const byte Retain = 1;
    private const int AnswerBytes = 4;

    /// <summary>Sends a message that the broker shall keep and, right behind it, one that it shall not, and waits until it has acknowledged both.</summary>
    /// <param name="broker">Which one.</param>
    /// <param name="kept">Topic and text of the first.</param>
    /// <param name="other">Topic and text of the second.</param>
    /// <param name="qos">Of both, 1 or 2.</param>
    internal static async Task Send(BrokerUnderTest broker, string kept, string other, int qos)
    {
        using TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, broker.Port);
        NetworkStream stream = client.GetStream();
        byte flags = (byte)(0x02 | (broker.User is null ? 0 : 0xC0));
        byte[] credentials = broker.User is null ? [] : [.. Text(broker.User), .. Text(broker.Password!)];
        await stream.WriteAsync(Packet(Connect, [.. Text("MQTT"), 4, flags, 0, 30, .. Text("one-segment"), .. credentials]));
        await stream.ReadExactlyAsync(new byte[AnswerBytes]);

        byte first = (byte)(Publish | (qos << 1));
        await stream.WriteAsync((byte[])[.. Packet((byte)(first | Retain), Message(kept, 1)), .. Packet(first, Message(other, 2))]);
        await stream.ReadExactlyAsync(new byte[2 * AnswerBytes]);
        if (qos == 2)
        {
            await stream.WriteAsync((byte[])[Release, 2, 0, 1, Release, 2, 0, 2]);
            await stream.ReadExactlyAsync(new byte[2 * AnswerBytes]);
        }
    }

    private static byte[] Message(string topic, byte id) => [.. Text(topic), 0, id, .. Encoding.UTF8.GetBytes(topic)];

    private static byte[] Text(string text) => [0, (byte)text.Length, .. Encoding.UTF8.GetBytes(text)];

    // Shorter than 128 bytes, so its length is one byte.
    private static byte[] Packet(byte type, byte[] body) => [type, (byte)body.Length, .. body];
}
