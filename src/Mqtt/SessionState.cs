using MQTTnet.Packets;

namespace Mqtt;

/// <summary>
/// The session state, which outlives a connection (MQTT 3.1.1, clause 3.1.2.4): unacknowledged messages with their ids, and ids received at QoS 2.
/// Needs the client's lock.
/// </summary>
/// <param name="maxInFlight">1 to 65,535 messages.</param>
internal sealed class SessionState(int maxInFlight)
{
    private readonly Dictionary<ushort, Owed> _owed = [];
    private readonly HashSet<ushort> _received = [];
    private readonly HashSet<ushort> _requests = [];
    private long _sequence;
    private ushort _lastId;

    /// <summary>True if one more message of QoS 1 or 2 would be too many.</summary>
    internal bool IsFull => _owed.Count >= maxInFlight;

    /// <summary>An id that nothing under way has.</summary>
    /// <returns>0 when all 65,535 are in use.</returns>
    internal ushort NextId()
    {
        for (int tried = 0; tried < ushort.MaxValue; tried++)
        {
            _lastId = (ushort)(_lastId == ushort.MaxValue ? 1 : _lastId + 1);
            if (!_owed.ContainsKey(_lastId) && !_requests.Contains(_lastId))
            {
                return _lastId;
            }
        }

        return 0;
    }

    /// <summary>A message of QoS 1 or 2 is under way.</summary>
    internal void Add(MqttPublishPacket message) => _owed.Add(message.PacketIdentifier, new Owed(message, (int)message.QualityOfServiceLevel, _sequence++));

    /// <summary>A SUBSCRIBE or UNSUBSCRIBE is under way. It ends with its connection.</summary>
    internal void AddRequest(ushort id) => _requests.Add(id);

    /// <summary>Its answer has come.</summary>
    /// <returns>False if nothing of this connection has that id.</returns>
    internal bool RemoveRequest(ushort id) => _requests.Remove(id);

    /// <summary>PUBACK (QoS 1) or PUBCOMP (QoS 2).</summary>
    /// <returns>False if no such message is under way.</returns>
    internal bool Settle(ushort id, int qos) => _owed.TryGetValue(id, out Owed owed) && owed.Qos == qos && _owed.Remove(id);

    /// <summary>PUBREC: the broker has the message, only its release is left.</summary>
    internal void Release(ushort id)
    {
        if (_owed.TryGetValue(id, out Owed owed) && owed.Qos == 2)
        {
            _owed[id] = owed with { Message = null };
        }
    }

    /// <summary>Whether a message of QoS 2 has been handed on already and waits for its release.</summary>
    internal bool HasReceived(ushort id) => _received.Contains(id);

    /// <summary>A message of QoS 2 has been handed on.</summary>
    internal void Receive(ushort id) => _received.Add(id);

    /// <summary>PUBREL: the broker will not send it again.</summary>
    internal void Forget(ushort id) => _received.Remove(id);

    /// <summary>The broker has accepted a connection.</summary>
    /// <returns>What has to be sent again, in the order in which it was sent at first.</returns>
    internal IReadOnlyList<MqttPacket> Resume(bool sessionPresent)
    {
        _requests.Clear();
        if (!sessionPresent)
        {
            // A new session of the broker numbers its messages anew.
            _received.Clear();
        }

        return [.. _owed.OrderBy(static one => one.Value.Sequence)
            .Select(static one => (MqttPacket?)one.Value.Message ?? new MqttPubRelPacket { PacketIdentifier = one.Key })];
    }

    /// <param name="Message">Null if only the PUBREL is left.</param>
    /// <param name="Qos">1 or 2.</param>
    /// <param name="Sequence">Place in the order of sending.</param>
    private readonly record struct Owed(MqttPublishPacket? Message, int Qos, long Sequence);
}
