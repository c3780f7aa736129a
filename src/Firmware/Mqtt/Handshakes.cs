using System;
using Firmware.Core;

namespace Firmware
{
    /// <summary>
    /// Sends what the node publishes and sees each message through to its last acknowledgement, over as many connections as it takes
    /// (MQTT 3.1.1 clauses 4.3 and 4.4). Everything in it is guarded by the lock of the inbox: an acknowledgement and the event that tells it
    /// are one.
    /// </summary>
    internal sealed class Handshakes
    {
        private readonly M2MqttInbox _inbox;
        private readonly OutgoingSession _session;
        private PacketSender _sender;
        private int _subscribeId;

        /// <summary>Creates them with nothing owed.</summary>
        public Handshakes(M2MqttInbox inbox, ushort firstId)
        {
            _inbox = inbox;
            _session = new OutgoingSession(firstId);
        }

        /// <summary>An attempt begins. What is owed to another broker is void: this one would take it for its own.</summary>
        public void Begin(MqttConnection connection)
        {
            lock (_inbox.Lock)
            {
                _sender = null;
                if (!_session.Suits(connection))
                {
                    _inbox.PutDropped();
                }
            }
        }

        /// <summary>
        /// An attempt was accepted. When the broker kept the session, what is owed goes out again in the order of the first time, with the same
        /// bytes and identifiers: the message until its PUBREC has come, then the PUBREL alone. Else it is void.
        /// </summary>
        /// <exception cref="Exception">The connection ended.</exception>
        public void Resume(M2MqttAttempt attempt, PacketSender sender, bool sessionPresent)
        {
            lock (_inbox.Lock)
            {
                if (!_inbox.IsCurrent(attempt))
                {
                    return;
                }

                if (!sessionPresent && _session.Clear())
                {
                    _inbox.PutDropped();
                }

                for (int i = 0; i < _session.Count; i++)
                {
                    _session[i].SendBy(sender);
                }

                _sender = sender;
            }
        }

        /// <summary>Publishes: see <see cref="IMqttLink.Publish"/>.</summary>
        /// <exception cref="Exception">There is no memory for it, or at QoS 0 the connection ended: it was not taken.</exception>
        public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            lock (_inbox.Lock)
            {
                if (_sender == null || _sender.HasEnded || (qos > 0 && !_session.HasRoom))
                {
                    return -1;
                }

                int id = qos > 0 ? _session.NextId() : 0;
                byte[] packet = Packets.Publish(topic, payload, length, qos, retain, id);
                if (!_sender.Admits(packet.Length))
                {
                    return -1;
                }

                if (qos == 0)
                {
                    _sender.Send(packet);
                    return 0;
                }

                PendingMessage message = new PendingMessage { Id = id, Packet = packet };
                _session.Add(message);
                try
                {
                    message.SendBy(_sender);
                }
                catch (Exception)
                {
                    // Some of it may have got out. It is owed like any other, and the next connection settles it.
                }

                return id;
            }
        }

        /// <summary>Subscribes: see <see cref="IMqttLink.Subscribe"/>.</summary>
        /// <exception cref="Exception">There is no memory for it, or the connection ended.</exception>
        public void Subscribe(string[] topics, int lastQos)
        {
            lock (_inbox.Lock)
            {
                if (_sender != null)
                {
                    _subscribeId = _session.NextId();
                    _sender.Send(Packets.Subscribe(topics, lastQos, _subscribeId));
                }
            }
        }

        /// <summary>A subscription was answered.</summary>
        public void Subscribed(M2MqttAttempt attempt, int id, int lastQos, bool granted)
        {
            if (id == _subscribeId)
            {
                _inbox.Put(attempt, MqttEventKind.Subscribed, lastQos, granted);
            }
        }

        /// <summary>A message was received in full at QoS 2: from here on only its PUBREL is owed.</summary>
        /// <returns>The PUBREL.</returns>
        public byte[] Received(M2MqttAttempt attempt, int id)
        {
            lock (_inbox.Lock)
            {
                PendingMessage message = _inbox.IsCurrent(attempt) ? _session.Find(id) : null;
                if (message != null)
                {
                    Confirm(message);
                    message.Packet = null;
                }
            }

            // Also for a message that is no longer known: only this ends it at the broker, which counts it until then.
            return Packets.Release(id);
        }

        /// <summary>A message is done. Waits for room for the event.</summary>
        public void Acknowledged(M2MqttAttempt attempt, int id)
        {
            while (!TryAcknowledge(attempt, id))
            {
                _inbox.WaitForRoom();
            }
        }

        /// <summary>Looks for a message whose answer does not come: see <see cref="OutgoingSession.RemoveOverdue"/>.</summary>
        public int RemoveOverdue(long nowMs, out bool again)
        {
            lock (_inbox.Lock)
            {
                again = false;
                return _sender == null || _sender.HasEnded ? 0 : _session.RemoveOverdue(nowMs, out again);
            }
        }

        /// <summary>The connection counts no longer.</summary>
        public void End() => _sender = null;

        // An answer may come before what is owed has gone out again.
        private void Confirm(PendingMessage message)
        {
            if (_sender != null)
            {
                _sender.Window.Confirm(message.Position);
            }
        }

        private bool TryAcknowledge(M2MqttAttempt attempt, int id)
        {
            lock (_inbox.Lock)
            {
                // An acknowledgement that comes twice or too late belongs to no message.
                PendingMessage message = _inbox.IsCurrent(attempt) ? _session.Find(id) : null;
                if (message != null)
                {
                    if (!_inbox.TryPut(attempt, MqttEventKind.Published, id, true))
                    {
                        return false;
                    }

                    Confirm(message);
                    _session.Remove(message);
                }

                return true;
            }
        }
    }
}
