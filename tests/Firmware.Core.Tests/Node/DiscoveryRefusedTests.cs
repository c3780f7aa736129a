using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class DiscoveryRefusedTests
    {
        private const string Topic = "homeassistant/device/node-a1b2c3/config";

        [TestMethod]
        public void A_broker_that_closes_the_connection_instead_is_left_in_peace()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":20}");
            Bench.Mqtt.CutsAtMore = true;

            Bench.Run(0, 120000);

            Assert.AreEqual(1 + Discovery.Cuts, Bench.Mqtt.Opened);
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
            Assert.AreEqual(0, Bench.Mqtt.Count(Topic));
            Assert.Contains("\"announced\":false", Bench.Mqtt.Last("home/p/health"));

            // A change of the settings is a reason to try again.
            Bench.Mqtt.CutsAtMore = false;
            Bench.Mqtt.Receive("home/p/config", "{\"interval\":30}");
            Bench.Run(120000, 125000);
            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
            Assert.AreEqual(1 + Discovery.Cuts, Bench.Mqtt.Opened);
        }

        [TestMethod]
        public void A_day_later_it_tries_again()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":3600,\"health\":86400}");
            Bench.Mqtt.CutsAtMore = true;
            Bench.Run(0, 120000);
            Bench.Mqtt.CutsAtMore = false;

            Bench.Node.Tick(Discovery.RestMs - 1000);

            Assert.AreEqual(0, Bench.Mqtt.Count(Topic));

            Bench.Run(Discovery.RestMs + 100000, Discovery.RestMs + 130000);
            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
        }

        [TestMethod]
        public void Nobody_is_asked_where_discovery_is_off()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"discovery\":false}");

            Bench.Run(0, 30000);

            Assert.IsNull(Bench.Mqtt.More);
        }

        [TestMethod]
        public void A_broker_that_keeps_no_session_costs_no_write_at_each_connection()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":20}");
            Bench.Run(0, 10000);
            int writes = Bench.Store.Writes;
            for (int i = 1; i <= 5; i++)
            {
                Bench.Mqtt.Lose();
                Bench.Run(i * 100000, i * 100000 + 90000);
            }

            Assert.AreEqual(6, Bench.Mqtt.Count(Topic));
            Assert.AreEqual(writes, Bench.Store.Writes);
        }
    }
}
