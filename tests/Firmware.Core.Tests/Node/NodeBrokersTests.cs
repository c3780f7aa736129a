using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeBrokersTests
    {
        [TestMethod]
        public void The_next_broker_is_tried_within_a_second_and_health_names_it()
        {
            Bench.Begin("{\"broker\":\"one,two:1884\",\"place\":\"p\"}");
            Bench.Mqtt.Answers = false;
            Bench.Mqtt.AnswersHost = "two";

            Bench.Run(0, 20);

            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);

            Bench.Mqtt.Put(MqttEventKind.Failed, (int)LinkReason.Refused, false);
            Bench.Run(40, 40 + Backoff.BaseMs + 40);
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
            Assert.Contains("\"broker\":\"two:1884\",", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        public void A_broker_that_was_lost_is_tried_once_more_before_the_next()
        {
            Bench.Begin("{\"broker\":\"one,two\",\"place\":\"p\"}");
            Bench.Run(0, 61000);
            Bench.Mqtt.Answers = false;
            Bench.Mqtt.AnswersHost = "two";
            Bench.Mqtt.Lose();
            int opened = Bench.Mqtt.Opened;
            long now = 61000;
            while (Bench.Mqtt.Opened == opened)
            {
                Bench.Run(now, now + 100);
                now += 100;
            }

            Assert.IsTrue(now <= 61000 + Backoff.SpreadMs + 200);
            Assert.AreEqual("one", Bench.Mqtt.Connection.Host);

            Bench.Mqtt.Put(MqttEventKind.Failed, (int)LinkReason.Refused, false);
            Bench.Run(now, now + Backoff.BaseMs + 100);
            Assert.AreEqual("two", Bench.Mqtt.Connection.Host);
            Assert.AreEqual((int)LinkState.Online, (int)Bench.Node.LinkState);
        }

        [TestMethod]
        public void Pauses_grow_only_after_every_broker_was_tried()
        {
            Bench.Begin("{\"broker\":\"one,two,three\",\"place\":\"p\"}");
            Bench.Mqtt.Answers = false;
            long now = 0;
            for (int attempt = 1; attempt <= 9; attempt++)
            {
                while (Bench.Mqtt.Opened < attempt)
                {
                    Bench.Run(now, now + 20);
                    now += 20;
                }

                Assert.AreEqual(attempt % 3 == 1 ? "one" : attempt % 3 == 2 ? "two" : "three", Bench.Mqtt.Connection.Host);
                Bench.Mqtt.Put(MqttEventKind.Failed, (int)LinkReason.Refused, false);
                Bench.Run(now, now + 20);
                now += 20;
                Assert.IsTrue(attempt % 3 == 0 || Bench.Log.LastPauseMs <= Backoff.BaseMs, "");
            }

            // Three rounds of full jitter: at most 1 s, 2 s and 4 s between them.
            Assert.IsTrue(now < 7000 + 6 * Backoff.BaseMs + 9 * 40, "");
        }

        [TestMethod]
        public void Where_a_broker_has_no_qos_2_readings_go_out_with_what_it_has_and_health_says_so()
        {
            Bench.Begin("{\"broker\":\"broker\",\"place\":\"p\",\"interval\":1,\"qos\":2}");
            Bench.Mqtt.GrantedQos = 1;

            Bench.Run(0, 100);

            Assert.EndsWith(" q1 retained", Bench.Mqtt.Last("home/p/reading"));
            Assert.EndsWith(" q1 retained", Bench.Mqtt.Last("home/p/temperature"));
            Assert.Contains("\"qos\":1,", Bench.Mqtt.Last("home/p/health"));

            // What was asked for stands in the settings, and counts again where it can be had.
            Assert.Contains("\"qos\":2,", Bench.Mqtt.Last("home/p/config/state"));

            Bench.Mqtt.GrantedQos = 2;
            Bench.Mqtt.Lose();
            Bench.Run(100, 25000);
            Assert.EndsWith(" q2 retained", Bench.Mqtt.Last("home/p/reading"));
            Assert.Contains("\"qos\":2,", Bench.Mqtt.Last("home/p/health"));
        }
    }
}
