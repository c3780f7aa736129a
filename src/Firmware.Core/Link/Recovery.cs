namespace Firmware.Core
{
    /// <summary>What follows when a link goes down: why it did, which broker is next, and after which pause.</summary>
    public sealed class Recovery
    {
        private readonly Backoff _backoff;
        private readonly MqttConnection _connection;
        private bool _isStable;

        /// <summary>How the link has done so far.</summary>
        public readonly LinkHistory History = new LinkHistory();

        /// <summary>Creates the recovery of one link.</summary>
        public Recovery(Backoff backoff, MqttConnection connection)
        {
            _backoff = backoff;
            _connection = connection;
        }

        /// <summary>Whether the present link has been up for long enough.</summary>
        public bool IsStable => _isStable;

        /// <summary>The link is up.</summary>
        public void CameOnline(long nowMs)
        {
            _isStable = false;
            History.Up(nowMs);
        }

        /// <summary>The link has been up for long enough: the next pause is short.</summary>
        public void BecameStable()
        {
            _isStable = true;
            History.Forget();
            _backoff.Reset();
        }

        /// <summary>A link that was up is lost. Usually it is the network or a short restart, so the same broker comes first and the others after it.</summary>
        /// <param name="reason">As the client reports it; becomes what is behind it.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>The pause before the next attempt, in milliseconds.</returns>
        public int Lost(ref LinkReason reason, long nowMs)
        {
            reason = History.Deduce(reason, _isStable);
            History.Down(nowMs);
            _connection.Held();
            _backoff.Spread();
            return _backoff.NextMs();
        }

        /// <summary>An attempt has failed: the next one goes to the next broker of the list.</summary>
        /// <returns>The pause before it, in milliseconds.</returns>
        public int Failed()
        {
            History.Forget();
            return _connection.MoveOn() ? _backoff.ShortMs() : _backoff.NextMs();
        }
    }
}
