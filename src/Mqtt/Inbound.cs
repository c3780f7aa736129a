using MQTTnet.Packets;

namespace Mqtt;

/// <summary>Does what a packet of the broker asks for: the session's books, the event, the answer.</summary>
/// <param name="gate">The client's lock.</param>
/// <param name="session">What outlives a connection.</param>
/// <param name="relay">Calls the handlers.</param>
/// <param name="receipts">Sends the acknowledgements.</param>
internal sealed class Inbound(Lock gate, SessionState session, EventRelay relay, Receipts receipts)
{
    /// <summary>Handles a packet.</summary>
    /// <returns>Why the connection has to end, or None.</returns>
    internal async ValueTask<MqttReason> Handle(Attempt attempt, MqttPacket packet)
    {
        switch (packet)
        {
            case MqttConnAckPacket answer when !attempt.IsAccepted:
                return await Accept(attempt, answer).ConfigureAwait(false);
            case not null when !attempt.IsAccepted:
                return MqttReason.ProtocolError;
            case MqttPublishPacket message:
                await HandOver(attempt, message).ConfigureAwait(false);
                break;
            case MqttPubAckPacket answer:
                await Settle(answer.PacketIdentifier, 1).ConfigureAwait(false);
                break;
            case MqttPubCompPacket answer:
                await Settle(answer.PacketIdentifier, 2).ConfigureAwait(false);
                break;
            case MqttPubRecPacket answer:
                lock (gate)
                {
                    session.Release(answer.PacketIdentifier);
                }

                attempt.Send(new MqttPubRelPacket { PacketIdentifier = answer.PacketIdentifier });
                break;
            case MqttPubRelPacket answer:
                lock (gate)
                {
                    session.Forget(answer.PacketIdentifier);
                }

                attempt.Send(new MqttPubCompPacket { PacketIdentifier = answer.PacketIdentifier });
                break;
            case MqttSubAckPacket answer:
                return await Report(answer).ConfigureAwait(false);
            case MqttUnsubAckPacket { PacketIdentifier: ushort id }:
                if (IsAnswer(id))
                {
                    _ = await relay.Raise(nameof(IMqttEvents.Unsubscribed), id, static (events, id) => events.Unsubscribed(id)).ConfigureAwait(false);
                }

                break;
            case MqttPingRespPacket:
                break;
            default:
                return MqttReason.ProtocolError;
        }

        return MqttReason.None;
    }

    private async ValueTask<MqttReason> Accept(Attempt attempt, MqttConnAckPacket answer)
    {
        // MQTT 3.1.1, table 3.1
        MqttReason refusal = (int)answer.ReturnCode switch
        {
            0 => MqttReason.None,
            1 => MqttReason.RefusedProtocolVersion,
            2 => MqttReason.RefusedClientId,
            3 => MqttReason.RefusedServerUnavailable,
            4 => MqttReason.RefusedBadCredentials,
            5 => MqttReason.RefusedNotAuthorised,
            _ => MqttReason.ProtocolError,
        };
        if (refusal != MqttReason.None)
        {
            return refusal;
        }

        receipts.Drop();
        lock (gate)
        {
            // Unacknowledged messages go out before anything new.
            foreach (MqttPacket owed in session.Resume(answer.IsSessionPresent))
            {
                attempt.Send(owed);
            }

            attempt.Accept();
        }

        _ = await relay.Raise(nameof(IMqttEvents.Connected), answer, static (events, answer) => events.Connected(answer.IsSessionPresent))
            .ConfigureAwait(false);
        return MqttReason.None;
    }

    private async ValueTask HandOver(Attempt attempt, MqttPublishPacket message)
    {
        if (attempt.IsLeaving)
        {
            // It can no longer be acknowledged.
            return;
        }

        int qos = (int)message.QualityOfServiceLevel;
        ushort id = message.PacketIdentifier;
        bool isRepeated = false;
        if (qos == 2)
        {
            lock (gate)
            {
                isRepeated = session.HasReceived(id);
            }
        }

        bool isTaken = isRepeated || await relay.RaiseMessage(
            message,
            static (events, message) => events.MessageReceived(
                message.Topic, message.Payload.FirstSpan, (int)message.QualityOfServiceLevel, message.Retain),
            attempt.Ended).ConfigureAwait(false);
        if (isTaken)
        {
            receipts.MarkDue();
        }

        if (!isTaken || qos == 0)
        {
            return;
        }

        // After the handler: what it did not get is sent again.
        if (qos == 1)
        {
            receipts.Acknowledge(attempt, new MqttPubAckPacket { PacketIdentifier = id });
            return;
        }

        lock (gate)
        {
            session.Receive(id);
        }

        receipts.Acknowledge(attempt, new MqttPubRecPacket { PacketIdentifier = id });
    }

    private async ValueTask Settle(ushort id, int qos)
    {
        bool isOurs;
        lock (gate)
        {
            isOurs = session.Settle(id, qos);
        }

        if (isOurs)
        {
            _ = await relay.Raise(nameof(IMqttEvents.Published), id, static (events, id) => events.Published(id)).ConfigureAwait(false);
        }
    }

    private async ValueTask<MqttReason> Report(MqttSubAckPacket answer)
    {
        const int Refused = 0x80;
        int[] granted = [.. answer.ReasonCodes.Select(static code => (int)code >= Refused ? Refused : (int)code)];
        if (granted.Any(static one => one is > 2 and not Refused))
        {
            return MqttReason.ProtocolError;
        }

        ushort id = answer.PacketIdentifier;
        if (IsAnswer(id))
        {
            _ = await relay.Raise(nameof(IMqttEvents.Subscribed), (id, granted), static (events, with) => events.Subscribed(with.id, with.granted))
                .ConfigureAwait(false);
        }

        return MqttReason.None;
    }

    private bool IsAnswer(ushort id)
    {
        lock (gate)
        {
            return session.RemoveRequest(id);
        }
    }
}
