using System.Text;

namespace Firmware.Core.Tests
{
    /// <summary>A node on fakes, with a clock that a test moves.</summary>
    public static class Bench
    {
        private const int StepMs = 20;

        public static FakeMqttLink Mqtt;
        public static FakeSensor Sensor;
        public static FakeStore Store;
        public static FakeClock Clock;
        public static FakeDevice Device;
        public static FakeLog Log;
        public static Node Node;

        /// <summary>A fresh board with settings deployed beside the firmware.</summary>
        /// <param name="deployed">The settings.</param>
        /// <param name="pressure">What the sensor measures as pressure, in tenths of a hectopascal; without it, none.</param>
        public static void Begin(string deployed, int pressure = Reading.None)
        {
            Store = new FakeStore();
            Deploy(deployed);
            Restart(pressure);
        }

        public static void Deploy(string deployed)
        {
            byte[] settings = Encoding.UTF8.GetBytes(deployed);
            Store.Write(StoreSlot.Deployed, settings, settings.Length);
        }

        /// <summary>The power goes and comes back: only what was stored is still there.</summary>
        public static void Restart(int pressure = Reading.None)
        {
            Mqtt = new FakeMqttLink();
            Sensor = new FakeSensor { Pressure = pressure };
            Clock = new FakeClock { UnixSeconds = 1795256130 };
            Device = new FakeDevice();
            Log = new FakeLog();
            Node = new Node(new NodeOptions { Id = "node-a1b2c3", Seed = 7 }, Sensor, Mqtt, Store, Clock, Device, Log);
            Node.Start(0);
        }

        /// <summary>A sleep is over: only what was stored is still there, and the clock of the chip.</summary>
        public static void Wake()
        {
            Mqtt = new FakeMqttLink { KeepsSession = true };
            Clock.UnixSeconds += Device.SleptMs / 1000;
            Device = new FakeDevice { WokeUp = true };
            Node = new Node(new NodeOptions { Id = "node-a1b2c3", Seed = 7 }, Sensor, Mqtt, Store, Clock, Device, Log);
            Node.Start(0);
        }

        /// <summary>Ticks until the node sleeps.</summary>
        /// <returns>How long it was awake, in milliseconds; the limit when it does not sleep.</returns>
        public static long RunToSleep(long limitMs)
        {
            long now = 0;
            while (Device.SleptMs < 0 && now < limitMs)
            {
                long next = Node.Tick(now);
                now = next > now && next < now + StepMs ? next : now + StepMs;
            }

            return now;
        }

        /// <summary>Ticks as a host does: when the node wants it, but at least every 20 ms, as if an event had come.</summary>
        public static void Run(long fromMs, long toMs)
        {
            long now = fromMs;
            while (now <= toMs)
            {
                long next = Node.Tick(now);
                now = next > now && next < now + StepMs ? next : now + StepMs;
            }

            Node.Tick(toMs);
        }

        /// <summary>A message comes, and the node has a moment for it.</summary>
        public static void Receive(string topic, string payload, long nowMs, int momentMs = 90)
        {
            Mqtt.Receive(topic, payload);
            Run(nowMs, nowMs + momentMs);
        }

        public static bool Begins(string text, string beginning)
            => text.Length >= beginning.Length && text.Substring(0, beginning.Length) == beginning;
    }
}
