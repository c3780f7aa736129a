using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeTests
    {
        [TestMethod]
        public void The_first_reading_is_live_as_soon_as_the_link_is_up()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"livingroom\"}");

            Bench.Run(0, 50);

            Assert.AreEqual("home/livingroom/temperature 21.0 q1 retained", Bench.Mqtt.Last("home/livingroom/temperature"));
            Assert.AreEqual("home/livingroom/humidity 45.0 q1 retained", Bench.Mqtt.Last("home/livingroom/humidity"));
            Assert.AreEqual(0, Bench.Mqtt.Count("home/livingroom/history"));
            Assert.AreEqual(0, Bench.Node.Outbox.Count);
        }

        [TestMethod]
        public void A_fresh_node_has_its_id_for_a_place()
        {
            Bench.Begin("{\"broker\":\"broker\"}");

            Bench.Run(0, 10);

            Assert.AreEqual(1, Bench.Mqtt.Count("home/node-a1b2c3/status online"));
        }

        [TestMethod]
        public void Samples_at_its_interval_and_numbers_them_without_gaps()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":10}");

            Bench.Run(0, 60000);

            Assert.AreEqual(7, Bench.Sensor.Reads);
            Assert.AreEqual(7, Bench.Mqtt.Count("home/p/reading"));
            Assert.Contains("{\"seq\":7,\"session\":1,", Bench.Mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void A_new_interval_counts_from_the_last_sample()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":60}");
            Bench.Run(0, 20000);
            Bench.Mqtt.Receive("home/p/config", "{\"id\":\"a1\",\"interval\":10}");

            Bench.Run(20000, 20100);

            Assert.AreEqual(2, Bench.Sensor.Reads);
            Assert.AreEqual("home/p/config/result {\"id\":\"a1\",\"ok\":true,\"rev\":2} q1", Bench.Mqtt.Last("home/p/config/result"));
            Assert.Contains("{\"rev\":2,\"interval\":10,", Bench.Mqtt.Last("home/p/config/state"));

            Bench.Run(20100, 50100);
            Assert.AreEqual(5, Bench.Sensor.Reads);
        }

        [TestMethod]
        public void Readings_go_out_as_the_settings_say()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":1,\"payload\":\"values\",\"qos\":0,\"retain\":false}");

            Bench.Run(0, 1500);

            Assert.AreEqual("home/p/temperature 21.1 q0", Bench.Mqtt.Last("home/p/temperature"));
            Assert.AreEqual(0, Bench.Mqtt.Count("home/p/reading"));

            Bench.Mqtt.Receive("home/p/config", "{\"payload\":\"json\",\"qos\":2,\"retain\":true}");
            Bench.Run(1500, 1600);
            int values = Bench.Mqtt.Count("home/p/temperature");
            Bench.Run(1600, 2500);
            Assert.AreEqual(values, Bench.Mqtt.Count("home/p/temperature"));
            Assert.EndsWith("q2 retained", Bench.Mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void A_sensor_that_fails_is_told_with_its_reason_and_no_number()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":1}");
            Bench.Sensor.Quality = Quality.Checksum;

            Bench.Run(0, 10);

            Assert.AreEqual(0, Bench.Mqtt.Count("home/p/temperature"));
            Assert.Contains("\"temperature\":null,\"humidity\":null,\"quality\":\"checksum\"", Bench.Mqtt.Last("home/p/reading"));

            Bench.Sensor.Quality = Quality.Ok;
            Bench.Run(10, 1500);
            Assert.Contains("\"quality\":\"ok\"", Bench.Mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void Readings_of_a_time_without_link_come_later_as_history_in_order()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":10}");
            Bench.Run(0, 5000);
            Bench.Mqtt.Answers = false;
            Bench.Mqtt.Lose();
            Bench.Run(5000, 45000);
            Bench.Mqtt.Answers = true;
            int live = Bench.Mqtt.Count("home/p/reading");

            Bench.Run(45000, 140000);

            Assert.AreEqual(0, Bench.Node.Outbox.Count);

            int last = 1;
            foreach (object line in Bench.Mqtt.Published)
            {
                string text = (string)line;
                if (Bench.Begins(text, "home/p/history"))
                {
                    int sequence = SequenceOf(text);
                    Assert.AreEqual(last + 1, sequence);
                    Assert.EndsWith(" q1", text);
                    last = sequence;
                }
            }

            Assert.IsTrue(last >= 3);
            Assert.IsTrue(Bench.Mqtt.Count("home/p/reading") > live, "");
        }

        [TestMethod]
        public void A_reading_that_the_broker_did_not_acknowledge_is_sent_again()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":1000}");
            Bench.Mqtt.Acknowledges = false;

            Bench.Run(0, 100);

            Assert.AreEqual(1, Bench.Node.Outbox.Count);

            Bench.Mqtt.Acknowledge(false);
            Bench.Run(100, 200);
            Assert.AreEqual(2, Bench.Mqtt.Count("home/p/reading {\"seq\":1,"));

            Bench.Mqtt.Acknowledge(true);
            Bench.Run(200, 300);
            Assert.AreEqual(0, Bench.Node.Outbox.Count);
        }

        [TestMethod]
        public void The_time_of_measurement_arrives_with_the_clock()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":10}");
            Bench.Clock.UnixSeconds = 0;
            Bench.Mqtt.Answers = false;
            Bench.Run(0, 25000);
            Bench.Clock.UnixSeconds = 1795256130;
            Bench.Mqtt.Answers = true;
            Bench.Run(25000, 60000);

            // Sample 1 was taken when the node started; the clock was learnt at some later point of the same minute.
            string first = Bench.Mqtt.Last("home/p/history {\"seq\":1,");

            Assert.DoesNotContains("\"at\":null", first);
            Assert.Contains("\"at\":\"2026-11-21T10:1", first);
            Assert.Contains("\"up\":0,", first);
        }

        [TestMethod]
        public void What_was_stored_is_in_force_after_a_restart()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":60}");
            Bench.Run(0, 100);
            Bench.Mqtt.Receive("home/p/config", "{\"interval\":7}");
            Bench.Run(100, 200);
            Bench.Restart();

            Bench.Run(0, 100);

            Assert.AreEqual(7, Bench.Node.Configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(2, Bench.Node.Configuration.Revision);
            Assert.Contains("\"session\":2,", Bench.Mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void What_comes_on_another_topic_is_ignored()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\"}");
            Bench.Run(0, 100);
            Bench.Mqtt.Receive("home/q/config", "{\"interval\":7}");

            Bench.Run(100, 200);

            Assert.AreEqual(60, Bench.Node.Configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(0, Bench.Mqtt.Count("home/p/config/result"));
        }

        [TestMethod]
        public void An_answer_that_cannot_go_out_now_goes_out_later_and_before_the_next_message_is_read()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\"}");
            Bench.Run(0, 100);
            Bench.Mqtt.Takes = false;
            Bench.Mqtt.Receive("home/p/config", "{\"id\":\"1\",\"interval\":7}");
            Bench.Run(100, 200);
            Bench.Mqtt.Receive("home/p/config", "{\"id\":\"2\",\"interval\":8}");

            Bench.Run(200, 300);

            Assert.AreEqual(7, Bench.Node.Configuration.Current.Number(Setting.Interval));

            Bench.Mqtt.Takes = true;
            Bench.Run(300, 400);
            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/config/result {\"id\":\"1\""));
            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/config/result {\"id\":\"2\""));
            Assert.AreEqual(8, Bench.Node.Configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        public void What_came_while_the_node_was_away_is_answered_before_the_subscription_is_acknowledged()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\"}");
            Bench.Mqtt.Answers = false;
            Bench.Run(0, 100);
            Bench.Mqtt.Put(MqttEventKind.Connected, 0, true);
            for (int i = 0; i < 5; i++)
            {
                Bench.Mqtt.Receive("home/p/config", "{\"interval\":" + (10 + i).ToString() + "}");
                Bench.Run(200 + 100 * i, 290 + 100 * i);
            }

            Assert.AreEqual(5, Bench.Mqtt.Count("home/p/config/result {\"ok\":true"));
            Assert.AreEqual(0, Bench.Mqtt.Count("home/p/status"));

            Bench.Mqtt.Put(MqttEventKind.Subscribed, 0, true);
            Bench.Run(1000, 1100);
            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/status online"));
            Assert.AreEqual(14, Bench.Node.Configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        public void After_leaving_nothing_is_sampled()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":1}");
            Bench.Run(0, 1500);
            Bench.Node.Leave(1500);

            Bench.Run(1500, 5000);

            Assert.AreEqual((int)LinkState.Left, (int)Bench.Node.LinkState);
            Assert.AreEqual(2, Bench.Sensor.Reads);
            Assert.AreEqual("home/p/status offline q1 retained", Bench.Mqtt.Last("home/p/status"));
            Assert.AreEqual(1, Bench.Mqtt.Closed);
        }

        private static int SequenceOf(string line)
        {
            int start = line.IndexOf("\"seq\":") + 6;
            return int.Parse(line.Substring(start, line.IndexOf(',') - start));
        }
    }
}
