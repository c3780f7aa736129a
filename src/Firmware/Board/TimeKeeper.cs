using System;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace Firmware
{
    /// <summary>
    /// Sets the clock by a time server of one's own, beside what the runtime does by itself with pool.ntp.org. Its thread begins with the first
    /// server: a board without this setting pays nothing for it.
    /// </summary>
    internal sealed class TimeKeeper
    {
        private const int NtpPort = 123;

        // RFC 4330 section 10: not more often than each 15 s, and less often where no answer comes. A look-up of a name that does not succeed
        // stops the board for seconds.
        private const int FirstPauseMs = 15000;
        private const int LongestPauseMs = 3600000;

        private readonly AutoResetEvent _changed = new AutoResetEvent(false);
        private string _server = "";
        private Thread _thread;

        /// <summary>Asks this server from now on; empty for none.</summary>
        public void Use(string server)
        {
            if (server == _server)
            {
                return;
            }

            if (_thread == null)
            {
                Thread thread = new Thread(Run);
                thread.Start();
                _thread = thread;
            }

            _server = server;
            _changed.Set();
        }

        private void Run()
        {
            int pauseMs = FirstPauseMs;
            while (true)
            {
                string server = _server;
                bool isSet = server.Length > 0;
                if (isSet && DeviceNetwork.HasAddress())
                {
                    long seconds = NtpClient.Query(server, NtpPort, (uint)Environment.TickCount64);
                    pauseMs = seconds > 0 || pauseMs > LongestPauseMs / 2 ? LongestPauseMs : pauseMs * 2;
                    if (seconds > 0)
                    {
                        Rtc.SetSystemTime(DateTime.FromUnixTimeSeconds(seconds));
                    }
                }

                if (_changed.WaitOne(isSet ? pauseMs : Timeout.Infinite, false))
                {
                    pauseMs = FirstPauseMs;
                }
            }
        }
    }
}
