namespace Firmware.Core
{
    /// <summary>
    /// Keeps one retained message at the broker by which Home Assistant knows the node, and takes it away again. It is sent when it says
    /// something new, when the broker has forgotten the session and so most likely the message too, and when Home Assistant says that it is there.
    /// A broker that answers any of this by closing the connection is left in peace: the readings come first.
    /// </summary>
    public sealed partial class Discovery
    {
        /// <summary>
        /// Pause before a change is published, in milliseconds: Home Assistant loses parts of a message that comes while it works on the one before.
        /// </summary>
        public const int SettleMs = 2000;

        /// <summary>Home Assistant calls all nodes at once; each answers within this time, in milliseconds.</summary>
        public const int SpreadMs = 10000;

        /// <summary>How long Home Assistant may wait for the next reading after a change, in milliseconds.</summary>
        public const int PatienceMs = 60000;

        /// <summary>Pause after there was too little memory, in milliseconds.</summary>
        public const int MemoryPauseMs = 60000;

        /// <summary>How long the broker may take to answer a subscription, or to bring the announcement back, in milliseconds.</summary>
        public const int AnswerLimitMs = 10000;

        /// <summary>When the connection was lost so often while the broker owed an answer, the question was the cause.</summary>
        public const int Cuts = 2;

        /// <summary>Pause after that, in milliseconds: a day. A change of the settings and a restart end it.</summary>
        public const int RestMs = 86400000;

        private const int Copies = 3; // the message, the client's copy, its packet
        private const int ReserveBytes = 6144; // what the node needs otherwise

        private readonly IMqttLink _mqtt;
        private readonly IDevice _device;
        private readonly DiscoveryMessage _message;
        private readonly Announcement _announcement;
        private readonly Xorshift _random;
        private string[] _subscribed;
        private string _heard;
        private long _unheardMs = long.MaxValue;
        private int _measured;
        private bool _isRequested;
        private long _answerByMs; // to a subscription; 0: there is none without an answer
        private bool _awaitsAnswer;
        private int _cuts;
        private long _restUntilMs;
        private long _dueMs = long.MaxValue;

        /// <summary>Creates the discovery of one node; <see cref="Start"/> comes next.</summary>
        public Discovery(NodeOptions options, IMqttLink mqtt, IDevice device, RunRecord run)
        {
            _mqtt = mqtt;
            _device = device;
            _message = new DiscoveryMessage(options, device);
            _announcement = new Announcement(mqtt, run);
            _random = new Xorshift(options.Seed);
        }

        /// <summary>Whether the broker has the announcement.</summary>
        public AnnouncementState State => _announcement.State;

        /// <summary>When an announcement that was not heard by then will not be heard any more, in monotonic milliseconds.</summary>
        public long UnheardMs => _unheardMs;

        /// <summary>Begins with what earlier runs left at the broker.</summary>
        public void Start(Topics topics) => _announcement.Start(topics.Announcement);

        /// <summary>Whether nothing is under way and nothing is to follow soon.</summary>
        public bool IsSettled(long nowMs) => !_announcement.IsUnderWay && _answerByMs == 0 && _dueMs > nowMs + SpreadMs;

        /// <summary>Goes on after a sleep: the broker knows what the node has subscribed to.</summary>
        public void Resume(Topics topics, Settings settings) => _subscribed = settings.IsSet(Setting.Discovery) ? topics.Births : null;

        /// <summary>Writes down or brings back what was announced.</summary>
        public void Keep(Memo memo) => _measured = (int)memo.Number(_measured);

        /// <summary>Sends what is due. The link is up.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="writer">Takes one part of the message at a time.</param>
        /// <param name="topics">Of the node.</param>
        /// <param name="settings">In force.</param>
        /// <param name="measured">What the sensor measures: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</param>
        /// <param name="paceMs">The shortest interval that the sensor allows, in milliseconds.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, ByteWriter writer, Topics topics, Settings settings, int measured, int paceMs)
        {
            if (measured != _measured)
            {
                _measured = measured;
                Postpone(nowMs);
            }

            // What stands at a place that is left goes at once: after a restart nobody knows of it.
            bool isMisplaced = _announcement.Topic != null && _announcement.Topic != topics.Announcement;
            if (!_announcement.IsUnderWay && (nowMs >= _dueMs || isMisplaced))
            {
                bool isOn = settings.IsSet(Setting.Discovery);
                if (isMisplaced || (_announcement.Topic != null && !isOn))
                {
                    Sent(nowMs, _announcement.Clear());
                }
                else if (!isOn)
                {
                    _dueMs = long.MaxValue;
                }
                else if (_subscribed != topics.Births)
                {
                    _subscribed = topics.Births;
                    Subscribe(nowMs, topics.Births);
                }
                else
                {
                    _message.Open(writer, topics, settings, _measured, paceMs);
                    Announce(nowMs, topics.Announcement);
                }
            }

            return _announcement.IsUnderWay ? _unheardMs : _dueMs;
        }

        // A subscription of its own, before anything else: most brokers refuse this one and nothing more where they do not allow it,
        // and RabbitMQ closes the connection.
        private void Subscribe(long nowMs, string[] topics)
        {
            _awaitsAnswer = true;
            _answerByMs = nowMs + AnswerLimitMs;
            _dueMs = _answerByMs;
            _mqtt.Subscribe(topics, 0);
        }

        private void Announce(long nowMs, string topic)
        {
            int length = _message.Measure(out uint checksum);
            if (_announcement.Is(checksum) && !_isRequested)
            {
                _dueMs = long.MaxValue;
            }
            else if (_heard != topic)
            {
                // Only now: what the broker has kept there comes with it, and need not come with every connection.
                _heard = topic;
                Subscribe(nowMs, new string[] { topic });
            }
            else if (_device.FreeBytes < Copies * length + ReserveBytes)
            {
                _dueMs = nowMs + MemoryPauseMs;
            }
            else if (Sent(nowMs, _announcement.Publish(topic, _message.ToBytes(length), checksum)))
            {
                _isRequested = false;
                _unheardMs = nowMs + AnswerLimitMs;
            }
        }

        private bool Sent(long nowMs, bool isAccepted)
        {
            _awaitsAnswer |= isAccepted;
            _dueMs = long.MaxValue;
            if (!isAccepted)
            {
                Postpone(nowMs);
            }

            return isAccepted;
        }

        private void Postpone(long nowMs) => _dueMs = (nowMs < _restUntilMs ? _restUntilMs : nowMs) + SettleMs;
    }
}
