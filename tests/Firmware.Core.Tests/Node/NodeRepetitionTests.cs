using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeRepetitionTests
    {
        private const string Deployed = "{\"broker\":\"one\",\"place\":\"p\",\"interval\":100}";
        private const string Restart = "{\"do\":\"restart\"}";

        [TestMethod]
        public void What_the_broker_delivers_again_after_a_restart_is_answered_as_a_repetition()
        {
            Online();

            Bench.Receive("home/p/command", Restart, 200);

            Assert.AreEqual("home/p/command/result {\"ok\":true,\"do\":\"restart\"} q1", Bench.Mqtt.Last("home/p/command/result"));

            Bench.Restart();
            Bench.Mqtt.WaitsOn = "home/p/command";
            Bench.Mqtt.Waits = Restart;
            Bench.Run(0, 100);
            Assert.AreEqual(0, Bench.Device.Restarts);
            Assert.AreEqual("home/p/command/result {\"ok\":true,\"do\":\"restart\",\"repeated\":true} q1", Bench.Mqtt.Last("home/p/command/result"));
        }

        [TestMethod]
        public void The_same_command_is_a_new_wish_once_the_node_is_online_again()
        {
            Online();
            Bench.Receive("home/p/command", Restart, 200);
            Bench.Restart();
            Bench.Run(0, 100);

            Bench.Receive("home/p/command", Restart, 200);

            Assert.AreEqual(1, Bench.Device.Restarts);
        }

        [TestMethod]
        public void Settings_that_the_broker_keeps_and_that_failed_are_not_tried_at_every_connection()
        {
            Online();
            Bench.Mqtt.WaitsOn = "home/p/config";
            Bench.Mqtt.Waits = "{\"broker\":\"nowhere\"}";
            Bench.Mqtt.WaitsRetained = true;
            Bench.Mqtt.Answers = false;
            Bench.Mqtt.AnswersHost = "one";
            Bench.Mqtt.Lose();

            Bench.Run(200, 200000);

            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/config/result {\"trial\""));
            Assert.AreEqual("home/p/config/result {\"ok\":false,\"rev\":1,\"errors\":[{\"is\":\"retained\"}]} q1", Bench.Mqtt.Last("home/p/config/result"));
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);

            // Sent by a person it is a wish again.
            Bench.Mqtt.Waits = null;
            Bench.Receive("home/p/config", "{\"broker\":\"nowhere\"}", 200100);
            Assert.AreEqual(2, Bench.Mqtt.Count("home/p/config/result {\"trial\""));
        }

        [TestMethod]
        public void A_flood_is_answered_although_nothing_is_acknowledged_meanwhile()
        {
            Online();
            Bench.Mqtt.Acknowledges = false;
            for (int i = 0; i < 10; i++)
            {
                Bench.Receive("home/p/config", "{\"id\":\"" + i.ToString() + "\",\"nonsense\":1}", 200 + i * 100);
            }

            Assert.AreEqual(10, Bench.Mqtt.Count("home/p/config/result"));
            Assert.EndsWith(" q1", Bench.Mqtt.Last("home/p/config/result {\"id\":\"3\""));
            Assert.EndsWith(" q0", Bench.Mqtt.Last("home/p/config/result {\"id\":\"9\""));

            Bench.Mqtt.Acknowledge(true);
            Bench.Mqtt.Acknowledges = true;
            Bench.Receive("home/p/config", "{\"id\":\"last\",\"nonsense\":1}", 2000);
            Assert.EndsWith(" q1", Bench.Mqtt.Last("home/p/config/result {\"id\":\"last\""));
        }

        [TestMethod]
        public void A_command_with_an_id_that_comes_again_says_so()
        {
            Online();
            Bench.Receive("home/p/command", "{\"id\":\"c\",\"do\":\"identify\"}", 200);

            Bench.Receive("home/p/command", "{\"id\":\"c\",\"do\":\"identify\"}", 400);

            Assert.AreEqual(1, Bench.Device.Identified);
            Assert.AreEqual(
                "home/p/command/result {\"id\":\"c\",\"ok\":true,\"do\":\"identify\",\"repeated\":true} q1", Bench.Mqtt.Last("home/p/command/result"));
        }

        [TestMethod]
        public void Settings_on_trial_that_are_delivered_again_are_answered_as_before()
        {
            const string Message = "{\"id\":\"t\",\"keepalive\":40}";
            Online();
            Bench.Receive("home/p/config", Message, 200);
            Bench.Run(300, 400);

            Bench.Receive("home/p/config", Message, 400);

            Assert.AreEqual(2, Bench.Mqtt.Count("home/p/config/result {\"id\":\"t\",\"trial\":60,\"rev\":1}"));

            Bench.Run(500, 65000);
            Assert.AreEqual("home/p/config/result {\"id\":\"t\",\"ok\":true,\"rev\":2} q1", Bench.Mqtt.Last("home/p/config/result"));
            Assert.AreEqual(0, Bench.Mqtt.Count("home/p/config/result {\"id\":\"t\",\"ok\":false"));
        }

        [TestMethod]
        public void A_reset_that_cannot_be_stored_is_refused_and_can_be_sent_again()
        {
            const string Reset = "{\"id\":\"r\",\"do\":\"reset\",\"confirm\":\"node-a1b2c3\"}";
            Online();
            Bench.Receive("home/p/config", "{\"interval\":7}", 200);
            Bench.Store.Fails = true;

            Bench.Receive("home/p/command", Reset, 400);

            Assert.AreEqual("home/p/command/result {\"id\":\"r\",\"ok\":false,\"errors\":[{\"is\":\"storage\"}]} q1", Bench.Mqtt.Last("home/p/command/result"));
            Assert.AreEqual(0, Bench.Device.Restarts);
            Assert.AreEqual(7, Bench.Node.Configuration.Current.Number(Setting.Interval));

            Bench.Store.Fails = false;
            Bench.Receive("home/p/command", Reset, 600);
            Assert.AreEqual(1, Bench.Device.Restarts);
        }

        private static void Online()
        {
            Bench.Begin(Deployed);
            Bench.Run(0, 100);
        }
    }
}
