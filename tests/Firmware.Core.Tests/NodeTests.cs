using System.Text;
using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeTests
    {
        private static FakeMqttLink _mqtt;
        private static FakeSensor _sensor;
        private static FakeStore _store;
        private static FakeClock _clock;
        private static FakeLog _log;
        private static Node _node;

        [TestMethod]
        public void The_first_reading_is_live_as_soon_as_the_link_is_up()
        {
            Begin("{\"place\":\"livingroom\"}");
            Run(0, 10);
            Assert.AreEqual("home/livingroom/temperature 21.0 q1 retained", _mqtt.Last("home/livingroom/temperature"));
            Assert.AreEqual("home/livingroom/humidity 45.0 q1 retained", _mqtt.Last("home/livingroom/humidity"));
            Assert.AreEqual(0, _mqtt.Count("home/livingroom/history"));
            Assert.AreEqual(0, _node.Outbox.Count);
        }

        [TestMethod]
        public void A_fresh_node_has_its_id_for_a_place()
        {
            Begin("");
            Run(0, 10);
            Assert.AreEqual(1, _mqtt.Count("home/node-a1b2c3/status online"));
        }

        [TestMethod]
        public void Samples_at_its_interval_and_numbers_them_without_gaps()
        {
            Begin("{\"place\":\"p\",\"interval\":10}");
            Run(0, 60000);
            Assert.AreEqual(7, _sensor.Reads);
            Assert.AreEqual(7, _mqtt.Count("home/p/reading"));
            Assert.Contains("{\"seq\":7,\"session\":1,", _mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void A_new_interval_counts_from_the_last_sample()
        {
            Begin("{\"place\":\"p\",\"interval\":60}");
            Run(0, 20000);
            _mqtt.Receive("home/p/config", "{\"id\":\"a1\",\"interval\":10}");
            Run(20000, 20100);
            Assert.AreEqual(2, _sensor.Reads);
            Assert.AreEqual("home/p/config/result {\"id\":\"a1\",\"ok\":true,\"rev\":2} q1", _mqtt.Last("home/p/config/result"));
            Assert.Contains("{\"rev\":2,\"interval\":10,", _mqtt.Last("home/p/config/state"));
            Run(20100, 50100);
            Assert.AreEqual(5, _sensor.Reads);
        }

        [TestMethod]
        public void Readings_go_out_as_the_settings_say()
        {
            Begin("{\"place\":\"p\",\"interval\":1,\"payload\":\"values\",\"qos\":0,\"retain\":false}");
            Run(0, 1500);
            Assert.AreEqual("home/p/temperature 21.1 q0", _mqtt.Last("home/p/temperature"));
            Assert.AreEqual(0, _mqtt.Count("home/p/reading"));

            _mqtt.Receive("home/p/config", "{\"payload\":\"json\",\"qos\":2,\"retain\":true}");
            Run(1500, 1600);
            int values = _mqtt.Count("home/p/temperature");
            Run(1600, 2500);
            Assert.AreEqual(values, _mqtt.Count("home/p/temperature"));
            Assert.EndsWith("q2 retained", _mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void A_sensor_that_fails_is_told_with_its_reason_and_no_number()
        {
            Begin("{\"place\":\"p\",\"interval\":1}");
            _sensor.Quality = Quality.Checksum;
            Run(0, 10);
            Assert.AreEqual(0, _mqtt.Count("home/p/temperature"));
            Assert.Contains("\"temperature\":null,\"humidity\":null,\"quality\":\"checksum\"", _mqtt.Last("home/p/reading"));
            _sensor.Quality = Quality.Ok;
            Run(10, 1500);
            Assert.Contains("\"quality\":\"ok\"", _mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void Readings_of_a_time_without_link_come_later_as_history_in_order()
        {
            Begin("{\"place\":\"p\",\"interval\":10}");
            Run(0, 5000);
            _mqtt.Answers = false;
            _mqtt.Lose();
            Run(5000, 45000);
            _mqtt.Answers = true;
            int live = _mqtt.Count("home/p/reading");
            Run(45000, 140000);
            Assert.AreEqual(0, _node.Outbox.Count);

            int last = 1;
            foreach (object line in _mqtt.Published)
            {
                string text = (string)line;
                if (Begins(text, "home/p/history"))
                {
                    int sequence = SequenceOf(text);
                    Assert.AreEqual(last + 1, sequence);
                    Assert.EndsWith(" q1", text);
                    last = sequence;
                }
            }

            Assert.IsTrue(last >= 3);
            Assert.IsTrue(_mqtt.Count("home/p/reading") > live);
        }

        [TestMethod]
        public void A_reading_that_the_broker_did_not_acknowledge_is_sent_again()
        {
            Begin("{\"place\":\"p\",\"interval\":1000}");
            _mqtt.Acknowledges = false;
            Run(0, 100);
            Assert.AreEqual(1, _node.Outbox.Count);
            _mqtt.Acknowledge(false);
            Run(100, 200);
            Assert.AreEqual(1, _mqtt.Count("home/p/history {\"seq\":1,"));
            _mqtt.Acknowledge(true);
            Run(200, 300);
            Assert.AreEqual(0, _node.Outbox.Count);
        }

        [TestMethod]
        public void The_time_of_measurement_arrives_with_the_clock()
        {
            Begin("{\"place\":\"p\",\"interval\":10}");
            _clock.UnixSeconds = 0;
            _mqtt.Answers = false;
            Run(0, 25000);
            _clock.UnixSeconds = 1795256130;
            _mqtt.Answers = true;
            Run(25000, 60000);

            // Sample 1 was taken when the node started; the clock was learnt at some later point of the same minute.
            string first = _mqtt.Last("home/p/history {\"seq\":1,");
            Assert.DoesNotContains("\"at\":null", first);
            Assert.Contains("\"at\":\"2026-11-21T10:1", first);
            Assert.Contains("\"up\":0,", first);
        }

        [TestMethod]
        public void What_was_stored_is_in_force_after_a_restart()
        {
            Begin("{\"place\":\"p\",\"interval\":60}");
            Run(0, 100);
            _mqtt.Receive("home/p/config", "{\"interval\":7}");
            Run(100, 200);
            Restart();
            Run(0, 100);
            Assert.AreEqual(7, _node.Configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(2, _node.Configuration.Revision);
            Assert.Contains("\"session\":2,", _mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void What_comes_on_another_topic_is_ignored()
        {
            Begin("{\"place\":\"p\"}");
            Run(0, 100);
            _mqtt.Receive("home/q/config", "{\"interval\":7}");
            Run(100, 200);
            Assert.AreEqual(60, _node.Configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(0, _mqtt.Count("home/p/config/result"));
        }

        [TestMethod]
        public void An_answer_that_cannot_go_out_now_goes_out_later_and_before_the_next_message_is_read()
        {
            Begin("{\"place\":\"p\"}");
            Run(0, 100);
            _mqtt.Takes = false;
            _mqtt.Receive("home/p/config", "{\"id\":\"1\",\"interval\":7}");
            Run(100, 200);
            _mqtt.Receive("home/p/config", "{\"id\":\"2\",\"interval\":8}");
            Run(200, 300);
            Assert.AreEqual(7, _node.Configuration.Current.Number(Setting.Interval));
            _mqtt.Takes = true;
            Run(300, 400);
            Assert.AreEqual(1, _mqtt.Count("home/p/config/result {\"id\":\"1\""));
            Assert.AreEqual(1, _mqtt.Count("home/p/config/result {\"id\":\"2\""));
            Assert.AreEqual(8, _node.Configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        public void After_leaving_nothing_is_sampled()
        {
            Begin("{\"place\":\"p\",\"interval\":1}");
            Run(0, 1500);
            _node.Leave(1500);
            Run(1500, 5000);
            Assert.AreEqual((int)LinkState.Left, (int)_node.LinkState);
            Assert.AreEqual(2, _sensor.Reads);
            Assert.AreEqual("home/p/status offline q1 retained", _mqtt.Last("home/p/status"));
            Assert.AreEqual(1, _mqtt.Closed);
        }

        private static void Begin(string deployed)
        {
            _store = new FakeStore();
            byte[] settings = Encoding.UTF8.GetBytes(deployed);
            _store.Write(StoreSlot.Deployed, settings, settings.Length);
            Restart();
        }

        private static void Restart()
        {
            _mqtt = new FakeMqttLink();
            _sensor = new FakeSensor();
            _clock = new FakeClock { UnixSeconds = 1795256130 };
            _log = new FakeLog();
            _node = new Node(new NodeOptions { Id = "node-a1b2c3", Seed = 7, Broker = "broker" }, _sensor, _mqtt, _store, _clock, _log);
            _node.Start(0);
        }

        // Ticks as a host does: when the node wants it, but at least every 100 ms, as if an event had come.
        private static void Run(long fromMs, long toMs)
        {
            long now = fromMs;
            while (now <= toMs)
            {
                long next = _node.Tick(now);
                now = next > now && next < now + 100 ? next : now + 100;
            }

            _node.Tick(toMs);
        }

        private static bool Begins(string text, string beginning)
            => text.Length >= beginning.Length && text.Substring(0, beginning.Length) == beginning;

        private static int SequenceOf(string line)
        {
            int start = line.IndexOf("\"seq\":") + 6;
            return int.Parse(line.Substring(start, line.IndexOf(',') - start));
        }
    }
}
