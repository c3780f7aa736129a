namespace Firmware.Core
{
    /// <summary>
    /// Keeps the node connected: connect with last will, subscribe, say online; after a loss pause and begin again.
    /// A state machine driven by time and events; it knows nothing of readings and settings.
    /// </summary>
    public sealed partial class Link
    {
        /// <summary>How long the broker may take to answer an attempt, in milliseconds.</summary>
        public const int ConnectLimitMs = 15000;

        /// <summary>How long the broker may take to acknowledge the subscription, in milliseconds.</summary>
        public const int SubscribeLimitMs = 10000;

        /// <summary>Only a link that was up for this long makes the next pause short again, in milliseconds.</summary>
        public const int StableMs = 60000;

        // What the broker grants of it for the node's own status tells what it can do at all.
        private const int HighestQos = 2;

        private readonly IMqttLink _mqtt;
        private readonly ILog _log;
        private readonly Backoff _backoff;
        private readonly StatusTopic _status;
        private long _untilMs;
        private bool _stable;

        /// <summary>Where the link stands.</summary>
        public LinkState State = LinkState.Waiting;

        /// <summary>Why it went down last; it stays while the link is up.</summary>
        public LinkReason Reason = LinkReason.None;

        /// <summary>Where it connects, or tries to.</summary>
        public readonly MqttConnection Connection;

        /// <summary>The highest QoS that the broker has: what it granted at the last subscription.</summary>
        public int GrantedQos = HighestQos;

        /// <summary>How it did so far.</summary>
        public readonly LinkHistory History = new LinkHistory();

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
            Connection = connection;
            _status = new StatusTopic(mqtt, connection);
        }

        /// <summary>Whether readings can be sent.</summary>
        public bool IsOnline => State == LinkState.Online;

        /// <summary>Whether the broker takes messages: from its CONNACK on.</summary>
        public bool IsConnected => State == LinkState.Subscribing || State == LinkState.Online;

        /// <summary>When <see cref="Tick"/> has something to do, in monotonic milliseconds.</summary>
        public long NextMs => State == LinkState.Left ? long.MaxValue
            : !IsOnline ? _untilMs
            : _stable || _status.RepeatAtMs < _untilMs ? _status.RepeatAtMs
            : _untilMs;

        /// <summary>The first attempt is due at once.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Start(long nowMs)
        {
            _untilMs = nowMs;
            History.Start(nowMs);
        }

        /// <summary>Does what time demands: the next attempt, or giving up what takes too long.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Tick(long nowMs)
        {
            if (nowMs >= _status.RepeatAtMs)
            {
                SayOnline(nowMs);
            }

            if (State == LinkState.Leaving)
            {
                // What is acknowledged meanwhile makes room for it.
                _status.GoOn();
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
                        History.Forget();
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
                        _mqtt.Subscribe(Connection.Subscriptions, HighestQos);
                    }

                    return false;
                case MqttEventKind.Subscribed:
                    return State == LinkState.Subscribing && Subscribed(happened, nowMs);
                case MqttEventKind.Failed:
                case MqttEventKind.Lost:
                    Down(happened.Reason, nowMs);
                    return false;
                case MqttEventKind.Published:
                    if (happened.MessageId == _status.Id)
                    {
                        Said(happened.Ok, nowMs);
                    }

                    return false;
                default:
                    return false;
            }
        }

        private void Connect(long nowMs)
        {
            if (Connection.Host.Length == 0)
            {
                Down(LinkReason.NoBroker, nowMs);
                return;
            }

            Enter(LinkState.Connecting, nowMs + ConnectLimitMs);
            _mqtt.Open(Connection);
        }

        private bool Subscribed(MqttEvent happened, long nowMs)
        {
            GrantedQos = happened.MessageId;
            if (!happened.Ok)
            {
                GiveUp(LinkReason.SubscriptionRefused, nowMs);
                return false;
            }

            _status.SayOnline(nowMs);
            _stable = false;
            History.Up(nowMs);
            Enter(LinkState.Online, nowMs + StableMs);
            return true;
        }

        private void Enter(LinkState state, long untilMs)
        {
            State = state;
            _untilMs = untilMs;
            _log.Link(state, Reason, 0);
        }
    }
}
