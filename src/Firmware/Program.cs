using System;
using System.Threading;
using Firmware.Core;

namespace Firmware
{
    /// <summary>The image for the ESP32: puts the node together with its adapters and keeps it running.</summary>
    public static class Program
    {
        // A tick that fails is repeated; a node that only fails restarts, but never in a tight loop.
        private const int MaxFailures = 10;
        private const int FailurePauseMs = 4000;

        // Littlefs spreads writes over the 64 blocks of its partition, and each bears 100,000: a burst of a thousand is nothing,
        // a thousand every hour is not.
        private const int SettingsWrites = 1000;

        /// <summary>Entry point. Never returns: the runtime would stop.</summary>
        public static void Main()
        {
            AutoResetEvent wake = new AutoResetEvent(false);
            LoopMonitor monitor = new LoopMonitor();
            FlashStore store = new FlashStore();
            new Watchdog(monitor, store).Start();
            Run(wake, monitor, store);
            Watchdog.Reboot(store, RunEnd.Failed);
            Thread.Sleep(Timeout.Infinite);
        }

        // Returns only when the node fails again and again.
        private static void Run(AutoResetEvent wake, LoopMonitor monitor, FlashStore store)
        {
            int failures = 0;
            long last = 0;
            Node node = null;
            while (failures < MaxFailures)
            {
                monitor.Feed();
                try
                {
                    if (node == null)
                    {
                        node = Compose(wake, store);
                    }

                    long now = Environment.TickCount64;
                    if (now < last)
                    {
                        // The clock of the runtime began again: whatever the node waits for would be far away.
                        Watchdog.Reboot(store, RunEnd.Clock);
                    }

                    last = now;
                    long next = node.Tick(now);
                    failures = 0;
                    if (next > now)
                    {
                        wake.WaitOne(next - now < LoopMonitor.MaxSleepMs ? (int)(next - now) : LoopMonitor.MaxSleepMs, false);
                    }
                }
                catch (Exception failed)
                {
                    failures++;
                    Report(failed);
                    Thread.Sleep(FailurePauseMs);
                }
            }
        }

        private static void Report(Exception failed)
        {
            try
            {
                Console.WriteLine("tick failed: " + failed.GetType().FullName);
            }
            catch (Exception)
            {
                // What failed for want of memory may have left none for a line either.
            }
        }

        private static Node Compose(AutoResetEvent wake, FlashStore store)
        {
            NodeOptions options = new NodeOptions
            {
                Id = DeviceIdentity.Id(),
                Seed = DeviceIdentity.Seed(),

                // Of the chip's generator: targetRandom.cpp of the runtime asks esp_random(), whatever the seed.
                FirstSession = new Random().Next(),
                OutboxCapacity = Board.OutboxCapacity,
                SettingsWrites = SettingsWrites,
            };
            DeviceClock clock = new DeviceClock();
            Esp32Device device = new Esp32Device();
            Node node = new Node(
                options,
                Board.CreateSensor(),
                new M2MqttLink(wake, new TlsNeeds(clock, device), options.Seed),
                store,
                clock,
                device,
                new DeviceLog());
            node.Start(Environment.TickCount64);
            return node;
        }
    }
}
