namespace Firmware.Core
{
    /// <summary>
    /// The retained message by which Home Assistant knows the node: where it stands at the broker, as far as is known, and what is on its
    /// way there. The checksum of the last one outlives a restart.
    /// </summary>
    public sealed class Announcement
    {
        /// <summary>In place of the id of a message that goes out at QoS 0: it comes back to the node, which listens to the topic.</summary>
        public const int EchoId = -1;

        private const uint HeardFlag = 1;

        private readonly IMqttLink _mqtt;
        private readonly RunRecord _run;
        private string _topic;
        private bool _isPublished;
        private int _id;
        private uint _sent;

        /// <summary>Creates the announcement of one node; <see cref="Start"/> comes next.</summary>
        public Announcement(IMqttLink mqtt, RunRecord run)
        {
            _mqtt = mqtt;
            _run = run;
        }

        /// <summary>Whether the broker has it.</summary>
        public AnnouncementState State => !_isPublished ? AnnouncementState.None
            : (_run.Announced & HeardFlag) == 0 ? AnnouncementState.Unknown
            : AnnouncementState.Kept;

        /// <summary>Where it was published; null if it was not, or was cleared since.</summary>
        public string Topic => _topic;

        /// <summary>Whether a message waits for its acknowledgement. One at a time.</summary>
        public bool IsUnderWay => _id != 0;

        /// <summary>Begins with what earlier runs left at the broker.</summary>
        /// <param name="topic">Where those published it.</param>
        public void Start(string topic)
        {
            _isPublished = _run.Announced != 0;
            _topic = _isPublished ? topic : null;
        }

        /// <summary>The broker has lost the session, and what it kept of the node most likely too.</summary>
        public void SessionLost() => _isPublished = false;

        /// <summary>Whether exactly this message was the last one, and the broker has not lost it since.</summary>
        public bool Is(uint checksum) => _isPublished && (checksum | HeardFlag) == (_run.Announced | HeardFlag);

        /// <summary>
        /// Publishes it, at QoS 0. What is not acknowledged a client sends again with every connection, and a broker that closes the connection because
        /// of its length would do so for ever; and an acknowledgement does not say that the broker has not dropped it for its length.
        /// </summary>
        /// <param name="topic">Where.</param>
        /// <param name="message">All of it.</param>
        /// <param name="checksum">Of message and topic, not 0.</param>
        /// <returns>False if the client did not accept it.</returns>
        public bool Publish(string topic, byte[] message, uint checksum)
        {
            int id = _mqtt.Publish(topic, message, message.Length, message.Length == 0 ? 1 : 0, true);
            if (id < 0)
            {
                return false;
            }

            _id = id == 0 ? EchoId : id;
            _sent = message.Length == 0 ? 0 : checksum | HeardFlag;
            _topic = topic;
            return true;
        }

        /// <summary>Clears it where it stands.</summary>
        /// <returns>False if the client did not accept that.</returns>
        public bool Clear() => Publish(_topic, ByteWriter.Nothing, 0);

        /// <summary>Whether an id is that of the message on its way; if so, it is on its way no longer.</summary>
        public bool TryComplete(int id)
        {
            if (id == 0 || id != _id)
            {
                return false;
            }

            _id = 0;
            return true;
        }

        /// <summary>The broker has what was sent last.</summary>
        /// <returns>Whether that replaced another one.</returns>
        public bool Acknowledged()
        {
            _isPublished = _sent != 0;
            _topic = _isPublished ? _topic : null;
            bool isChange = _isPublished && _run.Announced != 0 && ((_run.Announced ^ _sent) | HeardFlag) != HeardFlag;
            _run.RecordAnnounced(_sent);
            return isChange;
        }

        /// <summary>Nothing was heard of what was sent last. It is not sent again for that: the broker would do the same with it.</summary>
        public bool Unheard()
        {
            _sent &= ~HeardFlag;
            return Acknowledged();
        }

        /// <summary>Every message id is void.</summary>
        /// <returns>Whether one was on its way.</returns>
        public bool IdsVoid()
        {
            bool wasUnderWay = _id != 0;
            _id = 0;
            return wasUnderWay;
        }

        /// <summary>The node clears everything it left at the broker; this too.</summary>
        public void Forget()
        {
            _id = 0;
            _isPublished = false;
            _topic = null;
            _run.RecordAnnounced(0);
        }
    }
}
