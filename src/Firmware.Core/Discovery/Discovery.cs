namespace Firmware.Core
{
    /// <summary>
    /// Keeps one retained message at the broker by which Home Assistant knows the node, and takes it away again. It is sent when it says
    /// something new, when the broker has forgotten the session and so most likely the message too, and when Home Assistant says that it is there.
    /// </summary>
    public sealed partial class Discovery
    {
        /// <summary>Pause before a change is told, in milliseconds: Home Assistant loses parts of a message that comes while it works on the one before.</summary>
        public const int SettleMs = 2000;

        /// <summary>Home Assistant calls all nodes at once; each answers within this time, in milliseconds.</summary>
        public const int SpreadMs = 10000;

        /// <summary>How long Home Assistant may wait for the next reading after a change, in milliseconds.</summary>
        public const int PatienceMs = 60000;

        /// <summary>Pause after there was too little memory, in milliseconds.</summary>
        public const int MemoryPauseMs = 60000;

        // "online" against "offline".
        private const int OnlineLength = 6;

        private readonly IMqttLink _mqtt;
        private readonly IDevice _device;
        private readonly RunRecord _run;
        private readonly DiscoveryMessage _message;
        private readonly Backoff _random;
        private string _standsAt;
        private string[] _births;
        private int _id;
        private uint _sent;
        private int _measured;
        private bool _wanted;
        private long _dueMs = long.MaxValue;

        /// <summary>Creates the discovery of one node; <see cref="Start"/> comes next.</summary>
        public Discovery(NodeOptions options, IMqttLink mqtt, IDevice device, RunRecord run)
        {
            _mqtt = mqtt;
            _device = device;
            _run = run;
            _message = new DiscoveryMessage(options, device);
            _random = new Backoff(options.Seed);
        }

        /// <summary>When <see cref="Tick"/> has something to do, in monotonic milliseconds.</summary>
        public long NextMs => _id == 0 ? _dueMs : long.MaxValue;

        /// <summary>Begins with what earlier runs left at the broker.</summary>
        public void Start(Topics topics) => _standsAt = _run.Announced == 0 ? null : topics.Announcement;

        /// <summary>The link is up.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="topics">Of the node.</param>
        /// <param name="sessionKept">Whether the broker still knew the node.</param>
        public void CameOnline(long nowMs, Topics topics, bool sessionKept)
        {
            _births = null;
            if (!sessionKept)
            {
                // What it kept of the node has gone with it.
                _run.Announced = 0;
            }

            Changed(nowMs, topics);
        }

        /// <summary>Something changed that the message may tell of: the settings, or what is measured.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="topics">Of the node.</param>
        public void Changed(long nowMs, Topics topics)
        {
            // A subscription of its own: a broker that does not allow it refuses this one, and nothing else.
            if (_births != topics.Births)
            {
                _births = topics.Births;
                _mqtt.Subscribe(_births, 1);
            }

            Later(nowMs);
        }

        /// <summary>Takes a message if it is Home Assistant's word that it is there.</summary>
        /// <returns>Whether the message is none of anybody else's business.</returns>
        public bool Take(MqttEvent message, Topics topics, long nowMs)
        {
            for (int i = 0; i < topics.Births.Length; i++)
            {
                if (message.Topic == topics.Births[i])
                {
                    // One that the broker keeps comes with every connection and is no news.
                    if (message.Length == OnlineLength && !message.Retained)
                    {
                        _wanted = true;
                        _dueMs = nowMs + _random.Below(SpreadMs + 1);
                    }

                    return true;
                }
            }

            return false;
        }

        /// <summary>Every message id is void.</summary>
        public void Dropped()
        {
            _wanted |= _id != 0;
            _id = 0;
        }

        /// <summary>The node clears everything it left at the broker; this too.</summary>
        public void Forget()
        {
            _id = 0;
            _standsAt = null;
            _run.NoteAnnounced(0);
        }

        private void Later(long nowMs) => _dueMs = nowMs + SettleMs;
    }
}
