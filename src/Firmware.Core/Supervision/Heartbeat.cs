namespace Firmware.Core
{
    /// <summary>
    /// Tells whether the node's loop still comes round. The loop beats; somebody outside of the loop looks, at least every ten seconds.
    /// </summary>
    public sealed class Heartbeat
    {
        /// <summary>A loop that does not come round for this long is stuck, in milliseconds. Its longest regular step is a read of one second.</summary>
        public const int LimitMs = 45000;

        private int _beats;
        private int _seen = -1;
        private long _sinceMs;

        /// <summary>The loop came round. One write of an int, so no lock is needed.</summary>
        public void Beat() => _beats++;

        /// <summary>Looks whether the loop beat since the last look.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>True when it is stuck.</returns>
        public bool IsStuck(long nowMs)
        {
            int beats = _beats;
            if (beats != _seen)
            {
                _seen = beats;
                _sinceMs = nowMs;
                return false;
            }

            return nowMs - _sinceMs >= LimitMs;
        }
    }
}
