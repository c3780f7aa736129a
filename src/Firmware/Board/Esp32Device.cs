using System;
using System.Device.Gpio;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using Firmware.Core;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace Firmware
{
    /// <summary>The board as a whole: its memory, its LED, its reset.</summary>
    internal sealed class Esp32Device : IDevice
    {
        private const int Blinks = 20;
        private const int BlinkMs = 250;
        private const int WifiOffMs = 1000;
        private const int SendMs = 100;

        private readonly TimeKeeper _time = new TimeKeeper();

        /// <inheritdoc/>
        public string Board => Firmware.Board.Name;

        /// <inheritdoc/>
        public int FreeBytes => (int)nanoFramework.Runtime.Native.GC.Run(false);

        /// <inheritdoc/>
        public int LargestNativeBlock
        {
            get
            {
                NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out uint _, out uint _, out uint largest);
                return (int)largest;
            }
        }

        /// <inheritdoc/>
        public bool Identify()
        {
            if (Firmware.Board.LedPin < 0)
            {
                return false;
            }

            Start(Blink);
            return true;
        }

        /// <inheritdoc/>
        public void SetTimeServer(string host)
        {
            try
            {
                _time.Use(host);
            }
            catch (Exception)
            {
                // No memory for a thread. The next change of settings tries again.
            }
        }

        /// <inheritdoc/>
        public void ResetNetwork() => Start(Reconnect);

        /// <inheritdoc/>
        public void Restart() => Power.RebootDevice();

        /// <inheritdoc/>
        public bool WokeUp => nanoFramework.Hardware.Esp32.Sleep.GetWakeupCause() == nanoFramework.Hardware.Esp32.Sleep.WakeupCause.Timer;

        /// <inheritdoc/>
        public void Sleep(long pauseMs)
        {
            // What was handed to the network has to get out first.
            Thread.Sleep(SendMs);
            if (pauseMs > 0 && nanoFramework.Hardware.Esp32.Sleep.EnableWakeupByTimer(TimeSpan.FromMilliseconds(pauseMs)) != EspNativeError.OK)
            {
                // Without a timer it would never wake again: a start costs power and loses nothing, what there is to keep is stored.
                Restart();
            }

            // Does not return.
            nanoFramework.Hardware.Esp32.Sleep.StartDeepSleep();
        }

        private static void Start(ThreadStart work)
        {
            try
            {
                new Thread(work).Start();
            }
            catch (Exception)
            {
                // No memory for a thread. Neither is worth more than the readings.
            }
        }

        // With the name and password that were deployed; nothing else is stored by it.
        private static void Reconnect()
        {
            try
            {
                NetworkInterface wireless = NetworkInterface.GetAllNetworkInterfaces()[0];
                Wireless80211Configuration stored = Wireless80211Configuration.GetAllWireless80211Configurations()[wireless.SpecificConfigId];
                if (stored.Ssid != null && stored.Ssid.Length > 0)
                {
                    WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
                    try
                    {
                        adapters[0].Disconnect();
                        Thread.Sleep(WifiOffMs);
                        adapters[0].Connect(stored.Ssid, WifiReconnectionKind.Automatic, stored.Password);
                    }
                    finally
                    {
                        // The runtime keeps each of them until it is disposed of.
                        foreach (WifiAdapter adapter in adapters)
                        {
                            adapter.Dispose();
                        }
                    }
                }
            }
            catch (Exception)
            {
                // The next attempt to connect tells whether it helped.
            }
        }

        private static void Blink()
        {
            try
            {
                using (GpioController controller = new GpioController())
                {
                    GpioPin led = controller.OpenPin(Firmware.Board.LedPin, PinMode.Output);
                    for (int i = 0; i < Blinks; i++)
                    {
                        led.Write(i % 2 == 0 ? PinValue.High : PinValue.Low);
                        Thread.Sleep(BlinkMs);
                    }
                }
            }
            catch (Exception)
            {
                // A LED that does not blink is no reason to stop.
            }
        }
    }
}
