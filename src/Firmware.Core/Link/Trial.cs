namespace Firmware.Core
{
    /// <summary>
    /// Settings that could cut the node off are tried before they are kept: they have to bring the link up, and it has to hold.
    /// Only time and the state of the link decide. Nothing is stored meanwhile, so a power cut ends the trial too.
    /// </summary>
    public sealed class Trial
    {
        /// <summary>How long the new settings may take to bring the link up, in milliseconds.</summary>
        public const int ConnectMs = 60000;

        /// <summary>How long the link has to hold, in milliseconds.</summary>
        public const int HoldMs = 60000;

        private long _untilMs;
        private bool _online;

        /// <summary>Whether something is on trial.</summary>
        public bool Active;

        /// <summary>When <see cref="Verdict"/> changes by time alone, in monotonic milliseconds.</summary>
        public long NextMs => Active ? _untilMs : long.MaxValue;

        /// <summary>Begins: from now on the link uses the new settings.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Begin(long nowMs)
        {
            Active = true;
            _online = false;
            _untilMs = nowMs + ConnectMs;
        }

        /// <summary>Looks at the link.</summary>
        /// <param name="online">Whether it is up, with its subscription acknowledged.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>1 when the new settings have held, -1 when they have not, 0 while that is open. Not 0 only once.</returns>
        public int Verdict(bool online, long nowMs)
        {
            if (!Active)
            {
                return 0;
            }

            bool dropped = _online && !online;
            if (online && !_online)
            {
                _online = true;
                _untilMs = nowMs + HoldMs;
            }

            if (!dropped && nowMs < _untilMs)
            {
                return 0;
            }

            Active = false;
            return online ? 1 : -1;
        }
    }
}
