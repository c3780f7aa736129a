namespace Firmware.Core
{
    /// <summary>
    /// Keeps the node connected: connects with a last will, subscribes, says <c>online</c>; after a loss it pauses and begins again.
    /// A state machine driven by time (always monotonic milliseconds) and by the events of the client; it knows nothing of readings and settings.
    /// </summary>
    public sealed partial class Link
    {
        /// <summary>How long the broker may take to answer an attempt, in milliseconds.</summary>
        public const int ConnectLimitMs = 15000;

        /// <summary>How long the broker may take to acknowledge the subscription, in milliseconds.</summary>
        public const int SubscribeLimitMs = 10000;

        /// <summary>How long a goodbye may take, in milliseconds.</summary>
        public const int LeaveLimitMs = 5000;

        /// <summary>Only a link that was up for this long makes the next pause short again, in milliseconds.</summary>
        public const int StableMs = 60000;

        /// <summary>Pause of a link that is hasty while the network comes up, in milliseconds.</summary>
        public const int HastePauseMs = 250;

        // The node asks for it on its own status topic: what the broker grants there is the best it has.
        private const int HighestQos = 2;

        private readonly IMqttLink _mqtt;
        private readonly ILog _log;
        private readonly StatusTopic _status;
        private readonly Farewell _farewell;
        private LinkState _state = LinkState.Waiting;
        private LinkState _afterLeaving;
        private LinkReason _reason = LinkReason.None;
        private long _untilMs;
        private bool _asksMore;

        /// <summary>Whether each second counts: a node that sleeps stays awake for the link.</summary>
        public bool IsHasty;

        /// <summary>Where it connects, or tries to.</summary>
        public readonly MqttConnection Connection;

        /// <summary>How it has done so far.</summary>
        public readonly LinkHistory History;

        /// <summary>Creates a link that has not begun.</summary>
        /// <param name="mqtt">The client.</param>
        /// <param name="log">Is told every change of state.</param>
        /// <param name="backoff">The pauses.</param>
        /// <param name="connection">Where to connect and what to subscribe to; may be changed while the link waits.</param>
        public Link(IMqttLink mqtt, ILog log, Backoff backoff, MqttConnection connection)
        {
            _mqtt = mqtt;
            _log = log;
            Connection = connection;
            History = new LinkHistory(backoff, connection);
            _status = new StatusTopic(mqtt, connection);
            _farewell = new Farewell(mqtt, connection);
        }

        /// <summary>The state now.</summary>
        public LinkState State => _state;

        /// <summary>Why it went down last; stays while the link is up.</summary>
        public LinkReason Reason => _reason;

        /// <summary>Whether readings can be sent.</summary>
        public bool IsOnline => _state == LinkState.Online;

        /// <summary>Whether the broker accepts messages: from its CONNACK on.</summary>
        public bool IsConnected => _state == LinkState.Subscribing || IsOnline;

        /// <summary>Whether the node is saying goodbye or has left for good.</summary>
        public bool IsLeaving => _state == LinkState.Leaving || _state == LinkState.Left;

        /// <summary>Begins: the first attempt is due at once.</summary>
        public void Start(long nowMs)
        {
            _untilMs = nowMs;
            History.Down(nowMs);
        }

        /// <summary>Does what is due: the next attempt, or giving up what takes too long.</summary>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            if (_state == LinkState.Leaving)
            {
                // Acknowledgements have made room for it meanwhile.
                _farewell.Continue();
            }

            if (nowMs >= _untilMs)
            {
                Expire(nowMs);
            }

            if (!IsOnline)
            {
                return _state == LinkState.Left ? long.MaxValue : _untilMs;
            }

            long repeatMs = _status.Tick(nowMs);
            return History.IsStable || repeatMs < _untilMs ? repeatMs : _untilMs;
        }

        /// <summary>What the node has said of itself on this connection.</summary>
        public StatusTopic Status => _status;

        /// <summary>Somebody else has said something wrong on the status topic: what was said last is said once more.</summary>
        public void RepeatStatus(long nowMs)
        {
            if (IsOnline)
            {
                _status.Repeat(nowMs);
            }
        }

        /// <summary>Begins a clean leave: <c>offline</c>, its acknowledgement, DISCONNECT.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="clear">Retained topics to be cleared, in place of <c>offline</c>; null for none.</param>
        /// <param name="forGood">False to connect again at once, with what <see cref="MqttConnection"/> holds by then.</param>
        public void BeginLeave(long nowMs, string[] clear, bool forGood)
        {
            if (_state == LinkState.Left)
            {
                return;
            }

            _afterLeaving = forGood ? LinkState.Left : LinkState.Waiting;
            if (IsOnline)
            {
                History.Down(nowMs);
                Enter(LinkState.Leaving, nowMs + LeaveLimitMs);
                _farewell.Begin(clear);
            }
            else if (_state != LinkState.Leaving)
            {
                // This connection has told nobody "online": the status that the broker holds is right as it is.
                Disconnect(false, nowMs);
            }
        }

        private void Expire(long nowMs)
        {
            switch (_state)
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
                case LinkState.Leaving:
                    Disconnect(false, nowMs);
                    break;
                case LinkState.Online when !History.IsStable:
                    History.BecameStable();
                    break;
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

        private void Disconnect(bool isSaid, long nowMs)
        {
            _farewell.Disconnect(isSaid);
            Enter(_afterLeaving, nowMs);
        }

        private void Enter(LinkState state, long untilMs)
        {
            _state = state;
            _untilMs = untilMs;
            _log.Link(state, _reason, 0);
        }
    }
}
