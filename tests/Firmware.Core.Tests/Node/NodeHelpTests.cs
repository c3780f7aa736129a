using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeHelpTests
    {
        private const long Minute = 60000;

        [TestMethod]
        public void Without_network_the_node_resets_it_and_at_last_restarts_and_tells_so_later()
        {
            Begin();

            RunWithout(LinkReason.NoNetwork, 40 * Minute);

            Assert.AreEqual(1, Bench.Device.Restarts);
            Assert.IsTrue(Bench.Device.NetworkResets >= 4);
            Assert.AreEqual((int)LinkState.Left, (int)Bench.Node.LinkState);

            Bench.Restart();
            Bench.Run(0, 100);
            Assert.Contains("\"before\":\"failed\"", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        public void Without_broker_the_node_samples_on_and_never_restarts()
        {
            Begin();

            RunWithout(LinkReason.Refused, 120 * Minute);

            Assert.AreEqual(0, Bench.Device.Restarts);
            Assert.AreEqual(0, Bench.Device.NetworkResets);
            Assert.AreEqual(121, Bench.Sensor.Reads);
            Assert.AreEqual(64, Bench.Node.Outbox.Count);
            Assert.AreEqual(121 - 64, Bench.Node.Outbox.Dropped);
        }

        [TestMethod]
        public void A_run_that_was_stuck_is_told_by_the_next_one()
        {
            Begin();
            Bench.Run(0, 100);
            RunRecord.Mark(Bench.Store, RunEnd.Stuck);
            Bench.Restart();

            Bench.Run(0, 100);

            Assert.Contains("\"before\":\"stuck\"", Bench.Mqtt.Last("home/p/health"));
            Assert.Contains("\"session\":2", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        public void Before_the_clock_of_a_board_begins_again_the_node_leaves_cleanly_restarts_and_tells_so_later()
        {
            Begin();
            Bench.Run(0, 100);
            long before = Supervisor.MaxUptimeMs - 1000;

            Bench.Run(before, before + 900);

            Assert.AreEqual(0, Bench.Device.Restarts);

            Bench.Run(Supervisor.MaxUptimeMs, Supervisor.MaxUptimeMs + 10000);

            Assert.AreEqual(1, Bench.Device.Restarts);
            Assert.AreEqual("home/p/status offline q1 retained", Bench.Mqtt.Last("home/p/status"));

            Bench.Restart();
            Bench.Run(0, 100);
            Assert.Contains("\"before\":\"clock\"", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        public void A_clock_that_began_again_is_told_by_the_next_run()
        {
            Begin();
            Bench.Run(0, 100);
            RunRecord.Mark(Bench.Store, RunEnd.Clock);
            Bench.Restart();

            Bench.Run(0, 100);

            Assert.Contains("\"before\":\"clock\"", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        public void A_message_for_which_there_is_no_memory_is_answered_and_changes_nothing()
        {
            Begin();
            Bench.Run(0, 100);

            Bench.Store.HasNoMemory = true;
            Bench.Receive("home/p/config", "{\"id\":\"a\",\"interval\":10}", 200);
            Bench.Store.HasNoMemory = false;

            Assert.AreEqual("home/p/config/result {\"ok\":false,\"rev\":1,\"errors\":[{\"is\":\"memory\"}]} q1", Bench.Mqtt.Last("home/p/config/result"));
            Assert.AreEqual(60, Bench.Node.Configuration.Current.Number(Setting.Interval));

            Bench.Receive("home/p/config", "{\"id\":\"a\",\"interval\":10}", 400);
            Assert.Contains("{\"id\":\"a\",\"ok\":true", Bench.Mqtt.Last("home/p/config/result"));
        }

        [TestMethod]
        public void A_command_for_which_there_is_no_memory_is_answered()
        {
            Begin();
            Bench.Run(0, 100);

            Bench.Device.HasNoMemory = true;
            Bench.Receive("home/p/command", "{\"do\":\"identify\"}", 200);

            Assert.AreEqual("home/p/command/result {\"ok\":false,\"errors\":[{\"is\":\"memory\"}]} q1", Bench.Mqtt.Last("home/p/command/result"));
        }

        private static void Begin()
        {
            Bench.Begin("{\"broker\":\"one\",\"place\":\"p\",\"interval\":60}");
            Bench.Mqtt.Answers = true;
        }

        private static void RunWithout(LinkReason reason, long untilMs)
        {
            Bench.Mqtt.Answers = false;
            int opened = 0;
            for (long now = 0; now <= untilMs; now += 1000)
            {
                if (Bench.Mqtt.Opened > opened)
                {
                    opened = Bench.Mqtt.Opened;
                    Bench.Mqtt.Put(MqttEventKind.Failed, (int)reason, false);
                }

                Bench.Node.Tick(now);
            }
        }
    }
}
