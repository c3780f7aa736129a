namespace Firmware.Core
{
    /// <summary>
    /// Keeps the node connected: connect with last will, subscribe, say online; after a loss pause and begin again.
    /// A state machine driven by time and events; it knows nothing of readings and settings.
    /// </summary>
    public sealed class Link
    {
        /// <summary>How long the broker may take to answer an attempt, in milliseconds.</summary>
        public const int ConnectLimitMs = 15000;

        /// <summary>How long the broker may take to acknowledge the subscription, in milliseconds.</summary>
        public const int SubscribeLimitMs = 10000;

        /// <summary>How long a goodbye may take, in milliseconds.</summary>
        public const int LeaveLimitMs = 5000;

        /// <summary>Pause before <c>online</c> is said again that the client did not take, in milliseconds.</summary>
        public const int RepeatMs = 500;

        /// <summary>Only a link that was up for this long makes the next pause short again, in milliseconds.</summary>
        public const int StableMs = 60000;

        /// <summary>After so many links in a row that did not become stable, without a failed attempt between them, somebody else has our id.</summary>
        public const int ShortLives = 3;

        private static readonly byte[] OnlineWord = ByteWriter.Ascii("online");
        private static readonly byte[] OfflineWord = ByteWriter.Ascii("offline");

        private readonly IMqttLink _mqtt;
        private readonly ILog _log;
        private readonly Backoff _backoff;
        private readonly MqttConnection _connection;
        private long _untilMs;
        private int _wordId;
        private bool _birthDue;
        private long _birthMs;
        private LinkState _afterLeaving;
        private bool _stable;
        private int _shortLives;

        /// <summary>Where the link stands.</summary>
        public LinkState State = LinkState.Waiting;

        /// <summary>Why it went down last; it stays while the link is up.</summary>
        public LinkReason Reason = LinkReason.None;

        /// <summary>How often it came online.</summary>
        public int Connects;

        /// <summary>Since when it is not online, in monotonic milliseconds.</summary>
        public long DownSinceMs;

        /// <summary>How long it was not online before that, in milliseconds.</summary>
        public long DownMs;

        /// <summary>Creates a link that has not begun.</summary>
        /// <param name="mqtt">The client.</param>
        /// <param name="log">Is told every change of state.</param>
        /// <param name="backoff">The pauses.</param>
        /// <param name="connection">Where to connect and what to subscribe to; may be changed while the link waits.</param>
        public Link(IMqttLink mqtt, ILog log, Backoff backoff, MqttConnection connection)
        {
            _mqtt = mqtt;
            _log = log;
            _backoff = backoff;
            _connection = connection;
        }

        /// <summary>Whether readings can be sent.</summary>
        public bool IsOnline => State == LinkState.Online;

        /// <summary>Whether the broker takes messages: from its CONNACK on.</summary>
        public bool IsConnected => State == LinkState.Subscribing || State == LinkState.Online;

        /// <summary>When <see cref="Tick"/> has something to do, in monotonic milliseconds.</summary>
        public long NextMs => State == LinkState.Left ? long.MaxValue : !IsOnline ? _untilMs : _birthDue ? _birthMs : _stable ? long.MaxValue : _untilMs;

        /// <summary>The first attempt is due at once.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Start(long nowMs)
        {
            _untilMs = nowMs;
            DownSinceMs = nowMs;
        }

        /// <summary>How long it was not online in all, in milliseconds.</summary>
        public long DowntimeMs(long nowMs) => IsOnline ? DownMs : DownMs + (nowMs - DownSinceMs);

        /// <summary>Does what time demands: the next attempt, or giving up what takes too long.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Tick(long nowMs)
        {
            if (IsOnline && _birthDue && nowMs >= _birthMs)
            {
                SayOnline(nowMs);
            }

            if (nowMs < _untilMs)
            {
                return;
            }

            switch (State)
            {
                case LinkState.Waiting:
                    Connect(nowMs);
                    break;
                case LinkState.Connecting:
                    GiveUp(LinkReason.NoConnack, nowMs);
                    break;
                case LinkState.Subscribing:
                    GiveUp(LinkReason.NoSuback, nowMs);
                    break;
                case LinkState.Online:
                    if (!_stable)
                    {
                        _stable = true;
                        _shortLives = 0;
                        _backoff.Reset();
                    }

                    break;
                case LinkState.Leaving:
                    GiveUpLeaving(nowMs);
                    break;
            }
        }

        /// <summary>Takes an event that is about the link.</summary>
        /// <param name="happened">The event.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>True when the link came online by it.</returns>
        public bool Take(MqttEvent happened, long nowMs)
        {
            switch (happened.Kind)
            {
                case MqttEventKind.Connected:
                    if (State == LinkState.Connecting)
                    {
                        Enter(LinkState.Subscribing, nowMs + SubscribeLimitMs);
                        _mqtt.Subscribe(_connection.Subscriptions);
                    }

                    return false;
                case MqttEventKind.Subscribed:
                    return State == LinkState.Subscribing && Subscribed(happened.Ok, nowMs);
                case MqttEventKind.Failed:
                case MqttEventKind.Lost:
                    Down(happened.Reason, nowMs);
                    return false;
                case MqttEventKind.Published:
                    if (happened.MessageId == _wordId)
                    {
                        Said(happened.Ok, nowMs);
                    }

                    return false;
                default:
                    return false;
            }
        }

        /// <summary>Says online once more: somebody else said something wrong on the status topic. Repeated until the broker has it.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void SayOnline(long nowMs)
        {
            if (IsOnline)
            {
                _wordId = Say(OnlineWord);
                _birthDue = _wordId < 0;
                _birthMs = nowMs + RepeatMs;
            }
        }

        /// <summary>Begins a clean leave: <c>offline</c>, its acknowledgement, DISCONNECT.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="clear">Retained topics to be cleared, in place of <c>offline</c>; null for none.</param>
        /// <param name="forGood">False to connect again at once, with what <see cref="MqttConnection"/> holds by then.</param>
        public void BeginLeave(long nowMs, string[] clear, bool forGood)
        {
            if (State == LinkState.Left)
            {
                return;
            }

            _afterLeaving = forGood ? LinkState.Left : LinkState.Waiting;
            if (State == LinkState.Leaving)
            {
                return;
            }

            if (State != LinkState.Online)
            {
                // Nobody was told "online" on this connection: the will that the broker holds says the right thing.
                GiveUpLeaving(nowMs);
                return;
            }

            DownSinceMs = nowMs;
            Enter(LinkState.Leaving, nowMs + LeaveLimitMs);
            _wordId = clear == null ? Say(OfflineWord) : Clear(clear);
            if (_wordId < 0)
            {
                GiveUpLeaving(nowMs);
            }
        }

        // The broker acknowledges in order, so the last id stands for all of them.
        private int Clear(string[] topics)
        {
            int id = -1;
            for (int i = 0; i < topics.Length; i++)
            {
                id = _mqtt.Publish(topics[i], OfflineWord, 0, 1, true);
            }

            return id;
        }

        private int Say(byte[] word) => _mqtt.Publish(_connection.WillTopic, word, word.Length, 1, true);

        private void Connect(long nowMs)
        {
            if (_connection.Host.Length == 0)
            {
                Down(LinkReason.NoBroker, nowMs);
                return;
            }

            Enter(LinkState.Connecting, nowMs + ConnectLimitMs);
            _mqtt.Open(_connection);
        }

        private bool Subscribed(bool granted, long nowMs)
        {
            if (!granted)
            {
                GiveUp(LinkReason.SubscriptionRefused, nowMs);
                return false;
            }

            _wordId = Say(OnlineWord);
            if (_wordId < 0)
            {
                GiveUp(LinkReason.Lost, nowMs);
                return false;
            }

            _birthDue = false;
            _stable = false;
            Connects++;
            DownMs += nowMs - DownSinceMs;
            Enter(LinkState.Online, nowMs + StableMs);
            return true;
        }

        private void GiveUp(LinkReason reason, long nowMs)
        {
            _mqtt.Abandon();
            Down(reason, nowMs);
        }

        private void Down(LinkReason reason, long nowMs)
        {
            if (State == LinkState.Left || (State == LinkState.Waiting && reason != LinkReason.NoBroker))
            {
                return;
            }

            Reason = State == LinkState.Online ? ReasonOnline(reason) : reason;
            if (State == LinkState.Leaving)
            {
                // The connection went before the acknowledgement came: the will speaks.
                Enter(_afterLeaving, nowMs);
                return;
            }

            if (State == LinkState.Online)
            {
                DownSinceMs = nowMs;
                _backoff.Spread();
            }
            else
            {
                _shortLives = 0;
            }

            int pauseMs = _backoff.NextMs();
            State = LinkState.Waiting;
            _untilMs = nowMs + pauseMs;
            _log.Link(State, Reason, pauseMs);
        }

        private LinkReason ReasonOnline(LinkReason reason)
        {
            _shortLives = _stable || reason != LinkReason.Lost ? 0 : _shortLives + 1;
            return _shortLives >= ShortLives ? LinkReason.TakenOver : reason;
        }

        // The client may give up what a slow broker did not acknowledge. A node that is online must not stand there as offline.
        private void Said(bool acknowledged, long nowMs)
        {
            if (State == LinkState.Leaving)
            {
                FinishLeaving(acknowledged, nowMs);
            }
            else if (IsOnline && !acknowledged)
            {
                SayOnline(nowMs);
            }
        }

        private void FinishLeaving(bool acknowledged, long nowMs)
        {
            if (!acknowledged)
            {
                GiveUpLeaving(nowMs);
                return;
            }

            _mqtt.Close();
            Enter(_afterLeaving, nowMs);
        }

        private void GiveUpLeaving(long nowMs)
        {
            // Without an acknowledged "offline" only the will can say it, so no DISCONNECT.
            _mqtt.Abandon();
            Enter(_afterLeaving, nowMs);
        }

        private void Enter(LinkState state, long untilMs)
        {
            State = state;
            _untilMs = untilMs;
            _log.Link(state, Reason, 0);
        }
    }
}
