namespace Firmware.Core
{
    /// <summary>
    /// How the link has done so far: how often it was up, how long it was not, and what follows when it goes down: why it did, which broker
    /// is next, and after which pause.
    /// </summary>
    public sealed class LinkHistory
    {
        /// <summary>After so many links in a row that did not become stable, with no failed attempt between them, another client has the same id.</summary>
        public const int ShortLives = 3;

        private readonly Backoff _backoff;
        private readonly MqttConnection _connection;
        private int _shortLives;
        private int _connects;
        private long _downSinceMs;
        private long _downMs;
        private bool _isUp;
        private bool _isStable;
        private bool _hasFailedAll;

        /// <summary>Creates the history of a link that has not begun.</summary>
        public LinkHistory(Backoff backoff, MqttConnection connection)
        {
            _backoff = backoff;
            _connection = connection;
        }

        /// <summary>How often it came online.</summary>
        public int Connects => _connects;

        /// <summary>Whether every broker of the list has failed by now.</summary>
        public bool HasFailedAll => _hasFailedAll;

        /// <summary>Whether the present link has been up for long enough.</summary>
        public bool IsStable => _isStable;

        /// <summary>How long it was not online in all, in milliseconds.</summary>
        public long DowntimeMs(long nowMs) => _isUp ? _downMs : _downMs + (nowMs - _downSinceMs);

        /// <summary>Writes down or brings back how often it came online, and how long it was not.</summary>
        public void Keep(Memo memo)
        {
            _connects = (int)memo.Number(_connects);
            _downMs = memo.Number(_downMs);
        }

        /// <summary>It is online.</summary>
        public void CameOnline(long nowMs)
        {
            _isUp = true;
            _isStable = false;
            _connects++;
            _downMs += nowMs - _downSinceMs;
        }

        /// <summary>It has been up for long enough: the next pause is short.</summary>
        public void BecameStable()
        {
            _isStable = true;
            _shortLives = 0;
            _backoff.Reset();
        }

        /// <summary>It is not online, or no longer.</summary>
        public void Down(long nowMs)
        {
            _isUp = false;
            _downSinceMs = nowMs;
        }

        /// <summary>Forgets the failures so far: they say nothing about the next attempt.</summary>
        public void BeginAnew() => _hasFailedAll = false;

        /// <summary>The next attempts follow each other quickly: there is something to say, and not much time.</summary>
        public void Hasten() => _backoff.Reset();

        /// <summary>It was lost. Usually it is the network or a short restart, so the same broker comes first and the others after it.</summary>
        /// <param name="reason">As the client reports it; becomes the cause behind it.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>The pause before the next attempt, in milliseconds.</returns>
        public int Lost(ref LinkReason reason, long nowMs)
        {
            Down(nowMs);
            _shortLives = _isStable || reason != LinkReason.Lost ? 0 : _shortLives + 1;
            if (_shortLives >= ShortLives)
            {
                reason = LinkReason.TakenOver;
            }

            _connection.Held();
            _backoff.Spread();
            return _backoff.NextMs();
        }

        /// <summary>An attempt has failed: the next one goes to the next broker of the list.</summary>
        /// <returns>The pause before it, in milliseconds.</returns>
        public int Failed()
        {
            _shortLives = 0;
            _hasFailedAll = !_connection.MoveOn();
            return _hasFailedAll ? _backoff.NextMs() : _backoff.ShortMs();
        }
    }
}
