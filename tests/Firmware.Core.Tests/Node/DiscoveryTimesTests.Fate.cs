using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // What becomes of an announcement that is not taken, not heard, or lost with the link.
    public partial class DiscoveryTimesTests
    {
        [TestMethod]
        public void What_the_client_does_not_take_goes_out_after_a_pause()
        {
            Asked();
            _mqtt.Takes = false;
            _discovery.Subscribed(3000);
            Tick(3000);
            _discovery.Subscribed(3000);

            Assert.AreEqual((long)(3000 + Settled), Tick(3000));
            Assert.IsTrue(_discovery.IsSettled(3000 + Settled - Discovery.SpreadMs - 1));

            _mqtt.Takes = true;
            Tick(3000 + Settled - 1);
            Assert.AreEqual(0, _mqtt.Published.Count);
            Tick(3000 + Settled);
            Assert.AreEqual(1, _mqtt.Published.Count);
        }

        [TestMethod]
        public void With_too_little_memory_it_waits_a_minute()
        {
            Asked();
            _device.FreeBytes = 0;
            _discovery.Subscribed(3000);
            Tick(3000);
            _discovery.Subscribed(3000);

            Assert.AreEqual((long)(3000 + Discovery.MemoryPauseMs), Tick(3000));
        }

        [TestMethod]
        public void What_the_broker_has_is_not_sent_again()
        {
            Heard();
            _discovery.SettingsChanged(20000);

            Assert.AreEqual(long.MaxValue, Tick(20000 + Settled));
            Assert.AreEqual(1, _mqtt.Published.Count);
        }

        [TestMethod]
        public void It_waits_for_the_broker_to_bring_it_back()
        {
            Told();

            Assert.AreEqual((long)(3000 + Discovery.AnswerLimitMs), Tick(3001));
            Assert.IsFalse(_discovery.IsSettled(3001));
        }

        [TestMethod]
        public void Home_assistants_call_is_answered_some_time_later()
        {
            Heard();
            Assert.IsTrue(_discovery.IsSettled(20000));

            Call(20000);
            long due = Tick(20000);

            Assert.IsTrue(due > 20000 && due <= 20000 + Discovery.SpreadMs);
            Assert.IsFalse(_discovery.IsSettled(20000));
            Assert.AreEqual(1, _mqtt.Published.Count);
            Tick(due);
            Assert.AreEqual(2, _mqtt.Published.Count);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void What_the_link_took_with_it_goes_out_again_although_the_broker_has_the_same(bool calledAgain)
        {
            Heard();
            Call(20000);
            Tick(20000 + Discovery.SpreadMs);
            if (calledAgain)
            {
                Call(31000);
            }

            _discovery.Lost(32000);
            Reconnect(40000);

            Assert.AreEqual(3, _mqtt.Published.Count);
        }

        [TestMethod]
        public void What_the_link_took_with_it_goes_out_again_as_soon_as_the_broker_answers()
        {
            Told();
            _discovery.Lost(4000);
            _discovery.CameOnline(10000, true);

            Answered(10000 + Settled);

            Assert.AreEqual(2, _mqtt.Published.Count);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void An_announcement_that_may_have_been_cleared_goes_out_again(bool isVoid)
        {
            Heard();
            TurnOff(20000);
            if (isVoid)
            {
                _discovery.IdsVoid();
            }
            else
            {
                Assert.IsFalse(_discovery.Published((int)_mqtt.Unacknowledged[0], false, 20000));
            }

            TurnOn(20000);
            Tick(20000 + Settled - 1);
            Assert.AreEqual(2, _mqtt.Published.Count);
            Tick(20000 + Settled);
            Assert.AreEqual(3, _mqtt.Published.Count);
        }

        [TestMethod]
        public void A_clear_that_was_given_up_is_tried_again()
        {
            Heard();
            TurnOff(20000);

            _discovery.Published((int)_mqtt.Unacknowledged[0], false, 30000);

            Assert.AreEqual((long)(30000 + Settled), Tick(30000));
            Tick(30000 + Settled);
            Assert.AreEqual(3, _mqtt.Published.Count);
        }

        [TestMethod]
        [DataRow(true, 1)]
        [DataRow(false, 0)]
        public void What_an_earlier_run_left_is_taken_away_when_it_is_off(bool wasAnnounced, int cleared)
        {
            if (wasAnnounced)
            {
                Heard();
            }

            Create(wasAnnounced ? _run : NewRun());

            _discovery.Start(_topics);
            _discovery.CameOnline(0, true);
            _settings.SetNumber(Setting.Discovery, 0);
            Tick(0);
            Tick(Settled);

            Assert.AreEqual(cleared, _mqtt.Published.Count);
        }

        [TestMethod]
        public void A_forgotten_announcement_is_not_there()
        {
            Heard();
            Assert.AreEqual((int)AnnouncementState.Kept, (int)_discovery.State);

            _discovery.Forget();

            Assert.AreEqual((int)AnnouncementState.None, (int)_discovery.State);
        }

        [TestMethod]
        public void The_answer_to_another_subscription_changes_nothing()
        {
            Begin();

            _discovery.Subscribed(100);

            Assert.AreEqual((long)Settled, Tick(100));
        }

        [TestMethod]
        public void A_question_of_an_earlier_connection_is_over()
        {
            Asked();
            _discovery.Lost(3000);
            _discovery.CameOnline(10000, true);

            _discovery.Subscribed(10100);

            Assert.AreEqual((long)(10000 + Settled), Tick(10100));
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void Answers_between_two_lost_connections_are_no_cause_for_peace(bool isTold)
        {
            if (isTold)
            {
                Heard();
            }
            else
            {
                Asked();
                _discovery.Subscribed(3000);
            }

            _discovery.Lost(10000);
            _discovery.CameOnline(20000, true);
            Tick(20000 + Settled);
            _discovery.Lost(30000);
            _discovery.CameOnline(40000, true);

            Assert.AreEqual((long)(40000 + Settled), Tick(40000));
        }

        [TestMethod]
        public void It_is_not_settled_right_after_the_link_came_up()
        {
            Begin();

            Assert.IsFalse(_discovery.IsSettled(0));
            Assert.IsFalse(_discovery.IsSettled(Settled - Discovery.SpreadMs));
            Assert.IsTrue(_discovery.IsSettled(Settled - Discovery.SpreadMs - 1));
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void After_a_sleep_it_need_not_listen_to_home_assistant_anew(bool wasOn)
        {
            Begin();
            _settings.SetNumber(Setting.Discovery, wasOn ? 1 : 0);
            _discovery.Resume(_topics, _settings);
            _settings.SetNumber(Setting.Discovery, 1);

            Tick(Settled);

            Assert.AreEqual(wasOn ? _topics.Announcement : _topics.Births[0], _mqtt.Early[0]);
        }

        private static void Heard()
        {
            Told();
            _discovery.Published(Announcement.EchoId, true, 3100);
        }

        private static void TurnOff(long nowMs)
        {
            _settings.SetNumber(Setting.Discovery, 0);
            _discovery.SettingsChanged(nowMs - Settled);
            Tick(nowMs);
        }

        private static void TurnOn(long nowMs)
        {
            _settings.SetNumber(Setting.Discovery, 1);
            _discovery.SettingsChanged(nowMs);
        }

        private static void Reconnect(long nowMs)
        {
            _discovery.CameOnline(nowMs, true);
            Tick(nowMs + Settled);
            Tick(nowMs + Settled + Discovery.AnswerLimitMs);
            Tick(nowMs + Settled + 2 * Discovery.AnswerLimitMs);
        }
    }
}
