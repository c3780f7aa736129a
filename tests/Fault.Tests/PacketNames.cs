using System.Text;

namespace Fault.Tests;

/// <summary>What MQTT packets are in a stream of bytes that comes in pieces: their kinds, and of a PUBLISH topic, QoS and payload.</summary>
internal sealed class PacketNames
{
    private const int Publish = 3;

    // MQTT 3.1.1, table 2.1.
    private static readonly string[] Kinds =
    [
        "?", "CONNECT", "CONNACK", "PUBLISH", "PUBACK", "PUBREC", "PUBREL", "PUBCOMP", "SUBSCRIBE", "SUBACK", "UNSUBSCRIBE", "UNSUBACK", "PINGREQ", "PINGRESP",
        "DISCONNECT", "?",
    ];

    private readonly List<byte> _rest = [];

    /// <summary>Takes a piece.</summary>
    /// <returns>The packets that it makes complete.</returns>
    internal List<string> Take(ReadOnlySpan<byte> piece)
    {
        _rest.AddRange(piece);
        List<string> names = [];
        while (Header() is var (start, length) && _rest.Count >= start + length)
        {
            names.Add(Name(_rest[0], [.. _rest[start..(start + length)]]));
            _rest.RemoveRange(0, start + length);
        }

        return names;
    }

    // Where the body begins and how long it is (MQTT 3.1.1, clause 2.2.3); beyond everything while the header is not whole.
    private (int Start, int Length) Header()
    {
        int length = 0;
        for (int at = 1; at < _rest.Count; at++)
        {
            length |= (_rest[at] & 0x7F) << (7 * (at - 1));
            if (_rest[at] < 0x80)
            {
                return (at + 1, length);
            }
        }

        return (int.MaxValue / 2, 0);
    }

    private static string Name(byte first, ReadOnlySpan<byte> body)
    {
        string kind = Kinds[first >> 4];
        if (first >> 4 != Publish)
        {
            return kind;
        }

        int qos = (first >> 1) & 3;
        int topic = (body[0] << 8) | body[1];
        ReadOnlySpan<byte> payload = body[(2 + topic + (qos > 0 ? 2 : 0))..];
        return $"{kind} {Encoding.UTF8.GetString(body.Slice(2, topic))} q{qos} {Encoding.UTF8.GetString(payload)}";
    }
}
