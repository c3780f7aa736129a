using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeTrialTests
    {
        [TestMethod]
        public void A_broker_that_holds_for_a_minute_is_kept()
        {
            Online();

            Try("{\"id\":\"t\",\"broker\":\"two\",\"interval\":50}");

            Assert.AreEqual("home/p/config/result {\"id\":\"t\",\"trial\":60,\"rev\":1} q1", Bench.Mqtt.Last("home/p/config/result"));
            Assert.AreEqual("two", Bench.Mqtt.Connection.Host);

            Bench.Run(300, 59000);
            Assert.AreEqual(1, Bench.Node.Configuration.Revision);

            Bench.Run(59000, 62000);
            Assert.AreEqual("home/p/config/result {\"id\":\"t\",\"ok\":true,\"rev\":2} q1", Bench.Mqtt.Last("home/p/config/result"));
            Assert.Contains("\"broker\":\"two\"", Bench.Mqtt.Last("home/p/config/state"));

            Bench.Restart();
            Bench.Run(0, 100);
            Assert.AreEqual("two", Bench.Mqtt.Connection.Host);
        }

        [TestMethod]
        public void A_broker_that_is_not_there_is_given_up_and_the_old_one_told()
        {
            Online();
            Bench.Mqtt.Answers = false;
            Try("{\"id\":\"t\",\"broker\":\"nowhere\"}");
            Bench.Mqtt.Put(MqttEventKind.Failed, (int)LinkReason.NameNotResolved, false);
            Bench.Run(300, 1000);
            Bench.Mqtt.AnswersHost = "one";

            Bench.Run(1000, 63000);

            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);

            Bench.Run(63000, 140000);
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
            Assert.Contains("{\"id\":\"t\",\"ok\":false,\"rev\":1,\"errors\":[{\"is\":\"link\",\"reason\":", Bench.Mqtt.Last("home/p/config/result"));
            Assert.AreEqual("one", Bench.Node.Configuration.Current.Text(Setting.Broker));
            Assert.AreEqual(1, Bench.Node.Configuration.Revision);
        }

        [TestMethod]
        public void A_link_that_drops_within_the_minute_is_not_good_enough()
        {
            Online();
            Try("{\"broker\":\"two\"}");
            Bench.Run(300, 30000);
            Bench.Mqtt.Lose();

            Bench.Run(30000, 31000);

            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);
            Assert.Contains("\"reason\":\"lost\"", Bench.Mqtt.Last("home/p/config/result"));
        }

        [TestMethod]
        public void A_power_cut_during_the_trial_returns_to_the_last_good_settings()
        {
            Online();
            Try("{\"broker\":\"two\"}");
            Bench.Run(300, 30000);
            Bench.Restart();

            Bench.Run(0, 100);

            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);
            Assert.AreEqual(1, Bench.Node.Configuration.Revision);
        }

        [TestMethod]
        public void Meanwhile_no_other_change_is_taken()
        {
            Online();
            Try("{\"broker\":\"two\"}");
            Bench.Mqtt.Receive("home/p/config", "{\"id\":\"u\",\"interval\":5}");

            Bench.Run(300, 400);

            Assert.AreEqual(
                "home/p/config/result {\"id\":\"u\",\"ok\":false,\"rev\":1,\"errors\":[{\"is\":\"trial\"}]} q1", Bench.Mqtt.Last("home/p/config/result"));
        }

        [TestMethod]
        public void A_new_root_is_tried_and_the_old_one_is_cleared_when_it_has_held()
        {
            Online();
            Try("{\"root\":\"house\"}");

            Bench.Run(300, 300 + Relocation.WatchMs);

            Assert.AreEqual("home/p/status offline q1 retained", Bench.Mqtt.Last("home/p/status"));
            Assert.AreEqual("house/p/status online q1 retained", Bench.Mqtt.Last("house/p/status"));

            Bench.Run(300 + Relocation.WatchMs, 63000);
            Assert.AreEqual("home/p/status  q1 retained", Bench.Mqtt.Last("home/p/status"));
            Assert.Contains("\"root\":\"house\"", Bench.Mqtt.Last("house/p/config/state"));
        }

        [TestMethod]
        public void A_password_on_trial_is_never_shown()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"interval\":100,\"tls\":true}");
            Bench.Run(0, 100);

            Try("{\"user\":\"u\",\"password\":\"s3cret\"}");

            Assert.AreEqual("s3cret", Bench.Mqtt.Connection.Password);

            Bench.Run(300, 62000);
            foreach (object line in Bench.Mqtt.Published)
            {
                Assert.DoesNotContains("s3cret", (string)line);
            }

            Assert.Contains("\"password\":true", Bench.Mqtt.Last("home/p/config/state"));
        }

        [TestMethod]
        public void A_restart_on_trial_leaves_cleanly_and_keeps_nothing_of_it()
        {
            Online();
            Try("{\"broker\":\"two\"}");
            Bench.Run(300, 30000);

            Bench.Receive("home/p/command", "{\"do\":\"restart\"}", 30000);

            Assert.AreEqual((int)LinkState.Left, (int)Bench.Node.LinkState);
            Assert.AreEqual(1, Bench.Device.Restarts);
            Assert.AreEqual(1, Bench.Node.Configuration.Revision);

            Bench.Restart();
            Bench.Run(0, 100);
            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);
        }

        [TestMethod]
        public void A_node_that_is_told_to_leave_on_trial_leaves_for_good()
        {
            Online();
            Try("{\"broker\":\"two\"}");
            Bench.Run(300, 30000);
            Bench.Mqtt.Acknowledges = false;
            Bench.Node.Leave(30000);

            Bench.Run(30000, 30100);

            Assert.AreEqual((int)LinkState.Leaving, (int)Bench.Node.LinkState);

            Bench.Mqtt.Acknowledge(true);
            Bench.Run(30100, 100000);
            Assert.AreEqual((int)LinkState.Left, (int)Bench.Node.LinkState);
            Assert.AreEqual(1, Bench.Node.Configuration.Revision);
        }

        [TestMethod]
        public void A_link_that_is_lost_while_a_restart_on_trial_waits_leads_back_first()
        {
            Online();
            Try("{\"broker\":\"two\"}");
            Bench.Run(300, 30000);
            Bench.Mqtt.Takes = false;
            Bench.Mqtt.Receive("home/p/command", "{\"do\":\"restart\"}");
            Bench.Run(30000, 30100);
            Bench.Mqtt.Takes = true;
            Bench.Mqtt.Lose();

            Bench.Run(30100, 31000);

            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);
            Assert.AreEqual((int)LinkState.Left, (int)Bench.Node.LinkState);
            Assert.AreEqual(1, Bench.Device.Restarts);
        }

        private static void Online()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"interval\":100}");
            Bench.Run(0, 100);
        }

        private static void Try(string settings)
        {
            Bench.Mqtt.Receive("home/p/config", settings);
            Bench.Run(200, 300);
        }
    }
}
