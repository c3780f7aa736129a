using System.Buffers;
using System.Collections.Concurrent;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Brokers;

/// <summary>
/// Corrections where MQTTnet.Server 5.2 departs from MQTT 3.1.1. Each has a test that fails once MQTTnet does it right: then it
/// can go. That packets have a size limit is the business of <see cref="Mqtt.Packets.PacketReader"/>.
/// </summary>
internal static class Repairs
{
    private static readonly object ReceivedKey = new();
    private static readonly object RedeliveryKey = new();

    /// <summary>Applies them.</summary>
    internal static void Apply(MqttServer server)
    {
        server.ValidatingConnectionAsync += who =>
        {
            // MQTT 5, clause 3.1.3.1; for MQTT 3.1.1 see below.
            who.AssignedClientIdentifier = string.IsNullOrEmpty(who.ClientId) ? NewId() : null;
            return Task.CompletedTask;
        };
        server.ValidatingConnectionAsync += new SessionOrder().Admit;
        server.InterceptingInboundPacketAsync += ForgetDup;
        server.InterceptingInboundPacketAsync += HandOnOnce;
        server.InterceptingInboundPacketAsync += TranslateAnswer;
        server.InterceptingOutboundPacketAsync += Redeliver;
        server.ClientDisconnectedAsync += gone => SendWillOfTakenOver(server, gone);
    }

    /// <summary>
    /// Gives a client without an id one (MQTT 3.1.1, clause 3.1.3.1): it is refused otherwise, and mosquitto_sub is one. Without a clean
    /// session it is still refused, as it must be.
    /// </summary>
    internal static void Name(MqttConnectPacket connect)
    {
        if (connect.CleanSession && string.IsNullOrEmpty(connect.ClientId))
        {
            connect.ClientId = NewId();
        }
    }

    private static string NewId() => "auto-" + Guid.NewGuid().ToString("N");

    // The flag is about the way from the sender to here (clause 3.3.1.1). It is handed on, and a subscriber at QoS 0 gets nothing then,
    // because MQTTnet's own encoder refuses it there.
    private static Task ForgetDup(InterceptingPacketEventArgs inbound)
    {
        if (inbound.Packet is MqttPublishPacket message)
        {
            message.Dup = false;
        }

        return Task.CompletedTask;
    }

    // A message of QoS 2 is handed on as often as it comes, although it may be sent again until it is released (clause 4.3.3).
    private static async Task HandOnOnce(InterceptingPacketEventArgs inbound)
    {
        switch (inbound.Packet)
        {
            case MqttPublishPacket { QualityOfServiceLevel: MqttQualityOfServiceLevel.ExactlyOnce } message
                when !Received(inbound).Add(message.PacketIdentifier):
                inbound.ProcessPacket = false;
                await ((Caller)inbound.RemoteEndPoint).Channel
                    .SendPacketAsync(new MqttPubRecPacket { PacketIdentifier = message.PacketIdentifier }, inbound.CancellationToken).ConfigureAwait(false);
                break;
            case MqttPubRelPacket release:
                Received(inbound).Remove(release.PacketIdentifier);
                break;
            default:
                break;
        }
    }

    // MQTTnet numbers what it sends again anew: see Redelivery.
    private static Task Redeliver(InterceptingPacketEventArgs outbound)
    {
        if (outbound.Packet is MqttPublishPacket { PacketIdentifier: > 0 } message)
        {
            outbound.Packet = Redelivery(outbound).Outbound(message);
        }

        return Task.CompletedTask;
    }

    private static async Task TranslateAnswer(InterceptingPacketEventArgs inbound)
    {
        switch (inbound.Packet)
        {
            case MqttPubAckPacket answer:
                Settle(inbound, answer.PacketIdentifier, static id => new MqttPubAckPacket { PacketIdentifier = id });
                break;
            case MqttPubCompPacket answer:
                Settle(inbound, answer.PacketIdentifier, static id => new MqttPubCompPacket { PacketIdentifier = id });
                break;

            // MQTT 5, clause 3.5.2.1: such a message is not released.
            case MqttPubRecPacket { ReasonCode: >= MqttPubRecReasonCode.UnspecifiedError } refusal:
                Settle(inbound, refusal.PacketIdentifier, static id => new MqttPubCompPacket { PacketIdentifier = id });
                break;
            case MqttPubRecPacket answer:
                Redelivery(inbound).Release(answer.PacketIdentifier);
                inbound.ProcessPacket = false;
                await ((Caller)inbound.RemoteEndPoint).Channel
                    .SendPacketAsync(new MqttPubRelPacket { PacketIdentifier = answer.PacketIdentifier }, inbound.CancellationToken).ConfigureAwait(false);
                break;
            default:
                break;
        }
    }

    private static void Settle(InterceptingPacketEventArgs inbound, ushort id, Func<ushort, MqttPacket> answer)
    {
        inbound.ProcessPacket = Redelivery(inbound).TrySettle(id, out ushort? ofServer);
        inbound.Packet = ofServer is null ? inbound.Packet : answer(ofServer.Value);
    }

    // One connection at a time has a session, and reads one packet after the other.
    private static HashSet<ushort> Received(InterceptingPacketEventArgs inbound) => OfSession<HashSet<ushort>>(inbound, ReceivedKey);

    private static Redelivery Redelivery(InterceptingPacketEventArgs packet) => OfSession<Redelivery>(packet, RedeliveryKey);

    // Lives as long as the session.
    private static T OfSession<T>(InterceptingPacketEventArgs packet, object key)
        where T : class, new() => (T)((ConcurrentDictionary<object, object>)packet.SessionItems).GetOrAdd(key, static _ => new T());

    // The connection of a client whose id another one takes ends without a DISCONNECT of its own: clause 3.1.2.5.
    private static Task SendWillOfTakenOver(MqttServer server, ClientDisconnectedEventArgs gone)
    {
        if (gone.DisconnectType != MqttClientDisconnectType.Takeover || gone.RemoteEndPoint is not Caller { Connect: { WillFlag: true } connect })
        {
            return Task.CompletedTask;
        }

        MqttApplicationMessage will = new()
        {
            Topic = connect.WillTopic,
            Payload = new ReadOnlySequence<byte>(connect.WillMessage ?? []),
            QualityOfServiceLevel = connect.WillQoS,
            Retain = connect.WillRetain,
        };
        return server.InjectApplicationMessage(new InjectedMqttApplicationMessage(will) { SenderClientId = gone.ClientId }, CancellationToken.None);
    }
}
