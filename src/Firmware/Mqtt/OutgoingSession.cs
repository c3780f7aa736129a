using System;
using Firmware.Core;

namespace Firmware
{
    /// <summary>
    /// What the node owes its broker beyond the end of a connection (MQTT 3.1.1 clauses 3.1.2.4 and 4.4): messages that are not acknowledged
    /// in full, with their identifiers. Not synchronised: <see cref="Handshakes"/> is.
    /// </summary>
    internal sealed class OutgoingSession
    {
        /// <summary>
        /// How long the broker may leave a message unanswered while it answers others, in milliseconds. Then the connection is begun again,
        /// which makes both sides tell what they have; a message that is not answered then either is given up.
        /// </summary>
        public const int AnswerLimitMs = 60000;

        // All messages of one reading, and the few others that can be under way beside it.
        private const int Capacity = InFlight.Capacity;

        private readonly PendingMessage[] _pending = new PendingMessage[Capacity];
        private int _count;
        private ushort _lastId;
        private string _host;
        private string _clientId;
        private int _port;

        /// <summary>Creates a session in which nothing is owed.</summary>
        /// <param name="firstId">
        /// Identifiers count on from here. A broker remembers that of a QoS 2 message that was cut off by a restart of the node, and takes
        /// another message with that identifier for the same one (clause 4.3.3).
        /// </param>
        public OutgoingSession(ushort firstId)
        {
            _lastId = firstId;
        }

        /// <summary>Messages that are owed.</summary>
        public int Count => _count;

        /// <summary>Whether one more message may be sent.</summary>
        public bool HasRoom => _count < Capacity;

        /// <summary>A message, oldest first.</summary>
        public PendingMessage this[int index] => _pending[index];

        /// <summary>Makes it the session with one broker.</summary>
        /// <returns>False when it was that with another one, whose messages are forgotten.</returns>
        public bool Suits(MqttConnection connection)
        {
            bool suits = _host == connection.Host && _port == connection.Port && _clientId == connection.ClientId;
            _host = connection.Host;
            _port = connection.Port;
            _clientId = connection.ClientId;
            return suits || !Clear();
        }

        /// <summary>An identifier that no message under way has.</summary>
        public int NextId()
        {
            do
            {
                _lastId = (ushort)(_lastId == ushort.MaxValue ? 1 : _lastId + 1);
            }
            while (IndexOf(_lastId) >= 0);
            return _lastId;
        }

        /// <summary>Adds a message. There must be room.</summary>
        public void Add(PendingMessage message) => _pending[_count++] = message;

        /// <summary>A message by its identifier; null when it is not owed.</summary>
        public PendingMessage Find(int id)
        {
            int at = IndexOf(id);
            return at < 0 ? null : _pending[at];
        }

        /// <summary>A message is done.</summary>
        public void Remove(PendingMessage message)
        {
            // The order stays: it is that of sending again.
            int at = IndexOf(message.Id);
            _count--;
            Array.Copy(_pending, at + 1, _pending, at, _count - at);
            _pending[_count] = null;
        }

        /// <summary>Looks for a message that waits too long for its answer, and takes it out if it has had a second connection.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="again">Whether there is one that has not: then the connection should begin again.</param>
        /// <returns>Its identifier when it was taken out; 0 otherwise.</returns>
        public int RemoveOverdue(long nowMs, out bool again)
        {
            again = false;
            for (int i = 0; i < _count; i++)
            {
                PendingMessage late = _pending[i];
                if (nowMs - late.SinceMs >= AnswerLimitMs)
                {
                    again = late.Connections == 1;
                    if (!again)
                    {
                        Remove(late);
                        return late.Id;
                    }

                    return 0;
                }
            }

            return 0;
        }

        /// <summary>The broker knows nothing of it any more.</summary>
        /// <returns>Whether anything was owed.</returns>
        public bool Clear()
        {
            bool any = _count > 0;
            Array.Clear(_pending, 0, _count);
            _count = 0;
            return any;
        }

        private int IndexOf(int id)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_pending[i].Id == id)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
