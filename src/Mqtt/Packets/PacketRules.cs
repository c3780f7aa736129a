using System.Buffers.Binary;
using System.Text.Unicode;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Mqtt.Packets;

/// <summary>What MQTTnet's decoder lets pass although MQTT forbids it.</summary>
internal static class PacketRules
{
    /// <summary>Looks at the first byte of a packet: it shows when the other side speaks something else.</summary>
    /// <exception cref="MqttProtocolViolationException">No packet begins like this.</exception>
    internal static void CheckFlags(byte first, MqttProtocolVersion version)
    {
        MqttControlPacketType type = (MqttControlPacketType)(first >> 4);
        int flags = first & 0x0F;

        // MQTT 3.1.1, table 2.2; MQTT 3.1 allowed a DUP flag in some of them. 15 is AUTH of MQTT 5.
        bool isValid = type switch
        {
            0 => false,
            MqttControlPacketType.Auth => version == MqttProtocolVersion.V500 && flags == 0,
            MqttControlPacketType.Publish => (flags & 0x06) != 0x06,
            _ when version == MqttProtocolVersion.V310 => true,
            MqttControlPacketType.PubRel or MqttControlPacketType.Subscribe or MqttControlPacketType.Unsubscribe => flags == 0x02,
            _ => flags == 0,
        };
        if (!isValid)
        {
            throw new MqttProtocolViolationException($"a packet that begins with 0x{first:X2}");
        }
    }

    /// <summary>Looks at what stands behind the fixed header.</summary>
    /// <exception cref="MqttProtocolViolationException">It is malformed.</exception>
    internal static void CheckBody(byte first, ReadOnlySpan<byte> body, MqttProtocolVersion version)
    {
        MqttControlPacketType type = (MqttControlPacketType)(first >> 4);
        switch (type)
        {
            case MqttControlPacketType.Publish:
                CheckPublish(first, body, version);
                break;

            // Clause 3.2.2.1: bits 7 to 1 are 0.
            case MqttControlPacketType.ConnAck when version != MqttProtocolVersion.V500:
                Require(body.Length == 2 && (body[0] & 0xFE) == 0, "a CONNACK");
                break;
            case MqttControlPacketType.PubAck or MqttControlPacketType.PubRec or MqttControlPacketType.PubRel or MqttControlPacketType.PubComp
                or MqttControlPacketType.Subscribe or MqttControlPacketType.SubAck or MqttControlPacketType.Unsubscribe or MqttControlPacketType.UnsubAck:
                Require(body.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(body) != 0, "a packet without an id");
                break;
            default:
                break;
        }
    }

    private static void CheckPublish(byte first, ReadOnlySpan<byte> body, MqttProtocolVersion version)
    {
        Require(body.Length >= 2, "a PUBLISH without a topic");
        int length = BinaryPrimitives.ReadUInt16BigEndian(body);
        Require(body.Length >= 2 + length, "a PUBLISH that ends in its topic");

        // Clauses 1.5.3, 3.3.2.1 and 4.7.3; in MQTT 5 an alias stands for a topic.
        ReadOnlySpan<byte> topic = body.Slice(2, length);
        Require(length > 0 || version == MqttProtocolVersion.V500, "a PUBLISH without a topic");
        Require(Utf8.IsValid(topic) && topic.IndexOfAny((byte)0, (byte)'+', (byte)'#') < 0, "a PUBLISH with a bad topic");
        if ((first & 0x06) != 0)
        {
            ReadOnlySpan<byte> rest = body[(2 + length)..];
            Require(rest.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(rest) != 0, "a PUBLISH without an id");
        }
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new MqttProtocolViolationException(what);
        }
    }
}
