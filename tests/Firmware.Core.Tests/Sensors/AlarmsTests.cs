using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>The list of alarms by itself: what it says, and when it is told again.</summary>
    [TestClass]
    public class AlarmsTests
    {
        private const string Topic = "home/p/alarm";
        private const string None = Topic + " [] q1 retained";
        private const string High = Topic + " [{\"quantity\":\"humidity\",\"is\":\"high\",\"value\":60.5,\"since\":\"2023-11-14T22:13:20Z\"}] q1 retained";

        private static FakeMqttLink _mqtt;
        private static FakeClock _clock;
        private static LimitSet _limits;
        private static Alarms _alarms;
        private static Topics _topics;

        [TestMethod]
        public void Nothing_is_told_before_every_limit_was_judged()
        {
            Begin();
            _alarms.CameOnline();

            Assert.IsFalse(_alarms.AreDue);
            Tick(0);
            Assert.AreEqual(0, _mqtt.Published.Count);

            Judge(200, 500, 0);
            Assert.IsTrue(_alarms.AreDue);
            Assert.AreEqual(long.MaxValue, Tick(0));
            Assert.AreEqual(None, _mqtt.Last(Topic));
        }

        [TestMethod]
        public void A_list_waits_for_its_own_acknowledgement()
        {
            Told();
            Assert.IsTrue(_alarms.AreDue);

            _alarms.Published(Id() + 1, true);
            Assert.IsTrue(_alarms.AreDue);

            _alarms.Published(Id(), true);
            Assert.IsFalse(_alarms.AreDue);
            Tick(1000);
            Assert.AreEqual(1, _mqtt.Published.Count);
        }

        [TestMethod]
        public void What_changes_meanwhile_is_told_after_it()
        {
            Told();
            Judge(200, 500, 1000);

            Tick(1000);
            Assert.AreEqual(1, _mqtt.Published.Count);

            _alarms.Published(Id(), true);
            Tick(2000);
            Assert.AreEqual(2, _mqtt.Published.Count);
            Assert.AreEqual(None, _mqtt.Last(Topic));
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void What_was_given_up_is_told_again(bool isVoid)
        {
            Told();

            if (isVoid)
            {
                _alarms.IdsVoid();
            }
            else
            {
                _alarms.Published(Id(), false);
            }

            Assert.IsTrue(_alarms.AreDue);
            Tick(1000);
            Assert.AreEqual(2, _mqtt.Published.Count);
            Assert.AreEqual(High, _mqtt.Last(Topic));
        }

        [TestMethod]
        public void Ids_that_are_void_are_no_news_when_none_was_under_way()
        {
            Told();
            _alarms.Published(Id(), true);

            _alarms.IdsVoid();

            Assert.IsFalse(_alarms.AreDue);
        }

        [TestMethod]
        public void A_news_stays_one_when_ids_are_void_and_when_it_is_acknowledged()
        {
            Told();
            Judge(200, 500, 1000);

            _alarms.IdsVoid();
            Tick(1000);

            Assert.AreEqual(None, _mqtt.Last(Topic));
        }

        [TestMethod]
        public void What_the_client_does_not_take_is_still_to_be_told()
        {
            Begin();
            Judge(200, 605, 0);
            _mqtt.Takes = false;
            Tick(0);
            Assert.IsTrue(_alarms.AreDue);

            _mqtt.Takes = true;
            Tick(1000);

            Assert.AreEqual(High, _mqtt.Last(Topic));
        }

        [TestMethod]
        public void Each_alarm_says_what_is_known_of_it()
        {
            Begin();
            _limits.Use(With(400, 600));
            Fail();
            Fail();
            Judge(405, Reading.None, 0);

            Tick(0);

            Assert.AreEqual(
                Topic + " [{\"quantity\":\"temperature\",\"is\":\"high\",\"value\":40.5,\"since\":\"2023-11-14T22:13:20Z\"},"
                + "{\"quantity\":\"humidity\",\"is\":\"unknown\",\"value\":null,\"since\":\"2023-11-14T22:13:20Z\"}] q1 retained",
                _mqtt.Last(Topic));
        }

        [TestMethod]
        public void An_alarm_from_before_the_clock_was_known_is_told_again_with_its_time()
        {
            Begin();
            _clock.UnixSeconds = 0;
            Judge(200, 605, 5000);

            Assert.AreEqual(7000L, Tick(6000));
            Assert.Contains("\"since\":null}]", _mqtt.Last(Topic));
            _alarms.Published(Id(), true);
            Assert.AreEqual(8000L, Tick(7000));
            Assert.AreEqual(1, _mqtt.Published.Count);

            _clock.UnixSeconds = 1700000010;
            Assert.AreEqual(long.MaxValue, Tick(15000));
            Assert.AreEqual(2, _mqtt.Published.Count);
            Assert.AreEqual(High, _mqtt.Last(Topic));
        }

        [TestMethod]
        public void An_alarm_of_either_kind_ends_beyond_the_hysteresis()
        {
            Begin();
            Settings settings = new Settings();
            settings.SetNumber(Setting.LowerLimit + Quantity.Humidity, 300);
            settings.SetNumber(Setting.UpperLimit + Quantity.Humidity, 600);
            _limits.Use(settings);
            Limit limit = _limits.Of(Quantity.Humidity);

            Stands(limit, 299, LimitState.Low);
            Stands(limit, 319, LimitState.Low);
            Stands(limit, 320, LimitState.Well);
            Stands(limit, 301, LimitState.Well);
            Stands(limit, 601, LimitState.High);
            Stands(limit, 581, LimitState.High);
            Stands(limit, 580, LimitState.Well);
        }

        [TestMethod]
        public void Settings_that_leave_a_limit_leave_its_alarm()
        {
            Told();
            Settings settings = With(Setting.Unset, 600);
            settings.SetNumber(Setting.Interval, 10);

            _limits.Use(settings);

            Assert.AreEqual((int)LimitState.High, (int)_limits.Of(Quantity.Humidity).State);
            Assert.IsFalse(_limits.IsNews);
        }

        [TestMethod]
        public void Two_that_come_or_go_at_once_are_news_like_one()
        {
            Begin();
            _limits.Use(With(400, 600));
            Reading reading = new Reading();
            reading.Set(500, 700, Reading.None);
            Assert.IsTrue(_limits.Judge(reading));
            _limits.IsNews = false;

            _limits.Use(new Settings());

            Assert.IsTrue(_limits.IsNews);
            Assert.AreEqual(0, _limits.Count);
        }

        private static void Stands(Limit limit, int humidity, LimitState expected)
        {
            Judge(200, humidity, 0);

            Assert.AreEqual((int)expected, (int)limit.State, humidity.ToString());
        }

        private static void Begin()
        {
            _mqtt = new FakeMqttLink { Acknowledges = false };
            _clock = new FakeClock { UnixSeconds = 1700000000 };
            _limits = new LimitSet();
            _limits.Use(With(Setting.Unset, 600));
            _alarms = new Alarms(_mqtt, _clock, new ByteWriter(512), _limits);
            _topics = new Topics("home", "p", "homeassistant", "node-a1b2c3");
        }

        private static void Told()
        {
            Begin();
            Judge(200, 605, 0);
            Tick(0);
            Assert.AreEqual(High, _mqtt.Last(Topic));
        }

        private static Settings With(int temperature, int humidity)
        {
            Settings settings = new Settings();
            settings.SetNumber(Setting.UpperLimit + Quantity.Temperature, temperature);
            settings.SetNumber(Setting.UpperLimit + Quantity.Humidity, humidity);
            return settings;
        }

        private static void Judge(int temperature, int humidity, long nowMs)
        {
            Reading reading = new Reading { TakenAtMs = nowMs, TakenAtUnixSeconds = _clock.UnixSeconds };
            reading.Set(temperature, humidity, Reading.None);
            _limits.Judge(reading);
        }

        private static void Fail()
        {
            Reading reading = new Reading { TakenAtUnixSeconds = _clock.UnixSeconds };
            reading.Fail(Quality.Timeout);
            _limits.Judge(reading);
        }

        private static int Id() => (int)_mqtt.Unacknowledged[_mqtt.Unacknowledged.Count - 1];

        private static long Tick(long nowMs) => _alarms.Tick(nowMs, _topics);
    }
}
