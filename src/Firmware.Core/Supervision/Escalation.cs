namespace Firmware.Core
{
    /// <summary>
    /// Helps a network that stays away: first by switching it off and on, finally by a restart. Each restart in a row waits twice as long as
    /// the one before, so there are six on the first day and three on every later day. A broker that is down is no reason: a restart would
    /// not bring it back, and would lose the readings that wait.
    /// </summary>
    public sealed class Escalation
    {
        /// <summary>After this long without network it is switched off and on, and again each time this has passed. Milliseconds.</summary>
        public const int ResetMs = 300000;

        /// <summary>After this long without network the board restarts for the first time. Milliseconds.</summary>
        public const int RestartMs = 1800000;

        /// <summary>How many times the wait doubles at most: to eight hours.</summary>
        public const int MaxDoublings = 4;

        private readonly long _restartMs;
        private long _resetAtMs = long.MaxValue;
        private long _restartAtMs = long.MaxValue;

        /// <summary>Creates an escalation for this run.</summary>
        /// <param name="restartsInARow">How many runs in a row before this one ended like that without ever coming online.</param>
        public Escalation(int restartsInARow)
        {
            int doublings = restartsInARow < MaxDoublings ? restartsInARow : MaxDoublings;
            _restartMs = (long)RestartMs << doublings;
        }

        /// <summary>When the next remedy is due, in monotonic milliseconds.</summary>
        public long NextMs => _resetAtMs < _restartAtMs ? _resetAtMs : _restartAtMs;

        /// <summary>Looks at the link.</summary>
        /// <param name="networkMissing">Whether the last attempt failed because there is no network.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public Remedy NextRemedy(bool networkMissing, long nowMs)
        {
            if (!networkMissing)
            {
                _resetAtMs = long.MaxValue;
                _restartAtMs = long.MaxValue;
                return Remedy.None;
            }

            if (_restartAtMs == long.MaxValue)
            {
                _resetAtMs = nowMs + ResetMs;
                _restartAtMs = nowMs + _restartMs;
            }

            if (nowMs >= _restartAtMs)
            {
                return Remedy.Restart;
            }

            if (nowMs < _resetAtMs)
            {
                return Remedy.None;
            }

            _resetAtMs = nowMs + ResetMs;
            return Remedy.ResetNetwork;
        }
    }
}
