namespace Firmware.Core
{
    /// <summary>
    /// Helps a network that stays away: first by switching it off and on, at last by a restart. Each restart in a row waits twice as long as the
    /// one before, so there are six on the first day and three on any later one. A broker that is down is no reason: a restart would not
    /// bring it back, and would lose the readings that wait.
    /// </summary>
    public sealed class Escalation
    {
        /// <summary>Without network for this long: off and on, again and again after the same time. Milliseconds.</summary>
        public const int ResetMs = 300000;

        /// <summary>Without network for this long: the first restart. Milliseconds.</summary>
        public const int RestartMs = 1800000;

        /// <summary>Most times that the wait doubles: eight hours.</summary>
        public const int MaxDoublings = 4;

        private readonly long _restartMs;
        private bool _missing;
        private long _missingSinceMs;
        private long _nextResetMs;

        /// <summary>Creates an escalation for this run.</summary>
        /// <param name="restartsInARow">How many runs before this one ended like that without ever getting online.</param>
        public Escalation(int restartsInARow)
        {
            int doublings = restartsInARow < MaxDoublings ? restartsInARow : MaxDoublings;
            _restartMs = (long)RestartMs << doublings;
        }

        /// <summary>Looks at the link.</summary>
        /// <param name="networkMissing">Whether the last attempt failed because there is no network.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public Remedy Look(bool networkMissing, long nowMs)
        {
            if (!networkMissing)
            {
                _missing = false;
                return Remedy.None;
            }

            if (!_missing)
            {
                _missing = true;
                _missingSinceMs = nowMs;
                _nextResetMs = nowMs + ResetMs;
            }

            if (nowMs - _missingSinceMs >= _restartMs)
            {
                return Remedy.Restart;
            }

            if (nowMs < _nextResetMs)
            {
                return Remedy.None;
            }

            _nextResetMs = nowMs + ResetMs;
            return Remedy.ResetNetwork;
        }
    }
}
