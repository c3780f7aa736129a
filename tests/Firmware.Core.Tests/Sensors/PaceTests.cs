using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class PaceTests
    {
        [TestMethod]
        public void A_gap_is_kept_after_a_late_call()
        {
            Schedule schedule = Started(2000, 2000);

            Assert.IsTrue(schedule.AdvanceIfDue(1900));
            Assert.AreEqual(3900L, schedule.NextMs);
            Assert.IsTrue(schedule.AdvanceIfDue(3900));
            Assert.AreEqual(5900L, schedule.NextMs);
        }

        [TestMethod]
        public void One_more_comes_after_the_gap_and_does_not_shift_the_others()
        {
            Schedule schedule = Started(2000, 10000);

            Assert.IsTrue(schedule.AdvanceIfDue(0));

            schedule.Again(0);
            Assert.AreEqual(2000L, schedule.NextMs);
            Assert.IsTrue(schedule.AdvanceIfDue(2000));
            Assert.AreEqual(10000L, schedule.NextMs);
            Assert.IsTrue(schedule.AdvanceIfDue(10000));
            Assert.AreEqual(20000L, schedule.NextMs);
        }

        [TestMethod]
        public void One_more_puts_off_a_regular_one_that_would_be_too_early()
        {
            Schedule schedule = Started(2000, 3000);

            Assert.IsTrue(schedule.AdvanceIfDue(0));

            schedule.Again(0);
            Assert.IsTrue(schedule.AdvanceIfDue(2000));
            Assert.AreEqual(4000L, schedule.NextMs);
            Assert.IsTrue(schedule.AdvanceIfDue(4000));
            Assert.AreEqual(6000L, schedule.NextMs);
        }

        [TestMethod]
        public void Another_period_keeps_the_gap()
        {
            Schedule schedule = Started(2000, 60000);

            Assert.IsTrue(schedule.AdvanceIfDue(0));

            schedule.ChangePeriod(500, 1000);
            Assert.AreEqual(2000L, schedule.NextMs);
        }

        [TestMethod]
        public void A_sensor_that_is_asked_too_often_keeps_its_pace_and_the_answer_says_so()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":60}");
            Bench.Sensor.PaceMs = 2000;
            Bench.Node.Start(0);
            Bench.Run(0, 500);
            Bench.Mqtt.Receive("home/p/config", "{\"id\":\"a1\",\"interval\":1}");

            Bench.Run(500, 600);
            string answer = Bench.Mqtt.Last("home/p/config/result");

            Assert.Contains("\"ok\":true,", answer);
            Assert.Contains(",\"notes\":[{\"key\":\"interval\",\"is\":\"paced\",\"used\":2}]}", answer);
            Assert.Contains("\"interval\":1,", Bench.Mqtt.Last("home/p/config/state"));

            Bench.Run(600, 10500);
            Assert.AreEqual(6, Bench.Sensor.Reads);

            Bench.Mqtt.Receive("home/p/config", "{\"id\":\"a2\",\"interval\":2}");
            Bench.Run(10500, 10600);
            Assert.AreEqual(-1, Bench.Mqtt.Last("home/p/config/result").IndexOf("notes"));
        }

        [TestMethod]
        public void A_reading_that_is_held_back_is_no_sample_and_is_measured_again_at_once()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":60}");
            FakePart part = new FakePart(SensorKind.Dht22);
            Node node = new Node(
                new NodeOptions { Id = "node-a1b2c3", Seed = 7 }, new Sensor(part), Bench.Mqtt, Bench.Store, Bench.Clock, Bench.Device, Bench.Log);
            Bench.Node = node;
            node.Start(0);

            Bench.Run(0, 1900);

            Assert.AreEqual(1, part.Reads);
            Assert.AreEqual(0, Bench.Mqtt.Count("home/p/reading"));

            Bench.Run(1900, 2100);
            Assert.AreEqual(2, part.Reads);
            Assert.Contains("{\"seq\":1,", Bench.Mqtt.Last("home/p/reading"));
            Assert.Contains(",\"sensor\":\"dht22\",\"quality\":\"ok\",", Bench.Mqtt.Last("home/p/reading"));

            Bench.Run(2100, 60100);
            Assert.AreEqual(3, part.Reads);
            Assert.Contains("{\"seq\":2,", Bench.Mqtt.Last("home/p/reading"));
        }

        private static Schedule Started(int gapMs, int periodMs)
        {
            Schedule schedule = new Schedule { GapMs = gapMs };
            schedule.Start(0, periodMs);
            return schedule;
        }
    }
}
