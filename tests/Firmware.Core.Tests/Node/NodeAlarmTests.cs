using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeAlarmTests
    {
        private const string Alarm = "home/p/alarm ";
        private const string Well = Alarm + "[] q1 retained";
        private const string Config = "home/p/config";
        private const string Limited =
            "{\"broker\":\"b\",\"place\":\"p\",\"interval\":3600,\"deadband_humidity\":50,\"deadband_temperature\":20,\"max_humidity\":60,\"min_humidity\":30}";
        private const string High = "[{\"quantity\":\"humidity\",\"is\":\"high\",\"value\":70.0,\"since\":";
        private const string Unknown = "[{\"quantity\":\"humidity\",\"is\":\"unknown\",\"value\":null,\"since\":";

        [TestMethod]
        public void A_limit_that_is_crossed_is_told_at_once_past_interval_and_deadband()
        {
            Begin();
            int readings = Bench.Mqtt.Count("home/p/reading");

            Bench.Sensor.Humidity = 700;
            Bench.Run(1000, 12000);

            Assert.AreEqual(2, Bench.Mqtt.Count(Alarm));
            Assert.AreEqual(Alarm + High + "\"2026-11-21T10:15:30Z\"}] q1 retained", Bench.Mqtt.Last(Alarm));
            Assert.AreEqual(readings + 1, Bench.Mqtt.Count("home/p/reading"));
            Assert.Contains("\"humidity\":70.0", Bench.Mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        [DataRow(300, 1)]
        [DataRow(299, 2)]
        [DataRow(600, 1)]
        [DataRow(601, 2)]
        public void A_value_at_its_limit_is_well(int humidity, int told)
        {
            Begin();

            Bench.Sensor.Humidity = humidity;
            Bench.Run(1000, 12000);

            Assert.AreEqual(told, Bench.Mqtt.Count(Alarm));
        }

        [TestMethod]
        public void An_alarm_ends_when_the_value_has_come_back_by_the_hysteresis()
        {
            Begin();
            Bench.Sensor.Humidity = 700;
            Bench.Run(1000, 12000);

            Bench.Sensor.Humidity = 581;
            Bench.Run(12000, 40000);

            Assert.AreEqual(2, Bench.Mqtt.Count(Alarm));

            Bench.Sensor.Humidity = 580;
            Bench.Run(40000, 51000);

            Assert.AreEqual(3, Bench.Mqtt.Count(Alarm));
            Assert.AreEqual(Well, Bench.Mqtt.Last(Alarm));
        }

        [TestMethod]
        public void Between_limits_that_are_closer_than_the_hysteresis_an_alarm_can_end()
        {
            Begin();
            Bench.Receive(Config, "{\"max_humidity\":31}", 1000);

            Bench.Run(1100, 12000);

            Assert.Contains("high", Bench.Mqtt.Last(Alarm));

            Bench.Sensor.Humidity = 305;
            Bench.Run(12000, 23000);

            Assert.AreEqual(Well, Bench.Mqtt.Last(Alarm));
        }

        [TestMethod]
        public void A_sensor_that_fails_while_a_limit_is_set_is_told_as_unknown_from_the_second_fault_on()
        {
            Begin();

            Bench.Sensor.Quality = Quality.Timeout;
            Bench.Run(1000, 11000);

            Assert.AreEqual(1, Bench.Mqtt.Count(Alarm));

            Bench.Run(11000, 21000);
            Assert.AreEqual(2, Bench.Mqtt.Count(Alarm));
            Assert.StartsWith(Alarm + Unknown, Bench.Mqtt.Last(Alarm));

            Bench.Sensor.Quality = Quality.Ok;
            Bench.Run(21000, 31000);

            Assert.AreEqual(Well, Bench.Mqtt.Last(Alarm));
        }

        [TestMethod]
        public void An_alarm_that_the_broker_did_not_acknowledge_is_told_again()
        {
            Begin();
            Bench.Mqtt.Acknowledges = false;
            Bench.Sensor.Humidity = 700;
            Bench.Run(1000, 12000);
            int told = Bench.Mqtt.Count(Alarm);

            Bench.Mqtt.Acknowledge(false);
            Bench.Run(12000, 12100);

            Assert.AreEqual(2, told);
            Assert.AreEqual(3, Bench.Mqtt.Count(Alarm));
            Assert.StartsWith(Alarm + High, Bench.Mqtt.Last(Alarm));
        }

        [TestMethod]
        public void Of_an_alarm_that_rose_and_fell_without_a_link_the_history_tells()
        {
            Begin();
            Bench.Mqtt.Answers = false;
            Bench.Mqtt.Lose();
            Bench.Sensor.Humidity = 700;
            Bench.Run(1000, 12000);
            Bench.Sensor.Humidity = 450;
            Bench.Run(12000, 23000);

            Bench.Mqtt.Answers = true;
            Bench.Run(23000, 150000);

            Assert.AreEqual(Well, Bench.Mqtt.Last(Alarm));
            Assert.Contains("\"humidity\":70.0", Bench.Mqtt.Last("home/p/history"));
            Assert.Contains("\"humidity\":45.0", Bench.Mqtt.Last("home/p/reading"));
        }

        [TestMethod]
        public void What_has_changed_without_a_link_is_told_when_it_is_back()
        {
            Begin();
            Bench.Mqtt.Answers = false;
            Bench.Mqtt.Lose();
            Bench.Sensor.Humidity = 700;
            Bench.Run(1000, 12000);

            Bench.Mqtt.Answers = true;
            Bench.Run(12000, 140000);

            Assert.StartsWith(Alarm + High + "\"2026-11-21T10:15:30Z", Bench.Mqtt.Last(Alarm));
        }

        [TestMethod]
        public void A_limit_that_is_taken_away_takes_its_alarm_with_it()
        {
            Begin();
            Bench.Sensor.Humidity = 700;
            Bench.Run(1000, 12000);

            Bench.Receive(Config, "{\"max_humidity\":null,\"min_humidity\":null}", 12000);

            Assert.AreEqual(Well, Bench.Mqtt.Last(Alarm));
        }

        [TestMethod]
        public void After_a_start_nothing_is_told_before_it_is_known()
        {
            Bench.Begin(Limited);
            Bench.Sensor.Quality = Quality.Timeout;

            Bench.Run(0, 9000);

            Assert.AreEqual(0, Bench.Mqtt.Count(Alarm));

            Bench.Sensor.Quality = Quality.Ok;
            Bench.Sensor.Humidity = 700;
            Bench.Run(9000, 11000);

            Assert.AreEqual(1, Bench.Mqtt.Count(Alarm));
            Assert.StartsWith(Alarm + High, Bench.Mqtt.Last(Alarm));
        }

        [TestMethod]
        public void A_node_without_limits_says_once_that_all_is_well_and_samples_no_more_often()
        {
            Bench.Begin("{\"broker\":\"b\",\"place\":\"p\"}");

            Bench.Run(0, 121000);

            Assert.AreEqual(1, Bench.Mqtt.Count(Alarm));
            Assert.AreEqual(Well, Bench.Mqtt.Last(Alarm));
            Assert.AreEqual(3, Bench.Sensor.Reads);
        }

        [TestMethod]
        public void A_node_that_moves_takes_its_alarms_along()
        {
            Begin();
            Bench.Sensor.Humidity = 700;
            Bench.Run(1000, 12000);

            Bench.Receive(Config, "{\"place\":\"q\"}", 12000, 20000);

            Assert.AreEqual(Alarm + " q1 retained", Bench.Mqtt.Last(Alarm));
            Assert.StartsWith("home/q/alarm " + High, Bench.Mqtt.Last("home/q/alarm"));
        }

        [TestMethod]
        public void An_alarm_from_before_the_time_was_known_gets_its_time_later()
        {
            Begin();
            Bench.Clock.UnixSeconds = 0;
            Bench.Sensor.Humidity = 700;

            Bench.Run(1000, 12000);

            Assert.AreEqual(Alarm + High + "null}] q1 retained", Bench.Mqtt.Last(Alarm));

            Bench.Clock.UnixSeconds = 1795256132;
            Bench.Run(12000, 12100);

            Assert.AreEqual(Alarm + High + "\"2026-11-21T10:15:30Z\"}] q1 retained", Bench.Mqtt.Last(Alarm));
        }

        [TestMethod]
        public void Samples_in_between_keep_the_pace_of_the_sensor_and_shift_no_regular_one()
        {
            Bench.Begin("{\"broker\":\"b\",\"place\":\"p\",\"interval\":15,\"max_humidity\":60}");
            Bench.Sensor.PaceMs = 6000;

            Bench.Run(0, 44000);

            // At 0, 15 and 30 s by the interval: 10 s later is too close before the next.
            Assert.AreEqual(3, Bench.Sensor.Reads);
        }

        private static void Begin()
        {
            Bench.Begin(Limited);
            Bench.Run(0, 1000);
            Assert.AreEqual(Well, Bench.Mqtt.Last(Alarm));
        }
    }
}
