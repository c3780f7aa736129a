using System;
using System.Threading;
using Firmware.Core;
using nanoFramework.Runtime.Native;

namespace Firmware
{
    /// <summary>The image for the ESP32: puts the node together with its adapters and keeps it running.</summary>
    public static class Program
    {
        // A tick that fails is repeated; a node that only fails restarts, but never in a tight loop.
        private const int MaxFailures = 10;
        private const int FailurePauseMs = 5000;
        private const int MaxSleepMs = 60000;

        /// <summary>Entry point. Never returns: the runtime would stop.</summary>
        public static void Main()
        {
            AutoResetEvent wake = new AutoResetEvent(false);
            int failures = 0;
            Node node = null;
            while (failures < MaxFailures)
            {
                try
                {
                    if (node == null)
                    {
                        node = Compose(wake);
                        node.Start(Environment.TickCount64);
                    }

                    long now = Environment.TickCount64;
                    long next = node.Tick(now);
                    failures = 0;
                    if (next > now)
                    {
                        wake.WaitOne(next - now < MaxSleepMs ? (int)(next - now) : MaxSleepMs, false);
                    }
                }
                catch (Exception failed)
                {
                    failures++;
                    Console.WriteLine("tick failed: " + failed.GetType().FullName);
                    Thread.Sleep(FailurePauseMs);
                }
            }

            Power.RebootDevice();
            Thread.Sleep(Timeout.Infinite);
        }

        private static Node Compose(AutoResetEvent wake)
        {
            NodeOptions options = new NodeOptions
            {
                Id = DeviceIdentity.Id(),
                Seed = DeviceIdentity.Seed(),
                OutboxCapacity = Board.OutboxCapacity,
            };
            return new Node(
                options,
                new DhtSensor(Board.DhtEchoPin, Board.DhtTriggerPin),
                new M2MqttLink(wake),
                new FlashStore(),
                new DeviceClock(),
                new DeviceLog());
        }
    }
}
