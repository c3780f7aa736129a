using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeRemoteTests
    {
        private const string Deployed = "{\"broker\":\"one\",\"place\":\"p\",\"interval\":100}";

        [TestMethod]
        public void Settings_for_all_nodes_reach_this_one()
        {
            Online();

            Bench.Receive("home/all/config", "{\"id\":\"x\",\"interval\":9}", 200);

            Assert.AreEqual(9, Bench.Node.Configuration.Current.Number(Setting.Interval));
            Assert.AreEqual("home/p/config/result {\"id\":\"x\",\"ok\":true,\"rev\":2} q1", Bench.Mqtt.Last("home/p/config/result"));
        }

        [TestMethod]
        public void A_place_for_all_nodes_is_refused_as_a_whole()
        {
            Online();

            Bench.Receive("home/all/config", "{\"id\":\"x\",\"interval\":9,\"place\":\"kitchen\"}", 200);

            Assert.AreEqual(
                "home/p/config/result {\"id\":\"x\",\"ok\":false,\"rev\":1,\"errors\":[{\"key\":\"place\",\"is\":\"individual\"}]} q1",
                Bench.Mqtt.Last("home/p/config/result"));
            Assert.AreEqual(100, Bench.Node.Configuration.Current.Number(Setting.Interval));

            Bench.Receive("home/p/config", "{\"id\":\"y\",\"place\":\"kitchen\"}", 300, 5000);
            Assert.AreEqual("kitchen", Bench.Node.Configuration.Current.Text(Setting.Place));
        }

        [TestMethod]
        public void After_a_reconnect_the_state_goes_out_again_only_when_the_broker_may_not_have_it()
        {
            Online();
            int before = Bench.Mqtt.Count("home/p/config/state");

            Bench.Mqtt.KeepsSession = true;
            Bench.Mqtt.Lose();
            Bench.Run(1000, 90000);

            Assert.AreEqual(2, Bench.Mqtt.Opened);
            Assert.AreEqual(before, Bench.Mqtt.Count("home/p/config/state"));

            Bench.Mqtt.KeepsSession = false;
            Bench.Mqtt.Lose();
            Bench.Run(90000, 190000);
            Assert.AreEqual(before + 1, Bench.Mqtt.Count("home/p/config/state"));
        }

        [TestMethod]
        public void A_state_that_was_under_way_when_the_link_was_lost_goes_out_again()
        {
            Online();
            int before = Bench.Mqtt.Count("home/p/config/state");
            Bench.Mqtt.KeepsSession = true;
            Bench.Mqtt.Acknowledges = false;
            Bench.Receive("home/p/config", "{\"interval\":9}", 200);
            Bench.Mqtt.Lose();
            Bench.Mqtt.Acknowledges = true;

            Bench.Run(1000, 90000);

            Assert.AreEqual(before + 2, Bench.Mqtt.Count("home/p/config/state"));
        }

        [DataRow("home/p/config")]
        [DataRow("home/all/config")]
        [DataRow("home/p/command")]
        [DataRow("home/all/command")]
        [TestMethod]
        public void An_empty_message_clears_a_retained_one_and_asks_for_nothing(string topic)
        {
            Online();
            int published = Bench.Mqtt.Published.Count;

            Bench.Receive(topic, "", 200);

            Assert.AreEqual(published, Bench.Mqtt.Published.Count);
        }

        [TestMethod]
        public void Read_takes_a_sample_now()
        {
            Online();

            Bench.Receive("home/p/command", "{\"id\":\"c\",\"do\":\"read\"}", 5000);

            Assert.AreEqual(2, Bench.Sensor.Reads);
            Assert.AreEqual("home/p/command/result {\"id\":\"c\",\"ok\":true,\"do\":\"read\"} q1", Bench.Mqtt.Last("home/p/command/result"));
        }

        [TestMethod]
        public void Read_is_answered_with_a_reading_also_when_nothing_changed()
        {
            Online();
            Bench.Receive("home/p/config", "{\"deadband_temperature\":20,\"deadband_humidity\":50}", 200);
            int said = Bench.Mqtt.Count("home/p/reading");

            Bench.Receive("home/p/command", "{\"do\":\"read\"}", 5000);

            Assert.AreEqual(said + 1, Bench.Mqtt.Count("home/p/reading"));
        }

        [TestMethod]
        public void An_answer_that_went_with_the_link_is_given_again()
        {
            Online();
            Bench.Mqtt.Acknowledges = false;

            Bench.Receive("home/p/config", "{\"id\":\"once\",\"health\":77}", 200);

            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/config/result {\"id\":\"once\",\"ok\":true"));

            Bench.Mqtt.Acknowledges = true;
            Bench.Mqtt.Lose();
            Bench.Run(300, 30000);
            Assert.AreEqual(2, Bench.Mqtt.Count("home/p/config/result {\"id\":\"once\",\"ok\":true"));
        }

        [TestMethod]
        public void The_board_is_told_its_time_server_at_the_start_and_when_it_changes()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"time_server\":\"192.168.1.1\"}");

            Assert.AreEqual("192.168.1.1", Bench.Device.TimeServer);

            Bench.Run(0, 100);

            Bench.Receive("home/p/config", "{\"time_server\":\"ntp.lan\"}", 200);
            Assert.AreEqual("ntp.lan", Bench.Device.TimeServer);

            Bench.Receive("home/p/config", "{\"time_server\":\"ntp.lan:123\"}", 400);
            Assert.AreEqual("ntp.lan", Bench.Device.TimeServer);
            Assert.Contains("\"is\":\"characters\"", Bench.Mqtt.Last("home/p/config/result"));
        }

        [TestMethod]
        public void A_board_that_has_nothing_to_show_itself_with_says_so()
        {
            Online();
            Bench.Device.CanIdentify = false;

            Bench.Receive("home/p/command", "{\"id\":\"c\",\"do\":\"identify\"}", 200);

            Assert.AreEqual(
                "home/p/command/result {\"id\":\"c\",\"ok\":false,\"errors\":[{\"is\":\"unsupported\"}]} q1", Bench.Mqtt.Last("home/p/command/result"));
        }

        [TestMethod]
        public void Identify_shows_the_board_also_when_all_are_asked()
        {
            Online();

            Bench.Receive("home/all/command", "{\"do\":\"identify\"}", 200);

            Assert.AreEqual(1, Bench.Device.Identified);
        }

        [TestMethod]
        public void Restart_answers_then_leaves_then_restarts_once()
        {
            Online();

            Bench.Receive("home/p/command", "{\"do\":\"restart\"}", 200);

            Assert.AreEqual("home/p/status offline q1 retained", Bench.Mqtt.Last("home/p/status"));
            Assert.AreEqual(1, Bench.Mqtt.Closed);
            Assert.AreEqual(1, Bench.Device.Restarts);

            // Should the broker deliver it again after the restart, then it is answered and not obeyed.
            Bench.Restart();
            Bench.Mqtt.WaitsOn = "home/p/command";
            Bench.Mqtt.Waits = "{\"do\":\"restart\"}";
            Bench.Run(0, 100);
            Assert.AreEqual(0, Bench.Device.Restarts);
            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/command/result {\"ok\":true"));
            Assert.Contains("\"before\":\"restart\"", Bench.Mqtt.Last("home/p/health"));

            // A new wish is a new wish.
            Bench.Receive("home/p/command", "{\"do\":\"restart\"}", 300);
            Assert.AreEqual(1, Bench.Device.Restarts);
        }

        [TestMethod]
        public void A_command_with_an_id_runs_once_however_often_it_is_delivered()
        {
            Online();
            for (int i = 0; i < 3; i++)
            {
                Bench.Receive("home/p/command", "{\"id\":\"c\",\"do\":\"identify\"}", 200 + 100 * i);
            }

            Assert.AreEqual(1, Bench.Device.Identified);
            Assert.AreEqual(3, Bench.Mqtt.Count("home/p/command/result"));
        }

        [TestMethod]
        public void A_command_that_the_broker_kept_is_refused()
        {
            Online();
            Bench.Mqtt.ReceiveRetained("home/p/command", "{\"do\":\"restart\"}");

            Bench.Run(100, 200);

            Assert.AreEqual(0, Bench.Device.Restarts);
            Assert.AreEqual("home/p/command/result {\"ok\":false,\"errors\":[{\"is\":\"retained\"}]} q1", Bench.Mqtt.Last("home/p/command/result"));
        }

        [TestMethod]
        public void Forget_wants_the_id_of_the_node_and_leaves_nothing_behind()
        {
            Online();

            Bench.Receive("home/p/command", "{\"do\":\"forget\",\"confirm\":\"node-ffffff\"}", 200);

            Assert.Contains("\"key\":\"confirm\",\"is\":\"confirm\"", Bench.Mqtt.Last("home/p/command/result"));
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);

            Bench.Receive("home/p/command", "{\"do\":\"forget\",\"confirm\":\"node-a1b2c3\"}", 300);
            foreach (string topic in new Topics("home", "p", "homeassistant", "node-a1b2c3").Everything())
            {
                Assert.AreEqual(topic + "  q1 retained", Bench.Mqtt.Last(topic + " "));
            }

            Assert.AreEqual(1, Bench.Mqtt.Closed);
            Assert.AreEqual((int)LinkState.Left, (int)Bench.Node.LinkState);
        }

        [TestMethod]
        public void Reset_brings_back_what_was_deployed_and_the_revision_goes_on()
        {
            Online();
            Bench.Receive("home/p/config", "{\"interval\":7,\"qos\":2}", 200);

            Bench.Receive("home/p/command", "{\"do\":\"reset\",\"confirm\":\"node-a1b2c3\"}", 300);

            Assert.AreEqual(1, Bench.Device.Restarts);

            Bench.Restart();
            Assert.AreEqual(100, Bench.Node.Configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(1, Bench.Node.Configuration.Current.Number(Setting.Qos));
            Assert.IsTrue(Bench.Node.Configuration.Revision > 2);
        }

        [TestMethod]
        public void A_new_place_leaves_no_ghost_at_the_old_one()
        {
            Online();

            Bench.Receive("home/p/config", "{\"id\":\"m\",\"place\":\"q\"}", 200, 5000);

            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/config/result {\"id\":\"m\",\"trial\":3,\"rev\":1}"));
            Assert.AreEqual(1, Bench.Mqtt.Count("home/q/config/result {\"id\":\"m\",\"ok\":true,\"rev\":2}"));
            Assert.AreEqual("home/p/status  q1 retained", Bench.Mqtt.Last("home/p/status"));
            Assert.AreEqual("home/p/config/state  q1 retained", Bench.Mqtt.Last("home/p/config/state"));
            Assert.AreEqual("home/q/status online q1 retained", Bench.Mqtt.Last("home/q/status"));
            Assert.Contains("\"place\":\"q\"", Bench.Mqtt.Last("home/q/config/state"));
            Assert.AreEqual("home/q/status", Bench.Mqtt.Connection.WillTopic);
        }

        [TestMethod]
        public void A_wrong_status_that_somebody_else_left_is_set_right_at_once()
        {
            Online();
            int said = Bench.Mqtt.Count("home/p/status online");

            Bench.Receive("home/p/status", "offline", 200);

            Assert.AreEqual(said + 1, Bench.Mqtt.Count("home/p/status online"));

            Bench.Receive("home/p/status", "online", 300);
            Assert.AreEqual(said + 1, Bench.Mqtt.Count("home/p/status online"));
        }

        [TestMethod]
        public void Health_tells_how_the_node_is()
        {
            Online();
            string health = Bench.Mqtt.Last("home/p/health");

            Assert.Contains("{\"id\":\"node-a1b2c3\",\"board\":\"fake\",", health);
            Assert.Contains("\"free\":61234,\"native\":40960,", health);
            Assert.Contains("\"before\":\"power\"", health);
            Assert.EndsWith("q1 retained", health);

            Bench.Sensor.Quality = Quality.Timeout;
            Bench.Run(100, 100100);
            Assert.Contains("\"quality\":\"timeout\",\"timeout\":1,\"checksum\":0", Bench.Mqtt.Last("home/p/health"));

            int said = Bench.Mqtt.Count("home/p/health");
            Bench.Run(100100, 300100);
            Assert.AreEqual(said + 1, Bench.Mqtt.Count("home/p/health"));
        }

        private static void Online()
        {
            Bench.Begin(Deployed);
            Bench.Run(0, 100);
        }
    }
}
