using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>How a link ends, and what is not listened to any more.</summary>
    [TestClass]
    public class LinkEndTests
    {
        private static FakeMqttLink _mqtt;
        private static FakeLog _log;
        private static Link _link;

        [TestMethod]
        public void The_time_without_a_link_is_counted_from_the_start_and_from_the_leaving()
        {
            Begin(5000);

            Assert.AreEqual(1000L, _link.History.DowntimeMs(6000));

            GoOnline(6000);
            Assert.AreEqual(1000L, _link.History.DowntimeMs(9000));
            Assert.AreEqual(1, _link.History.Connects);

            _link.BeginLeave(10000, null, true);
            Assert.AreEqual(1500L, _link.History.DowntimeMs(10500));
        }

        [TestMethod]
        public void Each_state_is_told()
        {
            Begin(0);

            _link.Tick(0);

            Assert.AreEqual((int)LinkState.Connecting, (int)_log.LastState);

            _link.Connected(1);
            Assert.AreEqual((int)LinkState.Subscribing, (int)_log.LastState);

            _link.Subscribed(true, 2);
            Assert.AreEqual((int)LinkState.Online, (int)_log.LastState);

            _link.BeginLeave(3, null, true);
            Assert.AreEqual((int)LinkState.Leaving, (int)_log.LastState);
        }

        [TestMethod]
        public void An_answer_to_a_subscription_that_nobody_waits_for_is_no_online()
        {
            Begin(0);

            Assert.IsFalse(_link.Subscribed(true, 5));
            Assert.AreEqual((int)LinkState.Waiting, (int)_link.State);
            Assert.AreEqual(0, _mqtt.Published.Count);
        }

        [TestMethod]
        public void A_node_that_was_never_online_leaves_without_a_word_and_once()
        {
            Begin(0);
            _link.Tick(0);

            _link.BeginLeave(1, null, true);

            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
            Assert.AreEqual(1, _mqtt.Abandoned);
            Assert.AreEqual(0, _mqtt.Closed);
            Assert.AreEqual(0, _mqtt.Published.Count);

            _link.BeginLeave(2, null, false);
            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
            Assert.AreEqual(1, _mqtt.Abandoned);
        }

        [TestMethod]
        public void A_loss_after_the_end_changes_nothing()
        {
            Begin(0);
            _link.BeginLeave(1, null, true);

            _link.Down(LinkReason.Lost, 2);

            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
            Assert.AreEqual(long.MaxValue, _link.Tick(100000));
            Assert.AreEqual(0, _mqtt.Opened);
        }

        [TestMethod]
        public void A_second_loss_does_not_lengthen_the_pause()
        {
            Begin(0);
            _link.Tick(0);
            _link.Down(LinkReason.Refused, 10);
            long next = _link.Tick(long.MinValue);

            _link.Down(LinkReason.Lost, 500);

            Assert.AreEqual(next, _link.Tick(long.MinValue));
            Assert.AreEqual((int)LinkReason.Refused, (int)_link.Reason);
        }

        [TestMethod]
        public void A_connection_that_goes_before_the_goodbye_is_acknowledged_is_left_to_the_will()
        {
            Begin(0);
            GoOnline(0);

            _link.BeginLeave(10, null, true);

            Assert.AreEqual((int)LinkState.Leaving, (int)_link.State);

            _link.Down(LinkReason.Lost, 20);
            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
            Assert.AreEqual((int)LinkReason.Lost, (int)_link.Reason);
            Assert.AreEqual(0, _mqtt.Closed);
        }

        [TestMethod]
        public void The_acknowledgement_of_something_else_is_not_that_of_the_goodbye()
        {
            Begin(0);
            GoOnline(0);
            _link.BeginLeave(10, null, true);

            _link.Published(999, true, 20);

            Assert.AreEqual((int)LinkState.Leaving, (int)_link.State);

            _link.Published((int)_mqtt.Unacknowledged[_mqtt.Unacknowledged.Count - 1], true, 30);
            Assert.AreEqual((int)LinkState.Left, (int)_link.State);
            Assert.AreEqual(1, _mqtt.Closed);
        }

        [TestMethod]
        public void The_port_of_the_command_line_goes_with_its_broker_and_that_of_the_settings_with_theirs()
        {
            Settings settings = new Settings();
            settings.SetText(Setting.Broker, "there");
            settings.SetNumber(Setting.Port, 2000);
            MqttConnection connection = new MqttConnection();

            connection.Use(
                settings, new Topics("home", "livingroom", "homeassistant", "node"), new NodeOptions { Id = "node", Broker = "here", BrokerPort = 1999 });

            Assert.AreEqual("here", connection.Host);
            Assert.AreEqual(1999, connection.Port);

            connection.Use(settings, new Topics("home", "livingroom", "homeassistant", "node"), new NodeOptions { Id = "node" });
            Assert.AreEqual("there", connection.Host);
            Assert.AreEqual(2000, connection.Port);
        }

        private static void GoOnline(long nowMs)
        {
            _link.Tick(nowMs);
            _link.Connected(nowMs);
            _link.Subscribed(true, nowMs);
        }

        private static void Begin(long nowMs)
        {
            _mqtt = new FakeMqttLink { Answers = false, Acknowledges = false };
            _log = new FakeLog();
            _link = new Link(_mqtt, _log, new Backoff(1), Connections.To("broker"));
            _link.Start(nowMs);
        }
    }
}
