namespace Firmware.Core
{
    /// <summary>
    /// Keeps one retained message at the broker by which Home Assistant knows the node, and takes it away again. It is sent when it says
    /// something new, when the broker has forgotten the session and so most likely the message too, and when Home Assistant says that it is there.
    /// A broker that answers any of this by closing the connection is left in peace: the readings come first.
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

        /// <summary>How long the broker may take to answer the subscription to Home Assistant's word, in milliseconds.</summary>
        public const int AnswerLimitMs = 10000;

        /// <summary>When the connection was lost so often while the broker owed an answer, it was because of the question.</summary>
        public const int Cuts = 2;

        /// <summary>Pause after that, in milliseconds: a day. A change of the settings and a restart end it.</summary>
        public const int RestMs = 86400000;

        private readonly IMqttLink _mqtt;
        private readonly IDevice _device;
        private readonly RunRecord _run;
        private readonly DiscoveryMessage _message;
        private readonly Xorshift _random;
        private string _standsAt;
        private string[] _births;
        private int _id;
        private uint _sent;
        private int _measured;
        private bool _wanted;
        private bool _stands;
        private bool _asked;
        private bool _owed;
        private int _cuts;
        private long _restUntilMs;
        private long _dueMs = long.MaxValue;

        /// <summary>Whether the message stands at the broker, as far as is known.</summary>
        public bool Stands => _stands;

        /// <summary>Creates the discovery of one node; <see cref="Start"/> comes next.</summary>
        public Discovery(NodeOptions options, IMqttLink mqtt, IDevice device, RunRecord run)
        {
            _mqtt = mqtt;
            _device = device;
            _run = run;
            _message = new DiscoveryMessage(options, device);
            _random = new Xorshift(options.Seed);
        }

        /// <summary>Begins with what earlier runs left at the broker.</summary>
        public void Start(Topics topics)
        {
            _stands = _run.Announced != 0;
            _standsAt = _stands ? topics.Announcement : null;
        }

        /// <summary>The link is up.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="sessionKept">Whether the broker still knew the node. If not, what it kept of the node has gone with it.</param>
        public void CameOnline(long nowMs, bool sessionKept)
        {
            _births = null;
            _asked = false;
            _owed = false;
            _stands &= sessionKept;
            Later(nowMs);
        }

        /// <summary>The settings changed, and with them maybe what the message tells.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Changed(long nowMs)
        {
            _cuts = 0;
            _restUntilMs = 0;
            Later(nowMs);
        }

        /// <summary>The broker answered the subscription to Home Assistant's word; whether it granted it makes no difference.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Subscribed(long nowMs)
        {
            if (_asked)
            {
                _asked = false;
                _owed = false;
                _dueMs = _wanted ? _dueMs : nowMs;
            }
        }

        /// <summary>The link is down.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Lost(long nowMs)
        {
            if (_owed && ++_cuts >= Cuts)
            {
                _restUntilMs = nowMs + RestMs;
            }

            _owed = false;
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
                    if (!message.Retained && StatusTopic.Says(message, StatusTopic.Online))
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
        public void IdsVoid()
        {
            _wanted |= _id != 0;
            _id = 0;
        }

        /// <summary>The node clears everything it left at the broker; this too.</summary>
        public void Forget()
        {
            _id = 0;
            _stands = false;
            _standsAt = null;
            _run.NoteAnnounced(0);
        }

        private void Later(long nowMs) => _dueMs = (nowMs < _restUntilMs ? _restUntilMs : nowMs) + SettleMs;
    }
}
