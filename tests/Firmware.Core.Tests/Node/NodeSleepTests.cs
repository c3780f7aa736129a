using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class NodeSleepTests
    {
        private const string Asleep = "home/p/status asleep q1 retained";
        private const string Online = "home/p/status online q1 retained";
        private const string Status = "home/p/status ";
        private const string Reading = "home/p/reading ";
        private const string History = "home/p/history ";
        private const string Result = "home/p/config/result ";
        private const string Config = "home/p/config";
        private const string Command = "home/p/command";
        private const int Minute = 60000;

        [TestMethod]
        public void It_says_that_it_is_asleep_and_sleeps_until_its_next_sample()
        {
            Begin("");

            long awakeMs = Bench.RunToSleep(Minute);

            Assert.IsTrue(awakeMs < Minute);
            Assert.AreEqual(Asleep, Bench.Mqtt.Last(Status));
            Assert.AreEqual(Asleep, (string)Bench.Mqtt.Published[Bench.Mqtt.Published.Count - 1]);
            Assert.IsTrue(Bench.Device.SleptMs > 0 && Bench.Device.SleptMs <= Minute);
        }

        [TestMethod]
        public void A_wake_sends_the_reading_and_the_word_and_nothing_else()
        {
            Begin("");
            Doze();

            // At the first wake health has still something new: that the node is announced.
            Doze();

            Bench.RunToSleep(Minute);

            Assert.AreEqual(4, Bench.Mqtt.Published.Count);
            Assert.AreEqual(1, Bench.Mqtt.Count(Reading));
            Assert.Contains("\"seq\":3,", Bench.Mqtt.Last(Reading));
            Assert.AreEqual(Asleep, Bench.Mqtt.Last(Status));
            Assert.IsNull(Bench.Mqtt.Subscriptions);
        }

        [TestMethod]
        public void A_broker_that_has_lost_the_session_gets_everything_again()
        {
            Begin("");
            Doze();
            Bench.Mqtt.KeepsSession = false;

            Bench.RunToSleep(Minute);

            Assert.IsNotNull(Bench.Mqtt.Subscriptions);
            Assert.AreEqual(1, Bench.Mqtt.Count(Online));
            Assert.AreEqual(Asleep, Bench.Mqtt.Last(Status));
        }

        [TestMethod]
        public void Without_a_broker_it_is_awake_for_20_s_and_the_reading_comes_later()
        {
            Begin("");
            Doze();
            Bench.Mqtt.Answers = false;

            long awakeMs = Bench.RunToSleep(Minute);

            Assert.IsTrue(awakeMs <= SleepPlan.SearchMs + 100);
            Assert.AreEqual(1, Bench.Node.Outbox.Count);

            Bench.Wake();
            Bench.RunToSleep(Minute);

            Assert.AreEqual(1, Bench.Mqtt.Count(History));
            Assert.Contains("\"seq\":2,", Bench.Mqtt.Last(History));
            Assert.Contains("\"seq\":3,", Bench.Mqtt.Last(Reading));
            Assert.AreEqual(0, Bench.Node.Outbox.Count);
        }

        [TestMethod]
        public void A_value_that_has_hardly_changed_wakes_no_radio()
        {
            Begin(",\"heartbeat\":86400,\"deadband_temperature\":5,\"deadband_humidity\":5");
            Doze();

            Bench.RunToSleep(Minute);

            Assert.AreEqual(0, Bench.Mqtt.Opened);
            Assert.AreEqual(0, Bench.Mqtt.Published.Count);
        }

        [TestMethod]
        public void A_setting_that_waited_is_taken_and_answered_before_it_sleeps_again()
        {
            Begin("");
            Doze();
            Bench.Mqtt.WaitsOn = Config;
            Bench.Mqtt.Waits = "{\"id\":\"a\",\"interval\":120}";

            Bench.RunToSleep(Minute);

            Assert.AreEqual(Result + "{\"id\":\"a\",\"ok\":true,\"rev\":2} q1", Bench.Mqtt.Last(Result));
            Assert.AreEqual(Asleep, Bench.Mqtt.Last(Status));
            Assert.IsTrue(Bench.Device.SleptMs <= 2 * Minute);
        }

        [TestMethod]
        public void Who_switches_it_off_has_a_node_that_stays_online()
        {
            Begin("");
            Doze();
            Bench.Mqtt.WaitsOn = Config;
            Bench.Mqtt.Waits = "{\"sleep\":false}";

            Bench.RunToSleep(3 * Minute);

            Assert.AreEqual(-1L, Bench.Device.SleptMs);
            Assert.AreEqual(LinkState.Online, Bench.Node.LinkState);
            Assert.AreEqual(Online, Bench.Mqtt.Last(Status));
        }

        [TestMethod]
        public void A_node_that_is_awake_can_be_told_to_sleep()
        {
            Bench.Begin("{\"broker\":\"b\",\"place\":\"p\"}");
            Bench.Run(0, 5000);

            Bench.Mqtt.Receive(Config, "{\"sleep\":true}");
            Bench.Run(5000, 30000);

            Assert.AreEqual(Asleep, Bench.Mqtt.Last(Status));
            Assert.IsTrue(Bench.Device.SleptMs > 0);
        }

        [TestMethod]
        public void It_stays_awake_for_as_long_as_it_is_asked_to()
        {
            Begin("");
            Doze();
            Bench.Mqtt.WaitsOn = Command;
            Bench.Mqtt.Waits = "{\"do\":\"stay\",\"for\":100}";

            long awakeMs = Bench.RunToSleep(3 * Minute);

            Assert.IsTrue(awakeMs >= 100000 && awakeMs < 130000);
            Assert.AreEqual(1, Bench.Mqtt.Count(Online));
            Assert.AreEqual(Asleep, Bench.Mqtt.Last(Status));
        }

        [TestMethod]
        public void Told_to_forget_it_clears_what_is_kept_and_does_not_wake_by_itself()
        {
            Begin("");
            Doze();
            Bench.Mqtt.WaitsOn = Command;
            Bench.Mqtt.Waits = "{\"do\":\"forget\",\"confirm\":\"node-a1b2c3\"}";

            Bench.RunToSleep(Minute);

            Assert.AreEqual(0L, Bench.Device.SleptMs);
            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/status  q1 retained"));
        }

        [TestMethod]
        public void An_alarm_stands_over_a_sleep_and_is_not_told_again()
        {
            Begin(",\"max_humidity\":10");

            Assert.AreEqual(1, Bench.Mqtt.Count("home/p/alarm [{"));

            Doze();

            Bench.RunToSleep(Minute);
            Assert.AreEqual(0, Bench.Mqtt.Count("home/p/alarm"));

            Bench.Sensor.Humidity = 50;
            Bench.Wake();
            Bench.RunToSleep(Minute);

            Assert.AreEqual("home/p/alarm [] q1 retained", Bench.Mqtt.Last("home/p/alarm"));
        }

        [TestMethod]
        public void With_a_battery_below_its_limit_it_says_so_and_sleeps_twice_as_long()
        {
            Begin(",\"min_battery\":20");
            Bench.Sensor.Battery = 50;
            Doze();
            Bench.RunToSleep(Minute);

            Assert.IsTrue(Bench.Device.SleptMs <= Minute);

            Bench.Sensor.Battery = 10;
            Bench.Wake();
            Bench.RunToSleep(Minute);

            Assert.Contains("[{\"quantity\":\"battery\",\"is\":\"low\",\"value\":10,", Bench.Mqtt.Last("home/p/alarm"));
            Assert.Contains("\"next_in\":120", Bench.Mqtt.Last("home/p/health"));
            Assert.AreEqual(Asleep, (string)Bench.Mqtt.Published[Bench.Mqtt.Published.Count - 1]);

            // The first sleep of another length ends anywhere in it: nodes whose batteries go together stay apart.
            Bench.Wake();
            long awakeMs = Bench.RunToSleep(Minute);
            Assert.IsTrue(Bench.Device.SleptMs + awakeMs > 2 * Minute - 1000 && Bench.Device.SleptMs <= 2 * Minute);

            Bench.Sensor.Battery = 60;
            Bench.Wake();
            Bench.RunToSleep(Minute);
            Assert.AreEqual("home/p/alarm [] q1 retained", Bench.Mqtt.Last("home/p/alarm"));
            Bench.Wake();
            Bench.RunToSleep(Minute);
            Assert.IsTrue(Bench.Device.SleptMs <= Minute);
        }

        [TestMethod]
        public void A_board_that_fails_again_and_again_before_it_sleeps_rests_first()
        {
            Begin("");
            Bench.RunToSleep(Minute);
            for (int start = 0; start <= SleepPlan.MostStarts; start++)
            {
                Assert.AreEqual(start == 0 ? Bench.Device.SleptMs : -1L, Bench.Device.SleptMs);
                Bench.Restart();
            }

            Assert.AreEqual((long)SleepPlan.RestMs, Bench.Device.SleptMs);
        }

        [TestMethod]
        public void A_power_cut_at_any_byte_of_what_it_writes_leaves_a_node_that_goes_on()
        {
            Begin("");
            int length = Bench.Store[StoreSlot.SleepA].Length;

            // The record grows by a byte now and then, as its numbers do.
            for (int cut = 0; cut < length + 4; cut++)
            {
                Doze();
                Bench.Store.Torn = (TornWrite)(cut % 5);
                Bench.Store.CutAfter = cut;
                Bench.RunToSleep(Minute);
                string before = Bench.Mqtt.Last(Reading);
                Bench.Store.CutAfter = -1;

                Bench.Restart();
                Assert.IsTrue(Bench.RunToSleep(Minute) < Minute);

                Assert.AreEqual(Asleep, Bench.Mqtt.Last(Status));
                Assert.AreNotEqual(before, Bench.Mqtt.Last(Reading));
            }
        }

        [TestMethod]
        public void A_record_that_cannot_be_written_makes_a_new_run_of_each_wake_and_no_rest()
        {
            Begin("");
            Bench.Store.FailsFrom = StoreSlot.SleepA;

            for (int wake = 0; wake < SleepPlan.MostStarts + 2; wake++)
            {
                Doze();
            }

            Bench.RunToSleep(Minute);

            Assert.Contains("{\"seq\":1,", Bench.Mqtt.Last(Reading));
            Assert.AreEqual(Asleep, Bench.Mqtt.Last(Status));
            Assert.IsTrue(Bench.Device.SleptMs <= Minute);
        }

        // A fresh board that has been awake once.
        private static void Begin(string more)
        {
            Bench.Begin("{\"broker\":\"b\",\"place\":\"p\",\"interval\":60,\"health\":86400,\"sleep\":true" + more + "}");
            Bench.RunToSleep(Minute);
        }

        private static void Doze()
        {
            Bench.RunToSleep(Minute);
            Bench.Wake();
        }
    }
}
