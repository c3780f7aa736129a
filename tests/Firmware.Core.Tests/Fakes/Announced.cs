namespace Firmware.Core.Tests
{
    /// <summary>A node that Home Assistant has been told of. Announcements take their time.</summary>
    public static class Announced
    {
        private const int SettledMs = 10000;

        public static void Begin(string settings)
        {
            Bench.Begin(settings);
            Bench.Run(0, SettledMs);
        }

        /// <summary>A message comes at a time that the node lives up to, and all that follows from it is over.</summary>
        public static void Receive(string topic, string payload, long nowMs)
        {
            Bench.Run(nowMs - 1000, nowMs);
            Bench.Receive(topic, payload, nowMs, 19000);
        }
    }
}
