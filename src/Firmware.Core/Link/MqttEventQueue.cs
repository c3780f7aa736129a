namespace Firmware.Core
{
    /// <summary>
    /// Events from an adapter's callbacks to the node: a bounded ring of small events and one slot for a message.
    /// Not synchronised: the adapter locks around it and blocks its callback while there is no room.
    /// </summary>
    public sealed class MqttEventQueue
    {
        /// <summary>Events that fit. A callback waits while it is full.</summary>
        public const int Capacity = 32;

        private readonly byte[] _kinds = new byte[Capacity];
        private readonly int[] _values = new int[Capacity];
        private readonly bool[] _flags = new bool[Capacity];
        private int _head;
        private int _count;
        private bool _hasMessage;
        private string _topic;
        private byte[] _payload;
        private int _length;
        private bool _retained;

        /// <summary>Whether one more event fits.</summary>
        public bool HasRoom => _count < Capacity - 1;

        /// <summary>Whether one more message fits.</summary>
        public bool HasMessageRoom => !_hasMessage && HasRoom;

        /// <summary>Adds any event but a message. There must be room.</summary>
        /// <param name="kind">Any kind but <see cref="MqttEventKind.Message"/>.</param>
        /// <param name="value">What the kind has: the message id, the granted QoS, the <see cref="LinkReason"/>; otherwise 0.</param>
        /// <param name="flag">What the kind has: whether it was acknowledged, granted, or the session was kept; otherwise false.</param>
        public void Put(MqttEventKind kind, int value, bool flag)
        {
            int at = (_head + _count) % Capacity;
            _kinds[at] = (byte)kind;
            _values[at] = value;
            _flags[at] = flag;
            _count++;
        }

        /// <summary>Adds an event about the end of a connection; one place is reserved for it. If that is taken, such an event is waiting already.</summary>
        /// <param name="kind">Any kind but <see cref="MqttEventKind.Message"/>.</param>
        public void PutLast(MqttEventKind kind)
        {
            if (_count < Capacity)
            {
                Put(kind, 0, false);
            }
        }

        /// <summary>
        /// The connection is given up: what was reported of it is void. Messages, acknowledgements and <see cref="MqttEventKind.Dropped"/> stay.
        /// </summary>
        public void End()
        {
            int kept = 0;
            for (int i = 0; i < _count; i++)
            {
                int from = (_head + i) % Capacity;
                if (IsOfConnection((MqttEventKind)_kinds[from]))
                {
                    continue;
                }

                int to = (_head + kept) % Capacity;
                _kinds[to] = _kinds[from];
                _values[to] = _values[from];
                _flags[to] = _flags[from];
                kept++;
            }

            _count = kept;
        }

        /// <summary>Adds a message. There must be room.</summary>
        public void PutMessage(string topic, byte[] payload, int length, bool retained)
        {
            _hasMessage = true;
            _topic = topic;
            _payload = payload;
            _length = length;
            _retained = retained;
            Put(MqttEventKind.Message, 0, true);
        }

        /// <summary>Takes the oldest event: see <see cref="IMqttLink.TryTake"/>.</summary>
        public bool TryTake(MqttEvent into, bool messages)
        {
            if (_count == 0 || (!messages && !PassMessage()))
            {
                return false;
            }

            MqttEventKind kind = (MqttEventKind)_kinds[_head];
            if (kind == MqttEventKind.Message)
            {
                MoveMessage(into);
            }

            int value = _values[_head];
            bool flag = _flags[_head];
            into.Kind = kind;
            into.Reason = kind == MqttEventKind.Failed || kind == MqttEventKind.Lost ? (LinkReason)value : LinkReason.None;
            into.MessageId = value;
            into.GrantedQos = value;
            into.Acknowledged = flag;
            into.Granted = flag;
            into.SessionKept = flag;
            _head = (_head + 1) % Capacity;
            _count--;
            return true;
        }

        // Moves the event behind the message to the head. There is at most one message, so one exchange is enough.
        private bool PassMessage()
        {
            if ((MqttEventKind)_kinds[_head] != MqttEventKind.Message)
            {
                return true;
            }

            int next = (_head + 1) % Capacity;
            if (_count > 1)
            {
                _kinds[_head] = _kinds[next];
                _values[_head] = _values[next];
                _flags[_head] = _flags[next];
                _kinds[next] = (byte)MqttEventKind.Message;
            }

            return _count > 1;
        }

        private static bool IsOfConnection(MqttEventKind kind)
            => kind == MqttEventKind.Connected || kind == MqttEventKind.Failed || kind == MqttEventKind.Lost || kind == MqttEventKind.Subscribed;

        private void MoveMessage(MqttEvent into)
        {
            into.Topic = _topic;
            into.Payload = _payload;
            into.Length = _length;
            into.Retained = _retained;
            _hasMessage = false;
            _topic = null;
            _payload = null;
        }
    }
}
