using System;

namespace Firmware
{
    /// <summary>For how long the broker has said nothing. M2Mqtt asks it for a sign of life once in a keep-alive and gives it one more to answer.</summary>
    internal sealed class KeepAliveMonitor
    {
        // M2Mqtt should see it first: it closes the connection by itself.
        private const int GraceMs = 1000;

        private readonly int _keepAliveMs;
        private long _sinceMs;

        public KeepAliveMonitor(int keepAliveMs)
        {
            _keepAliveMs = keepAliveMs;
            Heard();
        }

        /// <summary>The broker has said something.</summary>
        public void Heard() => _sinceMs = Environment.TickCount64;

        /// <summary>Whether it is too long for a connection to be kept.</summary>
        public bool IsSilent(long nowMs) => nowMs - _sinceMs > 2L * _keepAliveMs + GraceMs;

        /// <summary>Why a connection that ends now does so: a broker that is there has said something in the last keep-alive and a half.</summary>
        public bool IsCause(long nowMs) => nowMs - _sinceMs > _keepAliveMs + _keepAliveMs / 2;
    }
}
