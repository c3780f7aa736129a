namespace Firmware.Core
{
    /// <summary>
    /// The reply to one message, until the broker has it. No further message is read before the client has accepted it, so that each
    /// message gets one.
    /// </summary>
    public sealed class PendingReply
    {
        /// <summary>Longest reply in bytes. Errors that do not fit are only counted in it.</summary>
        public const int MaxBytes = 640;

        // Replies that wait for their acknowledgement: while the broker sends a flood of messages it does not read ours.
        private const int MaxUnacknowledged = 4;

        private readonly IMqttLink _mqtt;
        private readonly InFlight _unacknowledged = new InFlight();
        private string _topic;
        private string _sentTopic;
        private int _id;

        /// <summary>The reply.</summary>
        public readonly ByteWriter Writer = new ByteWriter(MaxBytes);

        /// <summary>Creates one with nothing in it.</summary>
        public PendingReply(IMqttLink mqtt) => _mqtt = mqtt;

        /// <summary>Whether it waits for the client to accept it.</summary>
        public bool IsDue => _topic != null;

        /// <summary>What is in <see cref="Writer"/> now is to be sent.</summary>
        /// <param name="topic">Where to.</param>
        public void Set(string topic)
        {
            _topic = topic;
            _id = 0;
        }

        /// <summary>Sends it, if it is due and the client accepts it.</summary>
        public void Send()
        {
            int id = _topic == null ? -1 : Publish();
            if (id >= 0)
            {
                _id = id;
                _sentTopic = _topic;
                _topic = null;
            }
        }

        /// <summary>A message was acknowledged or given up.</summary>
        /// <param name="id">Its id; any message of the node.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        public void Published(int id, bool acknowledged)
        {
            _unacknowledged.Remove(id);
            if (id == _id)
            {
                Settle(acknowledged);
            }
        }

        /// <summary>Every message id is void.</summary>
        public void IdsVoid()
        {
            _unacknowledged.Clear();
            if (_id > 0)
            {
                Settle(false);
            }
        }

        // One more that would have to wait goes out without an acknowledgement: the next message is only read after this reply.
        private int Publish()
        {
            int id = _unacknowledged.Count < MaxUnacknowledged ? _mqtt.Publish(_topic, Writer.Buffer, Writer.Length, 1, false) : -1;
            if (id < 0)
            {
                return _mqtt.Publish(_topic, Writer.Buffer, Writer.Length, 0, false);
            }

            _unacknowledged.Add(id, 0, 0);
            return id;
        }

        // A reply that was lost with its connection is sent again, unless the next one has taken its place.
        private void Settle(bool acknowledged)
        {
            _id = 0;
            if (!acknowledged)
            {
                _topic = _sentTopic;
            }
        }
    }
}
