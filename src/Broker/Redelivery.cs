using System.Diagnostics.CodeAnalysis;
using MQTTnet.Packets;

namespace Brokers;

/// <summary>
/// The ids under which a session's messages go to their client (MQTT 3.1.1, clause 4.4). MQTTnet.Server gives a message that was not
/// acknowledged another id with the next connection, no DUP, and sends it again when only its release was left: a client cannot know it
/// then. Here a message keeps the id under which it went out first, and what MQTTnet calls it is translated.
/// </summary>
internal sealed class Redelivery
{
    private readonly Lock _gate = new();
    private readonly Dictionary<MqttPublishPacket, ushort> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ushort, MqttPublishPacket> _open = [];
    private readonly HashSet<MqttPublishPacket> _released = new(ReferenceEqualityComparer.Instance);

    /// <summary>What goes to the client in place of a message of QoS 1 or 2 that MQTTnet sends.</summary>
    internal MqttPacket Outbound(MqttPublishPacket message)
    {
        lock (_gate)
        {
            if (_ids.TryGetValue(message, out ushort id))
            {
                return _released.Contains(message) ? new MqttPubRelPacket { PacketIdentifier = id } : Copy(message, id, isRepeated: true);
            }

            id = Free(message.PacketIdentifier);
            _ids.Add(message, id);
            _open.Add(id, message);
            return id == message.PacketIdentifier ? message : Copy(message, id, isRepeated: false);
        }
    }

    /// <summary>PUBREC of the client: from now on only the release is left.</summary>
    internal void Release(ushort id)
    {
        lock (_gate)
        {
            if (_open.TryGetValue(id, out MqttPublishPacket? message))
            {
                _released.Add(message);
            }
        }
    }

    /// <summary>PUBACK, PUBCOMP or a PUBREC that refuses: the message is done.</summary>
    /// <param name="id">What the client calls it.</param>
    /// <param name="ofServer">What MQTTnet calls it.</param>
    /// <returns>False if no message has that id.</returns>
    internal bool TrySettle(ushort id, [NotNullWhen(true)] out ushort? ofServer)
    {
        lock (_gate)
        {
            if (!_open.Remove(id, out MqttPublishPacket? message))
            {
                ofServer = null;
                return false;
            }

            _ids.Remove(message);
            _released.Remove(message);
            ofServer = message.PacketIdentifier;
            return true;
        }
    }

    private ushort Free(ushort wanted)
    {
        while (_open.ContainsKey(wanted))
        {
            wanted = (ushort)(wanted == ushort.MaxValue ? 1 : wanted + 1);
        }

        return wanted;
    }

    private static MqttPublishPacket Copy(MqttPublishPacket message, ushort id, bool isRepeated) => new()
    {
        PacketIdentifier = id,
        Dup = isRepeated,
        Topic = message.Topic,
        Payload = message.Payload,
        QualityOfServiceLevel = message.QualityOfServiceLevel,
        Retain = message.Retain,
        ContentType = message.ContentType,
        CorrelationData = message.CorrelationData,
        MessageExpiryInterval = message.MessageExpiryInterval,
        PayloadFormatIndicator = message.PayloadFormatIndicator,
        ResponseTopic = message.ResponseTopic,
        SubscriptionIdentifiers = message.SubscriptionIdentifiers,
        TopicAlias = message.TopicAlias,
        UserProperties = message.UserProperties,
    };
}
