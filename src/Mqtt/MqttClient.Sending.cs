using System.Buffers;
using System.Text;
using Mqtt.Packets;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Mqtt;

/// <content>Sending.</content>
public sealed partial class MqttClient
{
    /// <summary>Publishes a message; the payload is copied.</summary>
    /// <param name="topic">1 to 65,535 bytes of UTF-8 without wildcards and control characters.</param>
    /// <param name="payload">0 to 268,435,455 bytes, less what topic and id take.</param>
    /// <param name="qos">0, 1 or 2.</param>
    /// <param name="retain">True if the broker shall keep it for later subscribers.</param>
    /// <param name="messageId">1 to 65,535, the id that <see cref="IMqttEvents.Published"/> will name; 0 with an error.</param>
    /// <returns>None, NotConnected, InFlightFull, BadTopic, BadQos, PayloadTooLarge or Disposed.</returns>
    public MqttError Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, out int messageId)
    {
        messageId = 0;
        if (qos is < 0 or > 2)
        {
            return MqttError.BadQos;
        }

        if (!MqttText.IsTopic(topic))
        {
            return MqttError.BadTopic;
        }

        return Fits(topic, payload, qos) ? Send(Message(topic, payload, qos, retain), out messageId) : MqttError.PayloadTooLarge;
    }

    /// <summary>The same for a payload in the front part of a reused buffer.</summary>
    /// <param name="topic">As above.</param>
    /// <param name="payload">The buffer.</param>
    /// <param name="length">Bytes of it that are the payload.</param>
    /// <param name="qos">As above.</param>
    /// <param name="retain">As above.</param>
    /// <param name="messageId">As above.</param>
    /// <returns>As above.</returns>
    /// <exception cref="ArgumentException">The length does not fit the buffer.</exception>
    public MqttError Publish(string topic, byte[] payload, int length, int qos, bool retain, out int messageId) =>
        Publish(topic, new ReadOnlySpan<byte>(payload, 0, length), qos, retain, out messageId);

    /// <summary>Asks for topics, all in one packet. The answer is <see cref="IMqttEvents.Subscribed"/>, or nothing if the link breaks.</summary>
    /// <param name="filters">At least one, each 1 to 65,535 bytes of UTF-8, wildcards allowed.</param>
    /// <param name="qos">0, 1 or 2, the highest QoS to receive at.</param>
    /// <param name="messageId">What the answer will name; 0 with an error.</param>
    /// <returns>None, NotConnected, InFlightFull, BadFilter, BadQos or Disposed.</returns>
    public MqttError Subscribe(ReadOnlySpan<string> filters, int qos, out int messageId)
    {
        messageId = 0;
        if (qos is < 0 or > 2)
        {
            return MqttError.BadQos;
        }

        MqttSubscribePacket packet = new();
        foreach (string filter in filters)
        {
            packet.TopicFilters.Add(new MqttTopicFilter { Topic = filter, QualityOfServiceLevel = (MqttQualityOfServiceLevel)qos });
        }

        return Request(filters, packet, out messageId);
    }

    /// <summary>Ends subscriptions, all in one packet. The answer is <see cref="IMqttEvents.Unsubscribed"/>.</summary>
    /// <param name="filters">As they were subscribed.</param>
    /// <param name="messageId">What the answer will name; 0 with an error.</param>
    /// <returns>None, NotConnected, InFlightFull, BadFilter or Disposed.</returns>
    public MqttError Unsubscribe(ReadOnlySpan<string> filters, out int messageId)
    {
        MqttUnsubscribePacket packet = new();
        packet.TopicFilters.AddRange(filters);
        return Request(filters, packet, out messageId);
    }

    // MQTT 3.1.1, clause 3.3.2: length of the topic, topic, packet id, payload.
    private static bool Fits(string topic, ReadOnlySpan<byte> payload, int qos)
    {
        int besides = sizeof(ushort) + Encoding.UTF8.GetByteCount(topic) + (qos > 0 ? sizeof(ushort) : 0);
        return payload.Length <= PacketReader.MaxBytes - besides;
    }

    private static MqttPublishPacket Message(string topic, ReadOnlySpan<byte> payload, int qos, bool retain) => new()
    {
        Topic = topic,
        Payload = new ReadOnlySequence<byte>(payload.ToArray()),
        QualityOfServiceLevel = (MqttQualityOfServiceLevel)qos,
        Retain = retain,
    };

    private MqttError Send(MqttPublishPacket message, out int messageId)
    {
        messageId = 0;
        bool isOwed = message.QualityOfServiceLevel > MqttQualityOfServiceLevel.AtMostOnce;
        lock (_gate)
        {
            MqttError refusal = Refusal();
            ushort id = refusal != MqttError.None || (isOwed && _session.IsFull) ? (ushort)0 : _session.NextId();
            if (id == 0)
            {
                return refusal != MqttError.None ? refusal : MqttError.InFlightFull;
            }

            if (isOwed)
            {
                message.PacketIdentifier = id;
                _session.Add(message);
            }

            _attempt!.Send(message, isOwed ? (ushort)0 : id);
            messageId = id;
            return MqttError.None;
        }
    }

    private MqttError Request(ReadOnlySpan<string> filters, MqttPacketWithIdentifier packet, out int messageId)
    {
        messageId = 0;
        bool isGood = !filters.IsEmpty;
        foreach (string filter in filters)
        {
            isGood &= MqttText.IsFilter(filter);
        }

        if (!isGood)
        {
            return MqttError.BadFilter;
        }

        lock (_gate)
        {
            MqttError refusal = Refusal();
            packet.PacketIdentifier = refusal == MqttError.None ? _session.NextId() : (ushort)0;
            if (packet.PacketIdentifier == 0)
            {
                return refusal != MqttError.None ? refusal : MqttError.InFlightFull;
            }

            _session.AddRequest(packet.PacketIdentifier);
            _attempt!.Send(packet);
            messageId = packet.PacketIdentifier;
            return MqttError.None;
        }
    }

    private MqttError Refusal() => _disposed ? MqttError.Disposed
        : _attempt is { Accepts: true, IsLeaving: false } ? MqttError.None
        : MqttError.NotConnected;
}
