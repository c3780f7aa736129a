using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>The less usual ways of a link: over a sleep, with topics that it does not need, to brokers that retain nothing.</summary>
    [TestClass]
    public class LinkWaysTests
    {
        private const string Status = "home/livingroom/status";

        private static FakeMqttLink _mqtt;
        private static FakeLog _log;
        private static Link _link;

        [TestMethod]
        public void A_session_that_the_broker_kept_is_online_without_a_word()
        {
            Begin(null);
            Assert.IsFalse(_link.Resume(0));
            _link.Tick(0);

            Assert.IsTrue(_link.Resume(5));

            Assert.IsTrue(_link.IsOnline);
            Assert.IsTrue(_link.IsConnected);
            Assert.AreEqual(1, _link.History.Connects);
            Assert.AreEqual(0, _mqtt.Published.Count);
            Assert.IsNull(_link.Status.Word);
            Assert.AreEqual((long)(5 + Link.StableMs), _link.Tick(6));
            _link.RepeatStatus(7);
            Assert.AreEqual(0, _mqtt.Published.Count);
        }

        [TestMethod]
        public void What_was_said_on_an_earlier_connection_is_not_said_on_this_one()
        {
            Begin(null);
            GoOnline(0);
            _link.Published(LastId(), true, 1);
            Assert.IsTrue(_link.Status.IsAcknowledged);
            _mqtt.Takes = false;
            _link.RepeatStatus(2);
            _link.Down(LinkReason.Lost, 3);
            _mqtt.Takes = true;
            _link.Tick(Next());

            Assert.IsTrue(_link.Resume(100000));

            Assert.IsNull(_link.Status.Word);
            Assert.IsFalse(_link.Status.IsAcknowledged);
            Assert.AreEqual((long)(100000 + Link.StableMs), Next());
        }

        [TestMethod]
        public void A_link_that_holds_makes_no_attempt_until_it_starts()
        {
            Begin(null);
            _link.Hold();

            Assert.AreEqual(long.MaxValue, _link.Tick(1000000));
            Assert.AreEqual(0, _mqtt.Opened);

            _link.Start(1000000);
            _link.Tick(1000000);
            Assert.AreEqual(1, _mqtt.Opened);
        }

        [TestMethod]
        [DataRow(true, 1, 0)]
        [DataRow(false, 0, 1)]
        public void The_end_is_a_goodbye_only_if_the_broker_has_the_last_word(bool isSaid, int closed, int abandoned)
        {
            Begin(null);
            GoOnline(0);

            _link.End(isSaid);

            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
            Assert.IsTrue(_link.IsLeaving);
            Assert.AreEqual(closed, _mqtt.Closed);
            Assert.AreEqual(abandoned, _mqtt.Abandoned);
            Assert.AreEqual(long.MaxValue, _link.Tick(1000000));
        }

        [TestMethod]
        [DataRow((int)LinkReason.NoNetwork, true)]
        [DataRow((int)LinkReason.NoClock, true)]
        [DataRow((int)LinkReason.Refused, false)]
        public void A_board_that_has_just_woken_waits_for_network_and_clock_in_short_steps(int reason, bool isComingUp)
        {
            Begin(null);
            _link.IsHasty = true;
            _link.Tick(0);
            _link.Down((LinkReason)reason, 1);
            int hasty = _log.LastPauseMs;

            Begin(null);
            _link.Tick(0);
            _link.Down((LinkReason)reason, 1);
            int usual = _log.LastPauseMs;

            Assert.AreEqual(isComingUp, _link.IsComingUp);
            Assert.AreEqual(isComingUp ? Link.HastePauseMs : usual, hasty);
            Assert.AreNotEqual(Link.HastePauseMs, usual);
        }

        [TestMethod]
        public void Topics_that_are_not_needed_come_first_and_their_answer_does_not_matter()
        {
            string[] more = { "all/config" };
            Begin(more);
            _link.Tick(0);
            _link.Connected(1);
            Assert.AreSame(more, _mqtt.Early);
            Assert.IsNull(_mqtt.Subscriptions);

            Assert.IsFalse(_link.Subscribed(false, 2));

            Assert.IsNotNull(_mqtt.Subscriptions);
            Assert.AreEqual((int)LinkState.Subscribing, (int)_link.State);
            Assert.IsTrue(_link.IsConnected);
            Assert.IsTrue(_link.Subscribed(true, 3));
            Assert.AreEqual((int)LinkState.Online, (int)_link.State);
        }

        [TestMethod]
        public void A_broker_that_closes_the_connection_over_them_is_not_asked_again()
        {
            Begin(new string[] { "all/config" });
            _link.Tick(0);
            _link.Connected(1);
            Assert.IsNotNull(_link.Connection.MoreSubscriptions);

            _link.Down(LinkReason.Lost, 2);

            Assert.IsNull(_link.Connection.MoreSubscriptions);
        }

        [TestMethod]
        public void A_broker_that_never_answers_a_retained_will_is_asked_without_in_turns()
        {
            Begin(null);
            _link.Tick(0);
            Assert.IsTrue(_link.Connection.IsWillRetained);

            _link.Down(LinkReason.Lost, 1);
            Assert.IsFalse(_link.Connection.IsWillRetained);

            _link.Tick(Next());
            _link.Down(LinkReason.Lost, 2);
            Assert.IsTrue(_link.Connection.IsWillRetained);

            // One that says why it refuses would say so here too.
            _link.Tick(Next());
            _link.Down(LinkReason.NotAuthorized, 3);
            Assert.IsTrue(_link.Connection.IsWillRetained);
        }

        [TestMethod]
        public void A_broker_that_answers_only_without_a_retained_will_is_left()
        {
            Begin(null);
            _link.Tick(0);
            _link.Down(LinkReason.Lost, 1);
            _link.Tick(Next());
            Assert.IsFalse(_link.Resume(2));

            _link.Connected(2);

            Assert.AreEqual((int)LinkReason.NoRetain, (int)_link.Reason);
            Assert.AreEqual((int)LinkState.Waiting, (int)_link.State);
            Assert.AreEqual(1, _mqtt.Closed);
            Assert.IsTrue(_link.Connection.IsWillRetained);
        }

        [TestMethod]
        public void A_broker_that_has_held_a_link_retains()
        {
            Begin(null);
            GoOnline(0);
            _link.Down(LinkReason.Lost, 1);
            Assert.IsTrue(_link.Connection.IsWillRetained);

            _link.Tick(Next());
            _link.Down(LinkReason.Lost, 2);

            Assert.IsTrue(_link.Connection.IsWillRetained);
        }

        [TestMethod]
        public void A_word_counts_when_its_own_message_is_acknowledged()
        {
            Begin(null);
            GoOnline(0);
            int first = LastId();

            _link.Published(first + 1, true, 1);
            Assert.IsFalse(_link.Status.IsAcknowledged);

            _link.RepeatStatus(2);
            _link.Published(first, true, 3);
            Assert.IsFalse(_link.Status.IsAcknowledged);

            _link.Published(LastId(), true, 4);
            Assert.IsTrue(_link.Status.IsAcknowledged);

            _link.Status.Publish(StatusTopic.Asleep, 5);
            Assert.IsFalse(_link.Status.IsAcknowledged);
            Assert.AreSame(StatusTopic.Asleep, _link.Status.Word);
        }

        [TestMethod]
        public void A_word_is_said_again_only_while_online()
        {
            Begin(null);
            GoOnline(0);
            _link.Down(LinkReason.Lost, 1);

            _link.RepeatStatus(2);

            Assert.AreEqual(1, _mqtt.Count(Status));
        }

        [TestMethod]
        public void A_leave_that_is_not_for_good_connects_again_at_once()
        {
            Begin(null);
            GoOnline(0);
            _link.BeginLeave(1000, null, false);
            Assert.IsTrue(_link.IsLeaving);

            _link.Published(LastId(), true, 1100);

            Assert.IsFalse(_link.IsLeaving);
            Assert.AreEqual((int)LinkState.Waiting, (int)_link.State);
            Assert.AreEqual(1, _mqtt.Closed);
            _link.Tick(1100);
            Assert.AreEqual(2, _mqtt.Opened);
        }

        [TestMethod]
        public void A_second_leave_can_make_it_for_good()
        {
            Begin(null);
            GoOnline(0);
            _link.BeginLeave(1000, null, false);
            int said = _mqtt.Published.Count;

            _link.BeginLeave(1050, null, true);

            Assert.AreEqual(said, _mqtt.Published.Count);
            _link.Published(LastId(), true, 1100);
            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
        }

        [TestMethod]
        public void Topics_are_cleared_as_the_client_has_room_and_the_last_acknowledgement_ends_it()
        {
            Begin(null);
            GoOnline(0);
            _mqtt.Acknowledge(true);
            _mqtt.Room = 1;
            _link.BeginLeave(1000, new string[] { "a", "b" }, true);
            Assert.AreEqual(1, _mqtt.Count("a  q1 retained"));
            Assert.AreEqual(0, _mqtt.Count("b"));
            int first = LastId();
            _mqtt.Acknowledge(true);

            _link.Published(first, true, 1001);
            Assert.AreEqual((int)LinkState.Leaving, (int)_link.State);
            _link.Tick(1002);

            Assert.AreEqual(1, _mqtt.Count("b  q1 retained"));
            Assert.AreEqual(1, _mqtt.Count(Status));
            _link.Published(LastId(), true, 1003);
            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
            Assert.AreEqual(1, _mqtt.Closed);
        }

        [TestMethod]
        public void A_goodbye_that_is_given_up_is_left_to_the_will()
        {
            Begin(null);
            GoOnline(0);
            _link.BeginLeave(1000, null, true);

            _link.Published(LastId(), false, 1001);

            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
            Assert.AreEqual(0, _mqtt.Closed);
            Assert.AreEqual(1, _mqtt.Abandoned);
        }

        private static void Begin(string[] more)
        {
            _mqtt = new FakeMqttLink { Answers = false, Acknowledges = false };
            _log = new FakeLog();
            MqttConnection connection = Connections.To("broker");
            connection.MoreSubscriptions = more;
            _link = new Link(_mqtt, _log, new Backoff(1), connection);
            _link.Start(0);
        }

        private static void GoOnline(long nowMs)
        {
            _link.Tick(nowMs);
            _link.Connected(nowMs);
            _link.Subscribed(true, nowMs);
        }

        private static int LastId() => (int)_mqtt.Unacknowledged[_mqtt.Unacknowledged.Count - 1];

        // At the beginning of time nothing is due: this only asks.
        private static long Next() => _link.Tick(long.MinValue);
    }
}
