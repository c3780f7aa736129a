using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeLeavingTests
    {
        private const string Forget = "{\"do\":\"forget\",\"confirm\":\"node-a1b2c3\"}";

        [TestMethod]
        public void Forget_clears_everything_also_when_the_client_takes_little_at_a_time()
        {
            Online("p");
            Bench.Mqtt.Acknowledges = false;
            Bench.Mqtt.Room = 2;
            Bench.Mqtt.Receive("home/p/command", Forget);
            for (long now = 200; now < 1000; now += 20)
            {
                Bench.Node.Tick(now);
                if (Bench.Mqtt.Unacknowledged.Count > 0)
                {
                    Bench.Mqtt.AcknowledgeOne(true);
                }
            }

            IsCleared("p");

            Assert.AreEqual(1, Bench.Mqtt.Closed);
            Assert.AreEqual((int)LinkState.Left, (int)Bench.Node.LinkState);
        }

        [TestMethod]
        public void Forget_that_waited_at_the_broker_is_answered_and_clears_everything()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"interval\":100}");
            Bench.Mqtt.WaitsOn = "home/p/command";
            Bench.Mqtt.Waits = Forget;

            Bench.Run(0, 3000);

            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/command/result {\"ok\":true"));

            IsCleared("p");
            Assert.AreEqual((int)LinkState.Left, (int)Bench.Node.LinkState);
        }

        [TestMethod]
        public void A_place_that_waited_at_the_broker_leaves_nothing_behind()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"interval\":100}");
            Bench.Mqtt.WaitsOn = "home/p/config";
            Bench.Mqtt.Waits = "{\"place\":\"q\"}";
            Bench.Run(0, 8000);
            foreach (string topic in new Topics("home", "p", "homeassistant", "node-a1b2c3").AllRetained())
            {
                Assert.AreEqual(topic + "  q1 retained", Bench.Mqtt.Last(topic + " "));
            }

            Assert.AreEqual("home/q/status online q1 retained", Bench.Mqtt.Last("home/q/status"));
        }

        [TestMethod]
        public void What_waits_goes_out_before_a_restart()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"interval\":1}");
            Bench.Mqtt.Answers = false;
            Bench.Run(0, 12000);
            Bench.Mqtt.Answers = true;
            long now = 12000;
            while (Bench.Node.LinkState != LinkState.Online)
            {
                now += 20;
                Bench.Node.Tick(now);
            }

            Bench.Mqtt.Receive("home/p/command", "{\"do\":\"restart\"}");
            Bench.Run(now, now + Relocation.FlushMs - 1000);

            Assert.AreEqual(1, Bench.Device.Restarts);
            Assert.AreEqual(0, Bench.Node.Outbox.Count);
        }

        [TestMethod]
        public void What_cannot_go_out_holds_a_restart_up_for_five_seconds_only()
        {
            Online("p");
            Bench.Run(100, 2500);
            Bench.Mqtt.Acknowledges = false;
            Bench.Mqtt.Receive("home/p/command", "{\"id\":\"c\",\"do\":\"read\"}");

            Bench.Node.Tick(3000);

            Assert.AreEqual(1, Bench.Node.Outbox.Count);

            Bench.Mqtt.Receive("home/p/command", "{\"do\":\"restart\"}");
            Assert.AreEqual(3040 + Relocation.FlushMs, Bench.Node.Tick(3040));
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);

            Bench.Node.Tick(3040 + Relocation.FlushMs);
            Assert.AreEqual((int)LinkState.Leaving, (int)Bench.Node.LinkState);
        }

        [TestMethod]
        public void Reset_leaves_nothing_behind_at_a_place_that_was_set()
        {
            Online("p");
            Bench.Mqtt.Receive("home/p/config", "{\"place\":\"q\",\"discovery_prefix\":\"homeassistant\"}");
            Bench.Run(200, 5000);
            Bench.Mqtt.Receive("home/q/command", "{\"do\":\"reset\",\"confirm\":\"node-a1b2c3\"}");
            Bench.Run(5000, 6000);

            IsCleared("q");

            Assert.AreEqual(1, Bench.Device.Restarts);
        }

        [TestMethod]
        public void Reset_at_the_deployed_place_says_offline_and_clears_nothing()
        {
            Online("p");
            Bench.Run(200, 5000);
            Bench.Mqtt.Receive("home/p/command", "{\"do\":\"reset\",\"confirm\":\"node-a1b2c3\"}");

            Bench.Run(5000, 6000);

            Assert.AreEqual("home/p/status offline q1 retained", Bench.Mqtt.Last("home/p/status"));
            Assert.AreEqual(0, Bench.Mqtt.Count("homeassistant/device/node-a1b2c3/config  q1"));
            Assert.AreEqual(1, Bench.Device.Restarts);
        }

        [TestMethod]
        public void A_new_root_is_cleared_behind_the_node_as_the_client_makes_room()
        {
            Online("p");
            Bench.Mqtt.Receive("home/p/config", "{\"root\":\"house\",\"keepalive\":40}");
            Bench.Run(200, 55000);
            Bench.Mqtt.Acknowledges = false;
            Bench.Mqtt.Room = 2;
            for (long now = 55000; now < 70000; now += 20)
            {
                Bench.Node.Tick(now);
                if (Bench.Mqtt.Unacknowledged.Count > 0)
                {
                    Bench.Mqtt.AcknowledgeOne(true);
                }
            }

            foreach (string topic in new Topics("home", "p", "homeassistant", "node-a1b2c3").AllRetained())
            {
                Assert.AreEqual(topic + "  q1 retained", Bench.Mqtt.Last(topic + " "));
            }
        }

        [TestMethod]
        public void What_comes_right_behind_a_restart_is_answered()
        {
            Online("p");
            Bench.Mqtt.Acknowledges = false;
            Bench.Mqtt.Receive("home/p/command", "{\"do\":\"restart\"}");

            Bench.Node.Tick(200);

            Assert.AreEqual((int)LinkState.Leaving, (int)Bench.Node.LinkState);

            Bench.Mqtt.Receive("home/p/config", "{\"id\":\"behind\",\"interval\":7}");
            Bench.Node.Tick(300);
            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/config/result {\"id\":\"behind\",\"ok\":true"));
        }

        [TestMethod]
        public void A_node_that_has_left_wants_nothing_more()
        {
            Online("p");
            Bench.Mqtt.Receive("home/p/command", Forget);

            Bench.Run(200, 1000);

            Assert.AreEqual(long.MaxValue, Bench.Node.Tick(500000));
        }

        [TestMethod]
        public void While_it_says_goodbye_a_sample_that_is_due_wakes_nobody()
        {
            Online("p");
            Bench.Mqtt.Acknowledges = false;

            Bench.Node.Leave(99000);

            Assert.AreEqual(99000 + Link.LeaveLimitMs, Bench.Node.Tick(100001));
        }

        private static void Online(string place)
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"" + place + "\",\"interval\":100}");
            Bench.Run(0, 100);
        }

        private static void IsCleared(string place)
        {
            foreach (string topic in new Topics("home", place, "homeassistant", "node-a1b2c3").Everything())
            {
                Assert.AreEqual(topic + "  q1 retained", Bench.Mqtt.Last(topic + " "));
            }
        }
    }
}
