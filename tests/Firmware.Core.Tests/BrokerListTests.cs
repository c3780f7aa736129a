using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class BrokerListTests
    {
        [TestMethod]
        [DataRow("", 1)]
        [DataRow("one", 1)]
        [DataRow("one,two:1884", 2)]
        [DataRow("one,two,three", 3)]
        public void Commas_stand_between_brokers(string list, int count)
        {
            Assert.AreEqual(count, BrokerList.Count(list));
        }

        [TestMethod]
        [DataRow(0, "one", 1883)]
        [DataRow(1, "192.168.1.10", 1884)]
        [DataRow(2, "fe80::1", 1883)]
        [DataRow(3, "four", 65535)]
        public void A_broker_without_a_port_of_its_own_has_the_common_one(int index, string host, int port)
        {
            int found = 1883;
            Assert.AreEqual(host, BrokerList.Get("one,192.168.1.10:1884,fe80::1,four:65535", index, ref found));
            Assert.AreEqual(port, found);
        }

        [TestMethod]
        public void An_attempt_that_fails_moves_on_and_a_round_ends_where_it_began()
        {
            MqttConnection connection = Connection("one,two:1884,three");
            Assert.AreEqual("one", connection.Host);
            Assert.IsTrue(connection.MoveOn());
            Assert.AreEqual("two", connection.Host);
            Assert.AreEqual(1884, connection.Port);
            Assert.IsTrue(connection.MoveOn());
            Assert.AreEqual("three", connection.Host);
            Assert.AreEqual(1883, connection.Port);
            Assert.IsFalse(connection.MoveOn());
            Assert.AreEqual("one", connection.Host);
        }

        [TestMethod]
        public void After_a_broker_that_was_online_every_other_one_is_tried_again()
        {
            MqttConnection connection = Connection("one,two");
            Assert.IsTrue(connection.MoveOn());
            connection.Held();
            Assert.IsTrue(connection.MoveOn());
            Assert.AreEqual("one", connection.Host);
            Assert.IsFalse(connection.MoveOn());
        }

        [TestMethod]
        public void Other_settings_leave_the_node_where_it_is_and_another_list_begins_anew()
        {
            MqttConnection connection = Connection("one,two");
            connection.MoveOn();
            Take(connection, "one,two");
            Assert.AreEqual("two", connection.Host);
            Take(connection, "one,two,three");
            Assert.AreEqual("one", connection.Host);
        }

        private static MqttConnection Connection(string brokers)
        {
            MqttConnection connection = new MqttConnection();
            Take(connection, brokers);
            return connection;
        }

        private static void Take(MqttConnection connection, string brokers)
        {
            Settings settings = new Settings();
            settings.SetText(Setting.Broker, brokers);
            connection.Use(settings, new Topics("home", "p", "homeassistant", "n"), new NodeOptions { Id = "n" });
        }
    }
}
