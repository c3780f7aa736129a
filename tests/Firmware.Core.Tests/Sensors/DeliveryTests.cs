using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public partial class DeliveryTests
    {
        private const int Both = (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

        private static FakeMqttLink _mqtt;
        private static FakeClock _clock;
        private static Settings _settings;
        private static Topics _topics;
        private static Reading _reading;
        private static Delivery _delivery;

        [TestMethod]
        public void At_QoS_0_a_reading_is_gone_when_it_was_handed_over()
        {
            Begin(0);

            Assert.IsTrue(Deliver(true));
            Assert.AreEqual(0, _delivery.Outbox.Count);
        }

        [TestMethod]
        public void At_QoS_0_a_reading_that_the_client_does_not_take_is_kept()
        {
            Begin(0);

            _mqtt.Takes = false;

            Assert.IsFalse(Deliver(true));
            Assert.AreEqual(1, _delivery.Outbox.Count);
        }

        [DataRow(1)]
        [DataRow(2)]
        [TestMethod]
        public void Above_QoS_0_a_reading_leaves_only_when_every_message_of_it_is_acknowledged(int qos)
        {
            Begin(qos);

            Deliver(true);

            Assert.AreEqual(3, _mqtt.Unacknowledged.Count);

            _delivery.Published((int)_mqtt.Unacknowledged[0], true);
            _delivery.Published((int)_mqtt.Unacknowledged[2], true);
            Assert.AreEqual(1, _delivery.Outbox.Count);

            _delivery.Published((int)_mqtt.Unacknowledged[1], true);
            Assert.AreEqual(0, _delivery.Outbox.Count);
        }

        [TestMethod]
        public void What_the_client_gave_up_goes_to_the_history_once()
        {
            Begin(1);
            Deliver(true);
            foreach (object id in _mqtt.Unacknowledged)
            {
                _delivery.Published((int)id, false);
            }

            _mqtt.Unacknowledged.Clear();
            Deliver(false);
            SendHistory(1000);
            SendHistory(2000);

            Assert.AreEqual(1, _mqtt.Count("home/p/history"));

            _delivery.Published((int)_mqtt.Unacknowledged[0], true);
            Assert.AreEqual(1, _delivery.Outbox.Count);
        }

        [TestMethod]
        public void What_the_client_gave_up_goes_live_again_while_it_is_the_last()
        {
            Begin(1);
            Deliver(true);
            foreach (object id in _mqtt.Unacknowledged)
            {
                _delivery.Published((int)id, false);
            }

            SendNewest(1000);
            SendHistory(1000);

            Assert.AreEqual(2, _mqtt.Count("home/p/reading {\"seq\":1,"));
            Assert.AreEqual(0, _mqtt.Count("home/p/history"));
        }

        [TestMethod]
        public void The_last_reading_is_live_when_the_link_comes_up_even_if_it_is_not_the_only_one()
        {
            Begin(1);
            Deliver(false);
            Deliver(false);

            SendNewest(1000);

            Assert.AreEqual(1, _mqtt.Count("home/p/reading {\"seq\":2,"));

            SendHistory(1000);
            Assert.AreEqual(1, _mqtt.Count("home/p/history {\"seq\":1,"));
        }

        [TestMethod]
        public void One_live_reading_is_under_way_at_a_time_and_the_last_one_comes_next()
        {
            Begin(1);
            for (int i = 0; i < 5; i++)
            {
                Deliver(true);
            }

            SendNewest(1000);

            Assert.AreEqual(1, _mqtt.Count("home/p/reading"));
            Assert.AreEqual(5, _delivery.Outbox.Count);

            Acknowledge();
            SendNewest(1000);
            SendHistory(1000);
            Assert.AreEqual(1, _mqtt.Count("home/p/reading {\"seq\":5,"));
            Assert.AreEqual(1, _mqtt.Count("home/p/history {\"seq\":2,"));
        }

        [TestMethod]
        public void The_last_reading_is_never_sent_to_the_history_while_it_can_still_go_live()
        {
            Begin(1);
            Deliver(true);

            Deliver(true);

            Assert.AreEqual(long.MaxValue, SendHistory(1000));
            Assert.AreEqual(0, _mqtt.Count("home/p/history"));
        }

        [TestMethod]
        public void A_reading_taken_before_the_clock_was_known_gets_its_time_on_the_live_topic_too()
        {
            Begin(1);
            Deliver(false);

            SendNewest(30000);

            Assert.Contains("\"at\":\"2026-11-21T10:15:00Z\"", _mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void When_the_ids_are_void_everything_unacknowledged_waits_again()
        {
            Begin(1);
            Deliver(true);
            Deliver(true);
            _delivery.IdsVoid();

            SendHistory(1000);

            Assert.AreEqual(1, _mqtt.Count("home/p/history {\"seq\":1,"));
            Assert.AreEqual(2, _delivery.Outbox.Count);
        }

        [TestMethod]
        public void What_gave_way_while_it_was_under_way_and_arrived_all_the_same_is_not_dropped()
        {
            OverflowWhileOneIsUnderWay();

            Assert.AreEqual(1, _delivery.Outbox.Unresolved);

            Acknowledge();

            Assert.AreEqual(0, _delivery.Outbox.Unresolved);
            Assert.AreEqual(0, _delivery.Outbox.Dropped);
            Assert.AreEqual(64, _delivery.Outbox.Count);
        }

        [TestMethod]
        public void What_gave_way_while_it_was_under_way_is_dropped_once_when_the_broker_did_not_get_it()
        {
            OverflowWhileOneIsUnderWay();

            foreach (object id in _mqtt.Unacknowledged)
            {
                _delivery.Published((int)id, false);
            }

            Assert.AreEqual(1, _delivery.Outbox.Dropped);
        }

        [TestMethod]
        public void What_gave_way_while_it_was_under_way_is_dropped_once_when_no_answer_can_come_any_more()
        {
            OverflowWhileOneIsUnderWay();

            _delivery.IdsVoid();

            Assert.AreEqual(1, _delivery.Outbox.Dropped);
            Assert.AreEqual(64, _delivery.Outbox.Count);
        }

        [TestMethod]
        public void What_gave_way_before_it_was_sent_is_dropped_at_once()
        {
            OverflowWhileOneIsUnderWay();

            Deliver(false);

            Assert.AreEqual(1, _delivery.Outbox.Dropped);
        }

        [TestMethod]
        [DataRow("json")]
        [DataRow("values")]
        public void A_message_that_the_client_does_not_take_is_not_out(string payload)
        {
            Begin(0);
            _settings.SetNumber(Setting.Payload, payload == "json" ? Setting.PayloadJson : Setting.PayloadValues);
            _mqtt.Takes = false;

            Assert.IsFalse(Deliver(true));
            Assert.AreEqual(1, _delivery.Outbox.Count);
        }

        [TestMethod]
        public void Without_a_link_nothing_goes_out()
        {
            Begin(0);

            Assert.IsFalse(Deliver(false));
            Assert.AreEqual(0, _mqtt.Published.Count);
        }

        [TestMethod]
        public void A_reading_of_one_message_is_under_way_like_any_other()
        {
            Begin(1);
            _settings.SetNumber(Setting.Payload, Setting.PayloadJson);
            Assert.IsTrue(Deliver(true));

            Assert.IsFalse(Deliver(true));

            Assert.AreEqual(1, _mqtt.Published.Count);
        }

        private static void OverflowWhileOneIsUnderWay()
        {
            Begin(2);
            Deliver(true);
            for (int i = 0; i < 64; i++)
            {
                Deliver(true);
            }
        }

        private static void Begin(int qos)
        {
            _mqtt = new FakeMqttLink { Acknowledges = false };
            _clock = new FakeClock { UnixSeconds = 1795256130 };
            _settings = new Settings();
            _settings.SetNumber(Setting.Qos, qos);
            _topics = new Topics("home", "p", "homeassistant", "n");
            _reading = new Reading();
            _delivery = new Delivery(_mqtt, new Telemetry(Both), new Outbox(64, Reading.AllQuantities), new ByteWriter(SettingsRecord.BufferBytes));
        }

        private static bool Deliver(bool online)
        {
            _reading.Sequence++;
            _reading.Set(210, 450, Reading.None);
            return _delivery.Deliver(_reading, _settings, _topics, online);
        }

        private static long SendHistory(long nowMs) => _delivery.Tick(nowMs, _clock, _settings, _topics);

        private static void SendNewest(long nowMs) => _delivery.SendNewest(nowMs, _clock, _settings, _topics);

        private static void Acknowledge()
        {
            foreach (object id in _mqtt.Unacknowledged)
            {
                _delivery.Published((int)id, true);
            }

            _mqtt.Unacknowledged.Clear();
        }
    }
}
