namespace Firmware.Core
{
    /// <summary>
    /// When something periodic is due next: arithmetic on monotonic milliseconds, nothing else.
    /// It keeps its phase: a late call does not shift the following ones. Periods that were missed are skipped, not made up.
    /// </summary>
    public sealed class Schedule
    {
        private long _lastMs;
        private long _periodMs;

        /// <summary>When it is due next, in monotonic milliseconds.</summary>
        public long NextMs;

        /// <summary>Starts anew: due at once, then every period.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="periodMs">1 or more.</param>
        public void Start(long nowMs, long periodMs)
        {
            _periodMs = periodMs;
            _lastMs = nowMs;
            NextMs = nowMs;
        }

        /// <summary>Whether it is due. True once per period.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public bool Take(long nowMs)
        {
            if (nowMs < NextMs)
            {
                return false;
            }

            long missed = (nowMs - NextMs) / _periodMs;
            _lastMs = NextMs + missed * _periodMs;
            NextMs = _lastMs + _periodMs;
            return true;
        }

        /// <summary>Sets another period, counted from when it was due last; at once when that has passed already.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="periodMs">1 or more.</param>
        public void ChangePeriod(long nowMs, long periodMs)
        {
            if (periodMs == _periodMs)
            {
                return;
            }

            _periodMs = periodMs;
            long next = _lastMs + periodMs;
            NextMs = next < nowMs ? nowMs : next;
        }
    }
}
