using System;

namespace Firmware.Core.Tests
{
    /// <summary>A board that counts what it was asked to do.</summary>
    public sealed class FakeDevice : IDevice
    {
        public int Identified;
        public int NetworkResets;
        public int Restarts;

        public string Board => "fake";

        public int FreeBytes { get; set; } = 61234;

        public int LargestNativeBlock { get; set; } = 40960;

        public bool CanIdentify { get; set; } = true;

        public bool HasNoMemory { get; set; }

        public bool Identify()
        {
            if (HasNoMemory)
            {
                throw new OutOfMemoryException();
            }

            Identified++;
            return CanIdentify;
        }

        public string TimeServer { get; private set; }

        public void SetTimeServer(string host) => TimeServer = host;

        public void ResetNetwork() => NetworkResets++;

        public void Restart() => Restarts++;

        public bool WokeUp { get; set; }

        /// <summary>How long it was asked to sleep, in milliseconds; -1 for not at all.</summary>
        public long SleptMs = -1;

        public void Sleep(long pauseMs) => SleptMs = pauseMs;
    }
}
