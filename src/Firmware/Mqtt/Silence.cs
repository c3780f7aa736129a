using System;

namespace Firmware
{
    /// <summary>For how long the broker has said nothing.</summary>
    internal sealed class Silence
    {
        private readonly int _keepAliveMs;
        private long _sinceMs;
        private bool _doubted;

        public Silence(int keepAliveMs)
        {
            _keepAliveMs = keepAliveMs;
        }

        /// <summary>Whether it is two keep-alives: whoever was asked after one has had a whole one to answer.</summary>
        public bool IsTooLong => ElapsedMs >= 2L * _keepAliveMs;

        private long ElapsedMs => Environment.TickCount64 - _sinceMs;

        /// <summary>The broker has said something.</summary>
        public void End()
        {
            _sinceMs = Environment.TickCount64;
            _doubted = false;
        }

        /// <summary>Whether it is time to ask for a sign of life. True once in a silence.</summary>
        public bool TakeDoubt()
        {
            bool doubt = !_doubted && ElapsedMs >= _keepAliveMs;
            _doubted |= doubt;
            return doubt;
        }
    }
}
