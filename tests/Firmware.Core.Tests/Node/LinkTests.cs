using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class LinkTests
    {
        private static FakeMqttLink _mqtt;
        private static FakeLog _log;
        private static Link _link;
        private static MqttEvent _event;

        [TestMethod]
        public void Says_online_only_after_the_subscription_is_acknowledged()
        {
            Begin(false);
            _link.Tick(0);

            Happen(MqttEventKind.Connected, 0, true, 10);

            Assert.AreEqual(0, _mqtt.Published.Count);
            Assert.AreEqual("home/livingroom/config", _mqtt.Subscriptions[0]);

            Happen(MqttEventKind.Subscribed, 0, true, 20);
            Assert.AreEqual("home/livingroom/status online q1 retained", (string)_mqtt.Published[0]);
            Assert.IsTrue(_link.IsOnline);
        }

        [TestMethod]
        public void A_refused_subscription_is_no_online()
        {
            Begin(false);
            _link.Tick(0);
            Happen(MqttEventKind.Connected, 0, true, 10);

            Happen(MqttEventKind.Subscribed, 0, false, 20);

            Assert.AreEqual(0, _mqtt.Published.Count);
            Assert.AreEqual((int)LinkReason.SubscriptionRefused, (int)_link.Reason);
            Assert.AreEqual((int)LinkState.Waiting, (int)_link.State);
            Assert.AreEqual(1, _mqtt.Abandoned);
        }

        [TestMethod]
        public void A_broker_that_never_answers_is_given_up_after_15_seconds()
        {
            Begin(false);
            _link.Tick(0);

            _link.Tick(14999);

            Assert.AreEqual((int)LinkState.Connecting, (int)_link.State);

            _link.Tick(15000);
            Assert.AreEqual((int)LinkReason.NoConnack, (int)_link.Reason);
            Assert.AreEqual(1, _mqtt.Abandoned);
        }

        [TestMethod]
        public void A_subscription_that_is_never_answered_is_given_up_after_10_seconds()
        {
            Begin(false);
            _link.Tick(0);
            Happen(MqttEventKind.Connected, 0, true, 100);

            _link.Tick(10099);

            Assert.AreEqual((int)LinkState.Subscribing, (int)_link.State);

            _link.Tick(10100);
            Assert.AreEqual((int)LinkReason.NoSuback, (int)_link.Reason);
        }

        [DataRow((int)LinkReason.BadProtocol)]
        [DataRow((int)LinkReason.IdRejected)]
        [DataRow((int)LinkReason.ServerUnavailable)]
        [DataRow((int)LinkReason.BadCredentials)]
        [DataRow((int)LinkReason.NotAuthorized)]
        [DataRow((int)LinkReason.NoNetwork)]
        [DataRow((int)LinkReason.NameNotResolved)]
        [DataRow((int)LinkReason.Refused)]
        [DataRow((int)LinkReason.Tls)]
        [TestMethod]
        public void Each_way_to_fail_is_told_and_pauses(int reason)
        {
            Begin(false);
            _link.Tick(0);

            Happen(MqttEventKind.Failed, reason, false, 5);

            Assert.AreEqual(reason, (int)_link.Reason);
            Assert.AreEqual(reason, (int)_log.LastReason);
            Assert.AreEqual((int)LinkState.Waiting, (int)_link.State);
            Assert.IsTrue(_log.LastPauseMs >= 0 && _log.LastPauseMs <= Backoff.BaseMs, "");
            Assert.AreEqual(5 + _log.LastPauseMs, Next());
        }

        [TestMethod]
        public void Without_a_broker_it_says_so_and_does_not_connect()
        {
            Begin(false);
            _mqtt.Connection = null;
            Link link = Create("");
            link.Start(0);

            link.Tick(0);

            Assert.AreEqual((int)LinkReason.NoBroker, (int)link.Reason);
            Assert.AreEqual(0, _mqtt.Opened);
        }

        [TestMethod]
        public void Pauses_grow_until_the_link_was_up_for_a_minute()
        {
            Begin(false);
            long now = 0;
            int longest = 0;
            for (int i = 0; i < 40; i++)
            {
                now = Next();
                _link.Tick(now);
                Happen(MqttEventKind.Connected, 0, true, now);
                Happen(MqttEventKind.Subscribed, 0, true, now);

                // Up, but not for a minute: whoever drops us now shall not be hammered.
                now += 59000;
                Happen(MqttEventKind.Lost, (int)LinkReason.Lost, false, now);
                longest = _log.LastPauseMs > longest ? _log.LastPauseMs : longest;
                Assert.IsTrue(_log.LastPauseMs <= Backoff.CapMs);
            }

            Assert.IsTrue(longest > Backoff.CapMs / 2);

            _link.Tick(Next());
            Happen(MqttEventKind.Connected, 0, true, now);
            Happen(MqttEventKind.Subscribed, 0, true, now);
            _link.Tick(Next());
            Happen(MqttEventKind.Lost, (int)LinkReason.Lost, false, now + 60001);
            Assert.IsTrue(_log.LastPauseMs <= Backoff.SpreadMs);
        }

        [TestMethod]
        public void Online_is_said_again_when_the_client_gave_it_up()
        {
            Online();
            _mqtt.Acknowledges = false;

            _link.RepeatStatus(100);

            Assert.AreEqual(2, _mqtt.Count("home/livingroom/status online"));

            Happen(MqttEventKind.Published, (int)_mqtt.Unacknowledged[0], false, 3000);
            Assert.AreEqual(3, _mqtt.Count("home/livingroom/status online"));

            Happen(MqttEventKind.Published, (int)_mqtt.Unacknowledged[1], true, 3100);
            Assert.AreEqual(3, _mqtt.Count("home/livingroom/status online"));
        }

        [TestMethod]
        public void Online_is_said_later_when_the_client_does_not_take_it_now()
        {
            Online();
            _mqtt.Takes = false;

            _link.RepeatStatus(100);

            Assert.AreEqual(100 + StatusTopic.RepeatMs, Next());

            _mqtt.Takes = true;
            _link.Tick(Next());
            Assert.AreEqual(2, _mqtt.Count("home/livingroom/status online"));
            Assert.AreEqual(Link.StableMs, Next());
        }

        [TestMethod]
        public void A_link_that_is_lost_soon_after_every_connect_was_taken_over()
        {
            Begin(false);
            for (int i = 0; i < LinkHistory.ShortLives; i++)
            {
                Assert.AreNotEqual((int)LinkReason.TakenOver, (int)_link.Reason);
                LiveFor(2000);
            }

            Assert.AreEqual((int)LinkReason.TakenOver, (int)_link.Reason);

            // A broker that was away in between explains it otherwise.
            _link.Tick(Next());
            Happen(MqttEventKind.Failed, (int)LinkReason.Refused, false, Next());
            LiveFor(2000);
            Assert.AreEqual((int)LinkReason.Lost, (int)_link.Reason);
        }

        [TestMethod]
        public void Leaves_only_after_offline_is_acknowledged()
        {
            Online();
            _mqtt.Acknowledges = false;

            _link.BeginLeave(1000, null, true);

            Assert.AreEqual("home/livingroom/status offline q1 retained", _mqtt.Last("home/livingroom/status"));
            Assert.AreEqual(0, _mqtt.Closed);

            Happen(MqttEventKind.Published, (int)_mqtt.Unacknowledged[0], true, 1100);
            Assert.AreEqual(1, _mqtt.Closed);
            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
        }

        [TestMethod]
        public void Without_the_acknowledgement_the_last_will_has_to_speak()
        {
            Online();
            _mqtt.Acknowledges = false;
            _link.BeginLeave(1000, null, true);

            _link.Tick(1000 + Link.LeaveLimitMs);

            Assert.AreEqual(0, _mqtt.Closed);
            Assert.AreEqual(1, _mqtt.Abandoned);
            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
        }

        [TestMethod]
        public void The_last_will_is_offline_on_the_status_topic()
        {
            Online();

            Assert.AreEqual("home/livingroom/status", _mqtt.Connection.WillTopic);
            Assert.AreEqual("offline", _mqtt.Connection.WillPayload);
        }

        [TestMethod]
        public void The_link_of_these_tests_drops_its_ids_before_it_reports_a_loss()
        {
            Begin(false);

            _mqtt.Lose();

            Assert.IsTrue(_mqtt.TryTake(_event, true));
            Assert.AreEqual((int)MqttEventKind.Dropped, (int)_event.Kind);
            Assert.IsTrue(_mqtt.TryTake(_event, true));
            Assert.AreEqual((int)MqttEventKind.Lost, (int)_event.Kind);
        }

        private static void Online()
        {
            Begin(false);
            _link.Tick(0);
            Happen(MqttEventKind.Connected, 0, true, 0);
            Happen(MqttEventKind.Subscribed, 0, true, 0);
        }

        private static void LiveFor(long milliseconds)
        {
            long now = Next();
            _link.Tick(now);
            Happen(MqttEventKind.Connected, 0, true, now);
            Happen(MqttEventKind.Subscribed, 0, true, now);
            Happen(MqttEventKind.Lost, (int)LinkReason.Lost, false, now + milliseconds);
        }

        // At the beginning of time nothing is due: this only asks.
        private static long Next() => _link.Tick(long.MinValue);

        private static void Begin(bool answers)
        {
            _mqtt = new FakeMqttLink { Answers = answers };
            _log = new FakeLog();
            _event = new MqttEvent();
            _link = Create("broker");
            _link.Start(0);
        }

        private static Link Create(string host) => new Link(_mqtt, _log, new Backoff(1), Connections.To(host));

        private static void Happen(MqttEventKind kind, int value, bool ok, long nowMs)
        {
            _mqtt.Put(kind, value, ok);
            while (_mqtt.TryTake(_event, true))
            {
                switch (_event.Kind)
                {
                    case MqttEventKind.Connected:
                        _link.Connected(nowMs);
                        break;
                    case MqttEventKind.Subscribed:
                        _link.Subscribed(_event.Granted, nowMs);
                        break;
                    case MqttEventKind.Published:
                        _link.Published(_event.MessageId, _event.Acknowledged, nowMs);
                        break;
                    case MqttEventKind.Failed:
                    case MqttEventKind.Lost:
                        _link.Down(_event.Reason, nowMs);
                        break;
                }
            }
        }
    }
}
