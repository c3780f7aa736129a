using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class DiscoveryTests
    {
        private const string Topic = "homeassistant/device/node-a1b2c3/config";
        private const string Settings = "{\"broker\":\"broker\",\"place\":\"p\",\"interval\":20}";

        [TestMethod]
        public void A_fresh_node_is_announced_once_and_retained()
        {
            Announced.Begin(Settings);
            string message = Bench.Mqtt.Last(Topic);

            Assert.StartsWith(Topic + " {\"dev\":{\"ids\":\"node-a1b2c3\",\"name\":\"p\",\"mdl\":\"fake\",", message);
            Assert.Contains("\"avty_t\":\"home/p/status\",\"stat_t\":\"home/p/reading\",\"cmd_t\":\"home/p/command\",\"cmps\":{\"temperature\":{", message);
            Assert.EndsWith("}}} q0 retained", message);

            Bench.Run(10000, 200000);
            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
            Assert.Contains("\"announced\":true", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        public void Values_expire_after_three_intervals_and_a_pause_of_the_link()
        {
            Announced.Begin(Settings);

            Assert.Contains("\"exp_aft\":90}", Bench.Mqtt.Last(Topic));

            Announced.Receive("home/p/config", "{\"interval\":10}", 20000);
            Assert.AreEqual(2, Bench.Mqtt.Count(Topic));
            Assert.Contains("\"exp_aft\":60}", Bench.Mqtt.Last(Topic));

            // With a deadband an unchanged value stays silent for a heartbeat.
            Announced.Receive("home/p/config", "{\"deadband_humidity\":1,\"heartbeat\":100}", 30000);
            Assert.Contains(
                "\"dev_cla\":\"temperature\",\"unit_of_meas\":\"°C\",\"stat_cla\":\"measurement\",\"sug_dsp_prc\":1,\"exp_aft\":60}", Bench.Mqtt.Last(Topic));
            Assert.Contains(
                "\"dev_cla\":\"humidity\",\"unit_of_meas\":\"%\",\"stat_cla\":\"measurement\",\"sug_dsp_prc\":1,\"exp_aft\":360}", Bench.Mqtt.Last(Topic));
        }

        [TestMethod]
        public void A_change_that_the_message_does_not_tell_of_sends_nothing()
        {
            Announced.Begin(Settings);

            Announced.Receive("home/p/config", "{\"qos\":2,\"health\":60}", 20000);

            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
        }

        [TestMethod]
        public void Plain_values_have_their_own_topics()
        {
            Announced.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"payload\":\"values\"}");
            Assert.Contains("\"stat_t\":\"home/p/humidity\",\"val_tpl\":\"{{value}}\",\"dev_cla\":\"humidity\"", Bench.Mqtt.Last(Topic));
        }

        [TestMethod]
        public void After_a_restart_only_a_broker_that_forgot_the_node_is_told_again()
        {
            Announced.Begin(Settings);
            Bench.Restart();
            Bench.Mqtt.KeepsSession = true;

            Bench.Run(0, 10000);

            Assert.AreEqual(0, Bench.Mqtt.Count(Topic));
            Assert.Contains("\"announced\":true", Bench.Mqtt.Last("home/p/health"));

            Bench.Mqtt.KeepsSession = false;
            Bench.Mqtt.Lose();
            int told = Bench.Mqtt.Count("home/p/health");
            Bench.Run(10000, 40000);
            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));

            // Online without it, and then with it.
            Assert.AreEqual(told + 2, Bench.Mqtt.Count("home/p/health"));
            Assert.Contains("\"announced\":true", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        [DataRow("homeassistant", "homeassistant/status")]
        [DataRow("ha", "ha/status")]
        [DataRow("ha", "homeassistant/status")]
        public void Home_assistant_is_answered_within_ten_seconds(string prefix, string birth)
        {
            Announced.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"discovery_prefix\":\"" + prefix + "\"}");

            Assert.AreEqual(birth, Bench.Mqtt.More[birth == "ha/status" ? 1 : 0]);

            string topic = prefix + "/device/node-a1b2c3/config";
            Bench.Mqtt.Receive(birth, "offline");
            Bench.Run(10000, 30000);
            Assert.AreEqual(1, Bench.Mqtt.Count(topic));

            Bench.Mqtt.Receive(birth, "online");
            Bench.Run(30000, 30000 + Discovery.SpreadMs + 100);
            Assert.AreEqual(2, Bench.Mqtt.Count(topic));
        }

        [TestMethod]
        public void A_birth_that_the_broker_kept_is_no_news()
        {
            Announced.Begin(Settings);
            Bench.Mqtt.ReceiveRetained("homeassistant/status", "online");

            Bench.Run(10000, 30000);

            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
        }

        [TestMethod]
        public void Switched_off_it_is_taken_away_and_switched_on_it_comes_back()
        {
            Announced.Begin(Settings);

            Announced.Receive("home/p/config", "{\"discovery\":false}", 20000);

            Assert.AreEqual(Topic + "  q1 retained", Bench.Mqtt.Last(Topic));
            Assert.AreEqual(2, Bench.Mqtt.Count(Topic));

            Announced.Receive("homeassistant/status", "online", 40000);
            Assert.AreEqual(2, Bench.Mqtt.Count(Topic));

            Announced.Receive("home/p/config", "{\"discovery\":true}", 60000);
            Assert.EndsWith("}}} q0 retained", Bench.Mqtt.Last(Topic));
            Assert.AreEqual(3, Bench.Mqtt.Count(Topic));
        }

        [TestMethod]
        public void Under_another_prefix_nothing_stays_behind()
        {
            Announced.Begin(Settings);

            Announced.Receive("home/p/config", "{\"discovery_prefix\":\"ha\"}", 20000);

            Assert.AreEqual(Topic + "  q1 retained", Bench.Mqtt.Last(Topic));
            Assert.EndsWith("}}} q0 retained", Bench.Mqtt.Last("ha/device/node-a1b2c3/config"));
            Assert.AreEqual("ha/status", Bench.Mqtt.More[1]);
        }

        [TestMethod]
        public void What_the_broker_does_not_bring_back_is_unknown_and_is_not_sent_again()
        {
            Bench.Begin(Settings);
            Bench.Mqtt.Echoes = false;

            Bench.Run(0, 5000);

            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
            Assert.Contains("\"announced\":false", Bench.Mqtt.Last("home/p/health"));

            Bench.Run(5000, 100000);
            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
            Assert.Contains("\"announced\":\"unknown\"", Bench.Mqtt.Last("home/p/health"));

            Bench.Restart();
            Bench.Mqtt.KeepsSession = true;
            Bench.Run(0, 30000);
            Assert.AreEqual(0, Bench.Mqtt.Count(Topic));
            Assert.Contains("\"announced\":\"unknown\"", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        public void What_was_on_its_way_when_the_link_was_lost_is_sent_again()
        {
            Bench.Begin(Settings);
            Bench.Mqtt.Echoes = false;
            Bench.Run(0, 5000);

            Bench.Mqtt.Lose();
            Bench.Mqtt.Echoes = true;
            Bench.Run(5000, 60000);

            Assert.AreEqual(2, Bench.Mqtt.Count(Topic));
            Assert.Contains("\"announced\":true", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        public void A_forgotten_node_announces_itself_when_it_comes_back()
        {
            Announced.Begin(Settings);

            Announced.Receive("home/p/command", "{\"do\":\"forget\",\"confirm\":\"node-a1b2c3\"}", 20000);

            Assert.AreEqual(Topic + "  q1 retained", Bench.Mqtt.Last(Topic));

            Bench.Restart();
            Bench.Mqtt.KeepsSession = true;
            Bench.Run(0, 10000);
            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
        }

        [TestMethod]
        public void What_the_part_turns_out_not_to_measure_is_removed()
        {
            Announced.Begin(Settings);

            Assert.Contains("\"humidity\":{\"p\":\"sensor\",\"uniq_id\":\"node-a1b2c3_humidity\",", Bench.Mqtt.Last(Topic));
            Assert.Contains("\"pressure\":{\"p\":\"sensor\"},", Bench.Mqtt.Last(Topic));

            Bench.Sensor.Humidity = Reading.None;
            Bench.Run(10000, 40000);
            Assert.Contains("\"humidity\":{\"p\":\"sensor\"},", Bench.Mqtt.Last(Topic));

            // A fault is not that.
            Bench.Sensor.Quality = Quality.Timeout;
            Bench.Run(40000, 100000);
            Assert.AreEqual(2, Bench.Mqtt.Count(Topic));
        }

        [TestMethod]
        public void With_little_memory_it_waits_and_the_node_lives()
        {
            Bench.Begin(Settings);
            Bench.Device.FreeBytes = 9000;

            Bench.Run(0, 60000);

            Assert.AreEqual(0, Bench.Mqtt.Count(Topic));
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);

            Bench.Device.FreeBytes = 30000;
            Bench.Run(60000, 70000);
            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
        }

        [TestMethod]
        public void A_broker_that_does_not_let_it_listen_to_home_assistant_is_a_broker_all_the_same()
        {
            Bench.Begin(Settings);
            Bench.Mqtt.AllowsMore = false;

            Bench.Run(0, 10000);

            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
            Assert.AreEqual(1, Bench.Mqtt.Count(Topic));
        }
    }
}
