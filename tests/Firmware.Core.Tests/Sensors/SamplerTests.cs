using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>When a sample is taken, and whether it is worth sending, by itself.</summary>
    [TestClass]
    public class SamplerTests
    {
        private const int PaceMs = 2000;

        private static FakeSensor _sensor;
        private static Configuration _configuration;
        private static Sampler _sampler;

        [TestMethod]
        public void Without_a_limit_only_regular_samples_are_taken()
        {
            Begin(60, PaceMs);
            Start();

            Assert.AreEqual(60000L, Tick(0, true));
            Assert.AreEqual(60000L, Tick(59999, false));
            Assert.AreEqual(1, _sensor.Reads);
            Assert.AreEqual(120000L, Tick(60000, true));
            Assert.AreEqual(2, _sensor.Reads);
        }

        [TestMethod]
        public void A_part_that_needs_longer_is_asked_less_often()
        {
            Begin(1, PaceMs);
            Start();

            Assert.AreEqual((long)PaceMs, Tick(0, true));
            Assert.AreEqual((long)PaceMs, _sampler.PeriodMs(Settings));
        }

        [TestMethod]
        public void A_limit_is_watched_every_ten_seconds_and_nothing_is_sent_while_all_is_well()
        {
            Begin(3600, PaceMs);
            Limit(Quantity.Humidity);
            Start();

            Assert.AreEqual((long)Sampler.WatchMs, Tick(0, true));
            Assert.AreEqual((long)Sampler.WatchMs, Tick(Sampler.WatchMs - 1, false));
            Assert.AreEqual(1, _sensor.Reads);
            Assert.AreEqual(2L * Sampler.WatchMs, Tick(Sampler.WatchMs, false));
            Assert.AreEqual(2, _sensor.Reads);
            Assert.AreEqual(1, _sampler.Reading.Sequence);
        }

        [TestMethod]
        public void What_crosses_a_limit_in_between_is_sent_whatever_the_deadband()
        {
            Begin(3600, PaceMs);
            Limit(Quantity.Humidity);
            Settings.SetNumber(Setting.Deadband + Quantity.Humidity, 500);
            Settings.SetNumber(Setting.Deadband + Quantity.Temperature, 200);
            Start();
            Tick(0, true);
            _sensor.Humidity = 700;

            Tick(Sampler.WatchMs, true);

            Assert.AreEqual(2, _sampler.Reading.Sequence);
            Assert.AreEqual(Reading.AllQuantities, _sampler.Reading.Passing);
            Tick(2 * Sampler.WatchMs, false);
        }

        [TestMethod]
        [DataRow(PaceMs, PaceMs)]
        [DataRow(30000, 30000)]
        public void A_new_limit_is_looked_at_as_soon_as_the_part_can(int paceMs, int atMs)
        {
            Begin(3600, paceMs);
            Limit(Quantity.Humidity);
            Start();
            Tick(0, true);

            _sampler.SettingsChanged(1000, Settings);

            Assert.AreEqual((long)atMs, Tick(1000, false));
            Assert.AreEqual((long)atMs + (paceMs > Sampler.WatchMs ? paceMs : Sampler.WatchMs), Tick(atMs, false));
            Assert.AreEqual(2, _sensor.Reads);
        }

        [TestMethod]
        [DataRow(12, 10000)]
        [DataRow(11, 11000)]
        public void A_sample_in_between_leaves_the_part_its_time_before_the_regular_one(int interval, int nextMs)
        {
            Begin(interval, PaceMs);
            Limit(Quantity.Humidity);
            Start();

            Assert.AreEqual((long)nextMs, Tick(0, true));
        }

        [TestMethod]
        public void What_is_asked_for_comes_now_unless_the_next_is_near()
        {
            Begin(60, PaceMs);
            Start();
            Tick(0, true);

            _sampler.Request(50000, 10000);
            Tick(50000, false);
            Assert.AreEqual(1, _sensor.Reads);

            _sampler.Request(50000, 9999);
            Tick(50000, true);
            Assert.AreEqual(2, _sensor.Reads);
            Assert.AreEqual(60000L, _sampler.NextMs);
        }

        [TestMethod]
        public void What_has_hardly_changed_is_not_sent_and_not_counted()
        {
            Begin(60, PaceMs);
            Settings.SetNumber(Setting.Deadband + Quantity.Humidity, 5);
            Settings.SetNumber(Setting.Deadband + Quantity.Temperature, 5);
            Start();
            Tick(0, true);

            Tick(60000, false);

            Assert.AreEqual(2, _sensor.Reads);
            Assert.AreEqual(1, _sampler.Reading.Sequence);
            Assert.AreEqual(2, _sampler.CountOf(Quality.Ok));
        }

        [TestMethod]
        [DataRow(false, 60000)]
        [DataRow(true, 120000)]
        public void With_a_low_battery_a_node_that_sleeps_takes_every_second_sample(bool sleeps, int nextMs)
        {
            Begin(60, PaceMs);
            _sensor.Battery = 20;
            Settings.SetNumber(Setting.LowerLimit + Quantity.Battery, 30);
            Settings.SetNumber(Setting.Sleep, sleeps ? 1 : 0);
            Start();

            Tick(0, true);

            Assert.AreEqual((long)nextMs, _sampler.NextMs);
            Assert.AreEqual((long)nextMs, _sampler.PeriodMs(Settings));
        }

        [TestMethod]
        public void After_a_sleep_it_goes_on_with_the_sample_that_is_due()
        {
            Begin(60, PaceMs);
            Start();

            _sampler.Resume(90000, Settings);

            Assert.AreEqual(90000L, _sampler.NextMs);
            Tick(89999, false);
            Tick(90000, true);
            Assert.AreEqual(150000L, _sampler.NextMs);
        }

        [TestMethod]
        public void Samples_go_on_counting_over_a_sleep()
        {
            ByteWriter bytes = new ByteWriter(128);
            Begin(60, PaceMs);
            _sensor.Quality = Quality.Timeout;
            Start();
            Assert.IsFalse(_sampler.HasRead);
            Tick(0, true);
            Assert.IsTrue(_sampler.HasRead);
            _sampler.Keep(Memo.Write(bytes));
            _sampler = new Sampler(_sensor, new FakeClock());

            _sampler.Keep(Memo.Read(bytes));

            Assert.IsTrue(_sampler.HasRead);
            Assert.AreEqual(1, _sampler.Reading.Sequence);
            Assert.AreEqual(1, _sampler.CountOf(Quality.Timeout));
            Assert.AreEqual(0, _sampler.CountOf(Quality.Ok));
        }

        private static Settings Settings => _configuration.Current;

        private static void Begin(int interval, int paceMs)
        {
            _sensor = new FakeSensor { PaceMs = paceMs };
            _configuration = new Configuration(
                new FakeStore(), new byte[SettingsRecord.BufferBytes], new ByteWriter(SettingsRecord.BufferBytes), new ByteWriter(PendingReply.MaxBytes),
                new WriteBudget(0));
            _configuration.Load(new byte[SettingsRecord.BufferBytes]);
            Settings.SetNumber(Setting.Interval, interval);
        }

        private static void Limit(int quantity) => Settings.SetNumber(Setting.UpperLimit + quantity, 600);

        private static void Start()
        {
            _sampler = new Sampler(_sensor, new FakeClock());
            _sampler.Start(0, 1, Settings);
        }

        private static long Tick(long nowMs, bool isNew)
        {
            long next = _sampler.Tick(nowMs, _configuration, out bool was);

            Assert.AreEqual(isNew, was, nowMs.ToString());
            return next;
        }
    }
}
