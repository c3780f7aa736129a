using System;
using System.Threading;
using Firmware.Core;
using nanoFramework.Runtime.Native;

namespace Firmware
{
    /// <summary>
    /// Restarts the board when the node's loop does not come round: an adapter that blocks or loops for ever. It has a thread of its own,
    /// which the runtime switches to even while another one loops. A native call that never returns stops this thread too: no help against that.
    /// </summary>
    internal sealed class Watchdog
    {
        private const int PollMs = 5000;

        private readonly LoopMonitor _monitor;
        private readonly ISettingsStore _store;

        public Watchdog(LoopMonitor monitor, ISettingsStore store)
        {
            _monitor = monitor;
            _store = store;
        }

        /// <summary>Records why, and restarts the board.</summary>
        public static void Reboot(ISettingsStore store, RunEnd why)
        {
            try
            {
                RunRecord.Mark(store, why);
            }
            catch (Exception)
            {
                // The restart matters more than the note about it.
            }

            Power.RebootDevice();
        }

        public void Start() => new Thread(Run).Start();

        private void Run()
        {
            while (!_monitor.IsStuck(Environment.TickCount64))
            {
                Thread.Sleep(PollMs);
            }

            Reboot(_store, RunEnd.Stuck);
        }
    }
}
