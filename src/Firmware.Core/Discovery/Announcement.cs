namespace Firmware.Core
{
    /// <summary>
    /// The retained message by which Home Assistant knows the node: where it stands at the broker, as far as is known, and what is on its
    /// way there. The checksum of the last one outlives a restart.
    /// </summary>
    public sealed class Announcement
    {
        private static readonly byte[] Nothing = new byte[0];

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

        /// <summary>Whether the broker has it, as far as is known.</summary>
        public bool IsPublished => _isPublished;

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

        /// <summary>Whether the broker has exactly this message.</summary>
        public bool Is(uint checksum) => _isPublished && checksum == _run.Announced;

        /// <summary>Publishes it.</summary>
        /// <param name="topic">Where.</param>
        /// <param name="message">All of it.</param>
        /// <param name="checksum">Of message and topic, not 0.</param>
        /// <returns>False if the client did not accept it.</returns>
        public bool Publish(string topic, byte[] message, uint checksum)
        {
            int id = _mqtt.Publish(topic, message, message.Length, 1, true);
            if (id < 0)
            {
                return false;
            }

            _id = id;
            _sent = checksum;
            _topic = topic;
            return true;
        }

        /// <summary>Clears it where it stands.</summary>
        /// <returns>False if the client did not accept that.</returns>
        public bool Clear() => Publish(_topic, Nothing, 0);

        /// <summary>Whether an id is that of the message on its way; from now on none is.</summary>
        public bool TakeId(int id)
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
            bool isChange = _isPublished && _run.Announced != 0 && _run.Announced != _sent;
            _run.NoteAnnounced(_sent);
            return isChange;
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
            _run.NoteAnnounced(0);
        }
    }
}
