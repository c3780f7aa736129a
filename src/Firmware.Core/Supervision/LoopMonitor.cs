namespace Firmware.Core
{
    /// <summary>
    /// Tells a watchdog whether the node's loop still runs. The loop feeds it; the watchdog, on a thread of its own, looks at least every ten seconds.
    /// </summary>
    public sealed class LoopMonitor
    {
        /// <summary>A loop that has not come round for this long is stuck, in milliseconds. Its longest regular step is a read of one second.</summary>
        public const int LimitMs = 45000;

        /// <summary>The loop may sleep no longer than this, in milliseconds: well below <see cref="LimitMs"/>.</summary>
        public const int MaxSleepMs = 10000;

        private int _rounds;
        private int _seen = -1;
        private long _sinceMs;

        /// <summary>The loop has come round. One write of an int, so no lock is needed.</summary>
        public void Feed() => _rounds++;

        /// <summary>Looks whether the loop has come round since the last look.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>True if it is stuck.</returns>
        public bool IsStuck(long nowMs)
        {
            int rounds = _rounds;
            if (rounds != _seen)
            {
                _seen = rounds;
                _sinceMs = nowMs;
                return false;
            }

            return nowMs - _sinceMs >= LimitMs;
        }
    }
}
