using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // Home Assistant believes no value from before a changed announcement.
    [TestClass]
    public class DiscoveryChangeTests
    {
        private const string Topic = "homeassistant/device/node-a1b2c3/config";

        [TestMethod]
        public void After_a_change_a_reading_follows_where_the_next_one_is_far()
        {
            Announced.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":20}");

            Announced.Receive("home/p/config", "{\"interval\":3600}", 30000);
            int reads = Bench.Sensor.Reads;

            Assert.Contains("\"exp_aft\":10830}", Bench.Mqtt.Last(Topic));
            Assert.Contains("\"seq\":" + reads.ToString() + ",", Bench.Mqtt.Last("home/p/reading"));
            Assert.AreEqual(3, reads);

            Bench.Run(50000, 600000);
            Assert.AreEqual(reads, Bench.Sensor.Reads);
        }

        [TestMethod]
        public void After_a_change_the_next_sample_is_sent_whatever_the_deadband_is()
        {
            Announced.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":5,\"heartbeat\":86400}");

            Announced.Receive("home/p/config", "{\"deadband_temperature\":20,\"deadband_humidity\":50}", 20000);

            Assert.AreEqual(2, Bench.Mqtt.Count(Topic));

            int told = Bench.Mqtt.Count("home/p/reading");
            Bench.Run(40000, 100000);
            Assert.AreEqual(told, Bench.Mqtt.Count("home/p/reading"));

            Announced.Receive("home/p/config", "{\"interval\":6}", 120000);
            Assert.AreEqual(3, Bench.Mqtt.Count(Topic));
            Assert.AreEqual(told + 1, Bench.Mqtt.Count("home/p/reading"));
        }

        [TestMethod]
        public void A_new_prefix_counts_also_when_a_restart_follows_at_once()
        {
            Announced.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":20}");
            Bench.Mqtt.KeepsSession = true;
            Bench.Mqtt.Receive("home/p/config", "{\"discovery_prefix\":\"ha\"}");

            Bench.Run(20000, 20100);

            Assert.AreEqual(Topic + "  q1 retained", Bench.Mqtt.Last(Topic));

            Bench.Restart();
            Bench.Mqtt.KeepsSession = true;
            Bench.Run(0, 10000);
            Assert.AreEqual(1, Bench.Mqtt.Count("ha/device/node-a1b2c3/config"));
        }

        [TestMethod]
        public void A_prefix_that_was_deployed_counts_though_the_rest_of_the_message_is_the_same()
        {
            Announced.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":20}");
            Bench.Deploy("{\"discovery_prefix\":\"ha\"}");
            Bench.Restart();
            Bench.Mqtt.KeepsSession = true;

            Bench.Run(0, 10000);

            Assert.AreEqual(1, Bench.Mqtt.Count("ha/device/node-a1b2c3/config"));
        }
    }
}
