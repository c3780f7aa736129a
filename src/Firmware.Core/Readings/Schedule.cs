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
        private long _regularMs;
        private long _earliestMs;
        private bool _asked;

        /// <summary>When it is due next, in monotonic milliseconds.</summary>
        public long NextMs;

        /// <summary>The shortest time from one to the next, in milliseconds, whatever the period is.</summary>
        public long GapMs;

        /// <summary>When it was due last, whether that was in time or not, in monotonic milliseconds.</summary>
        public long LastMs => _lastMs;

        /// <summary>Whether one more was asked for that has not come yet; the first one after a start is asked for.</summary>
        public bool IsAsked => _asked;

        /// <summary>The earlier of two times.</summary>
        public static long Earlier(long firstMs, long secondMs) => firstMs < secondMs ? firstMs : secondMs;

        /// <summary>Starts anew: due at once, then every period.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="periodMs">1 or more.</param>
        public void Start(long nowMs, long periodMs)
        {
            _periodMs = periodMs;
            _lastMs = nowMs;
            _regularMs = nowMs;
            Again(nowMs);
        }

        /// <summary>Goes on as if it had run all the time.</summary>
        /// <param name="lastMs">When it was due last, in monotonic milliseconds.</param>
        /// <param name="periodMs">1 or more.</param>
        public void Resume(long lastMs, long periodMs)
        {
            _periodMs = periodMs;
            _lastMs = lastMs;
            _regularMs = lastMs + periodMs;
            Plan(_regularMs);
        }

        /// <summary>Whether it is due; if so it advances to the next time. True once per period.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public bool AdvanceIfDue(long nowMs)
        {
            if (nowMs < NextMs)
            {
                return false;
            }

            if (nowMs >= _regularMs)
            {
                _lastMs = _regularMs + (nowMs - _regularMs) / _periodMs * _periodMs;
                _regularMs = _lastMs + _periodMs;
            }

            _earliestMs = nowMs + GapMs;
            _asked = false;
            Plan(_regularMs);
            return true;
        }

        /// <summary>It ran in between: the next keeps the gap to it. The regular ones stay as they are.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void RanBetween(long nowMs)
        {
            _earliestMs = nowMs + GapMs;
            Plan(NextMs);
        }

        /// <summary>Asks for one more as early as the gap allows; the regular ones stay as they are.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Again(long nowMs)
        {
            _asked = true;
            Plan(nowMs);
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
            _regularMs = next < nowMs ? nowMs : next;

            // What was asked for and still waits for the gap is not put off by it.
            if (!_asked)
            {
                Plan(_regularMs);
            }
        }

        private void Plan(long atMs) => NextMs = atMs < _earliestMs ? _earliestMs : atMs;
    }
}
