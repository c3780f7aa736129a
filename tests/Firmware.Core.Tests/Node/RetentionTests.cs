using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>What the broker keeps of the readings, and what it keeps no longer.</summary>
    [TestClass]
    public class RetentionTests
    {
        private const string Deployed = "{\"broker\":\"one\",\"place\":\"p\",\"interval\":100}";
        private const string Config = "home/p/config";
        private const string ClearedReading = "home/p/reading  q1 retained";
        private const string ClearedValue = "home/p/temperature  q1 retained";

        [DataRow("{\"retain\":false}", 1, 1)]
        [DataRow("{\"payload\":\"json\"}", 0, 1)]
        [DataRow("{\"payload\":\"values\"}", 1, 0)]
        [DataRow("{\"qos\":2}", 0, 0)]
        [TestMethod]
        public void What_the_settings_no_longer_let_the_broker_keep_is_cleared_once(string settings, int readings, int values)
        {
            Bench.Begin(Deployed);
            Bench.Run(0, 1000);

            Bench.Receive(Config, settings, 1000);

            Assert.AreEqual(0, Bench.Mqtt.Count(ClearedReading));

            Bench.Run(2000, 1000 + 2 * Retention.PauseMs);
            Bench.Mqtt.Lose();
            Bench.Run(1000 + 2 * Retention.PauseMs, 90000);

            Assert.AreEqual(readings, Bench.Mqtt.Count(ClearedReading));
            Assert.AreEqual(values, Bench.Mqtt.Count(ClearedValue));
        }

        [TestMethod]
        public void A_node_that_never_let_the_broker_keep_anything_clears_nothing()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"retain\":false}");

            Bench.Run(0, 1000);

            Assert.AreEqual(0, Bench.Mqtt.Count(ClearedReading));
            Assert.AreEqual(0, Bench.Mqtt.Count(ClearedValue));
        }

        [TestMethod]
        public void What_was_not_cleared_before_a_power_cut_is_cleared_behind_it_and_no_later()
        {
            Bench.Begin(Deployed);
            Bench.Run(0, 1000);
            Bench.Mqtt.Acknowledges = false;
            Bench.Receive(Config, "{\"retain\":false}", 1000);

            Bench.Restart();
            Bench.Run(0, 1000);

            Assert.AreEqual(1, Bench.Mqtt.Count(ClearedReading));
            Assert.AreEqual(1, Bench.Mqtt.Count(ClearedValue));

            Bench.Restart();
            Bench.Run(0, 1000);
            Assert.AreEqual(0, Bench.Mqtt.Count(ClearedReading));
        }

        [TestMethod]
        public void A_client_that_takes_little_at_a_time_or_gives_up_delays_it_only()
        {
            Bench.Begin(Deployed);
            Bench.Run(0, 1000);
            Bench.Mqtt.Takes = false;

            Bench.Receive(Config, "{\"payload\":\"values\"}", 1000, 20000);

            Assert.AreEqual(0, Bench.Mqtt.Count(ClearedReading));

            Bench.Mqtt.Takes = true;
            Bench.Mqtt.Acknowledges = false;
            Bench.Run(21000, 22000);
            Assert.AreEqual(1, Bench.Mqtt.Count(ClearedReading));

            Bench.Mqtt.Acknowledge(false);
            Bench.Mqtt.Acknowledges = true;
            Bench.Run(22000, 23000);
            Assert.AreEqual(2, Bench.Mqtt.Count(ClearedReading));
        }
    }
}
