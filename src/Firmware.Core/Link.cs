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

        /// <summary>Only a link that was up for this long makes the next pause short again, in milliseconds.</summary>
        public const int StableMs = 60000;

        private static readonly byte[] OnlineWord = ByteWriter.Ascii("online");
        private static readonly byte[] OfflineWord = ByteWriter.Ascii("offline");

        private readonly IMqttLink _mqtt;
        private readonly ILog _log;
        private readonly Backoff _backoff;
        private readonly MqttConnection _connection;
        private readonly string[] _subscriptions;
        private long _untilMs;
        private int _goodbyeId;
        private bool _stable;

        /// <summary>Where the link stands.</summary>
        public LinkState State = LinkState.Waiting;

        /// <summary>Why it went down last.</summary>
        public LinkReason Reason = LinkReason.None;

        /// <summary>Creates a link that has not begun.</summary>
        /// <param name="mqtt">The client.</param>
        /// <param name="log">Is told every change of state.</param>
        /// <param name="backoff">The pauses.</param>
        /// <param name="connection">Where to connect; may be changed between attempts.</param>
        /// <param name="subscriptions">What to subscribe to; without them the node is not online.</param>
        public Link(IMqttLink mqtt, ILog log, Backoff backoff, MqttConnection connection, string[] subscriptions)
        {
            _mqtt = mqtt;
            _log = log;
            _backoff = backoff;
            _connection = connection;
            _subscriptions = subscriptions;
        }

        /// <summary>Whether readings can be sent.</summary>
        public bool IsOnline => State == LinkState.Online;

        /// <summary>When <see cref="Tick"/> has something to do, in monotonic milliseconds.</summary>
        public long NextMs => State == LinkState.Left || (State == LinkState.Online && _stable) ? long.MaxValue : _untilMs;

        /// <summary>The first attempt is due at once.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Start(long nowMs) => _untilMs = nowMs;

        /// <summary>Does what time demands: the next attempt, or giving up what takes too long.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Tick(long nowMs)
        {
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
                        _backoff.Reset();
                    }

                    break;
                case LinkState.Leaving:
                    GiveUpLeaving();
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
                        _mqtt.Subscribe(_subscriptions);
                    }

                    return false;
                case MqttEventKind.Subscribed:
                    return State == LinkState.Subscribing && Subscribed(happened.Ok, nowMs);
                case MqttEventKind.Failed:
                case MqttEventKind.Lost:
                    Down(happened.Reason, nowMs);
                    return false;
                case MqttEventKind.Published:
                    if (State == LinkState.Leaving && happened.MessageId == _goodbyeId)
                    {
                        FinishLeave(happened.Ok);
                    }

                    return false;
                default:
                    return false;
            }
        }

        /// <summary>Begins a clean leave: <c>offline</c>, its acknowledgement, DISCONNECT.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void BeginLeave(long nowMs)
        {
            if (State == LinkState.Leaving || State == LinkState.Left)
            {
                return;
            }

            if (State != LinkState.Online)
            {
                // Nobody was told "online" on this connection: the will that the broker holds says the right thing.
                _mqtt.Abandon();
                Enter(LinkState.Left, nowMs);
                return;
            }

            Enter(LinkState.Leaving, nowMs + LeaveLimitMs);
            _goodbyeId = _mqtt.Publish(_connection.WillTopic, OfflineWord, OfflineWord.Length, 1, true);
            if (_goodbyeId < 0)
            {
                GiveUpLeaving();
            }
        }

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

            if (_mqtt.Publish(_connection.WillTopic, OnlineWord, OnlineWord.Length, 1, true) < 0)
            {
                GiveUp(LinkReason.Lost, nowMs);
                return false;
            }

            _stable = false;
            Reason = LinkReason.None;
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

            Reason = reason;
            if (State == LinkState.Leaving)
            {
                // The connection went before the acknowledgement came: the will speaks.
                Enter(LinkState.Left, nowMs);
                return;
            }

            int pauseMs = _backoff.NextMs();
            State = LinkState.Waiting;
            _untilMs = nowMs + pauseMs;
            _log.Link(State, reason, pauseMs);
        }

        private void FinishLeave(bool acknowledged)
        {
            if (!acknowledged)
            {
                GiveUpLeaving();
                return;
            }

            _mqtt.Close();
            Enter(LinkState.Left, _untilMs);
        }

        private void GiveUpLeaving()
        {
            // Without an acknowledged "offline" only the will can say it, so no DISCONNECT.
            _mqtt.Abandon();
            Enter(LinkState.Left, _untilMs);
        }

        private void Enter(LinkState state, long untilMs)
        {
            State = state;
            _untilMs = untilMs;
            _log.Link(state, Reason, 0);
        }
    }
}
