using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>When discovery does what, by itself: to the millisecond, and when it wants to be called next.</summary>
    [TestClass]
    public partial class DiscoveryTimesTests
    {
        private const int Settled = Discovery.SettleMs;

        private static FakeMqttLink _mqtt;
        private static FakeDevice _device;
        private static RunRecord _run;
        private static Settings _settings;
        private static Topics _topics;
        private static Discovery _discovery;

        [TestMethod]
        public void It_asks_when_the_link_has_settled_and_no_sooner()
        {
            Begin();

            Assert.AreEqual((long)Settled, Tick(Settled - 1));
            Assert.IsNull(_mqtt.Early);
            Assert.AreEqual((long)(Settled + Discovery.AnswerLimitMs), Tick(Settled));
            Assert.AreSame(_topics.Births, _mqtt.Early);
        }

        [TestMethod]
        public void Home_assistants_call_during_the_question_keeps_its_own_time()
        {
            Asked();
            Call(2500);
            long due = Tick(2500);

            _discovery.Subscribed(2600);

            Assert.AreEqual(due, Tick(2600));
            Assert.IsTrue(due >= 2500 && due <= 2500 + Discovery.SpreadMs);
        }

        [TestMethod]
        public void A_broker_that_answers_no_question_is_told_all_the_same()
        {
            Asked();

            Tick(Settled + Discovery.AnswerLimitMs);
            Tick(Settled + 2 * Discovery.AnswerLimitMs - 1);

            Assert.AreEqual(0, _mqtt.Published.Count);

            Tick(Settled + 2 * Discovery.AnswerLimitMs);
            Assert.AreEqual(1, _mqtt.Published.Count);
        }

        [TestMethod]
        public void What_is_under_way_is_not_sent_twice()
        {
            Told();
            Call(3000);

            Tick(3000 + Discovery.SpreadMs);

            Assert.AreEqual(1, _mqtt.Published.Count);
        }

        [TestMethod]
        public void Only_a_message_of_home_assistant_is_taken()
        {
            Begin();
            MqttEvent message = new MqttEvent { Topic = _topics.Status, Payload = new byte[0] };

            Assert.IsFalse(_discovery.Handle(message, _topics, 0));

            message.Topic = _topics.Births[0];
            Assert.IsTrue(_discovery.Handle(message, _topics, 0));
        }

        [TestMethod]
        public void Connections_that_are_lost_while_nothing_is_asked_are_no_answer()
        {
            Told();
            _discovery.Published(Announcement.EchoId, true, 3100);

            for (int i = 0; i < 2 * Discovery.Cuts; i++)
            {
                _discovery.Lost(4000);
                _discovery.CameOnline(5000, true);
            }

            Assert.AreEqual((long)(5000 + Settled), Tick(5000));
        }

        [TestMethod]
        public void Connections_that_are_lost_while_it_is_asked_give_a_day_of_peace()
        {
            Begin();

            for (int i = 1; i <= Discovery.Cuts; i++)
            {
                Tick(i * 10000 + Settled);
                _discovery.Lost(i * 10000 + 3000);
                _discovery.CameOnline(i * 10000 + 10000, true);
            }

            long rest = Discovery.Cuts * 10000 + 3000L + Discovery.RestMs;

            Assert.AreEqual(rest + Settled, Tick(Discovery.Cuts * 10000 + 10000));

            _discovery.SettingsChanged(50000);
            Assert.AreEqual((long)(50000 + Settled), Tick(50000));
        }

        // A broker that takes no message of this size closes the connection, too.
        [TestMethod]
        public void Connections_that_are_lost_over_the_announcement_give_a_day_of_peace()
        {
            Begin();
            for (int i = 1; i <= Discovery.Cuts; i++)
            {
                Answered(i * 10000 + Settled);
                Assert.AreEqual(i, _mqtt.Published.Count);

                _discovery.Lost(i * 10000 + 4000);
                _discovery.CameOnline(i * 10000 + 10000, true);
            }

            long rest = Discovery.Cuts * 10000 + 4000L + Discovery.RestMs;

            Assert.AreEqual(rest + Settled, Tick(Discovery.Cuts * 10000 + 10000));
        }

        [TestMethod]
        public void Switched_off_there_is_nothing_to_do()
        {
            Begin();
            _settings.SetNumber(Setting.Discovery, 0);

            Assert.AreEqual(long.MaxValue, Tick(Settled));
            Assert.AreEqual(0, _mqtt.Published.Count);
        }

        private static void Begin()
        {
            Create(NewRun());
            _discovery.CameOnline(0, false);
            Tick(0);
        }

        private static RunRecord NewRun() => new RunRecord(new FakeStore(), new byte[64], new ByteWriter(64));

        private static void Create(RunRecord run)
        {
            _mqtt = new FakeMqttLink { Acknowledges = false };
            _device = new FakeDevice();
            _run = run;
            _settings = new Settings();
            _topics = new Topics("home", "p", "homeassistant", "node-a1b2c3");
            _discovery = new Discovery(new NodeOptions { Id = "node-a1b2c3", Seed = 7 }, _mqtt, _device, run);
        }

        private static void Asked()
        {
            Begin();
            Tick(Settled);
        }

        private static void Told()
        {
            Begin();
            Answered(3000);
        }

        // First whether Home Assistant is there, then what the broker has kept of the node: it answers both at once, and the announcement goes out.
        private static void Answered(long nowMs)
        {
            Tick(nowMs);
            _discovery.Subscribed(nowMs);
            Tick(nowMs);
            _discovery.Subscribed(nowMs);
            Tick(nowMs);
        }

        private static void Call(long nowMs)
        {
            byte[] online = ByteWriter.BytesOf("online");
            _discovery.Handle(new MqttEvent { Topic = _topics.Births[0], Payload = online, Length = online.Length }, _topics, nowMs);
        }

        private static long Tick(long nowMs) => _discovery.Tick(nowMs, new ByteWriter(512), _topics, _settings, 1, 1000);
    }
}
