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
        [DataRow("[::1]:1884", "::1", 1884)]
        [DataRow("[fe80::1]", "fe80::1", 1883)]
        [DataRow("::1", "::1", 1883)]
        [DataRow("", "", 1883)]
        public void An_IPv6_address_with_a_port_stands_in_brackets(string list, string host, int port)
        {
            int found = 1883;

            Assert.AreEqual(host, BrokerList.Get(list, 0, ref found));
            Assert.AreEqual(port, found);
        }

        [TestMethod]
        [DataRow("[::1]:1884", true)]
        [DataRow("[::1]", true)]
        [DataRow("one,[::1]:1884,two", true)]
        [DataRow("[::1]:65535", true)]
        [DataRow("[::1]:1090", true)]
        [DataRow("[:1", false)]
        [DataRow("[::1]:0", false)]
        [DataRow("[::1]:655350", false)]
        [DataRow("[::1]:1x", false)]
        [DataRow("[::1]1:84", false)]
        [DataRow("one:655350", false)]
        [DataRow("[::1]:65536", false)]
        [DataRow("[::1]:", false)]
        [DataRow("[::1]1884", false)]
        [DataRow("[::1", false)]
        [DataRow("::1]", false)]
        [DataRow("[[::1]]", false)]
        [DataRow("[]", false)]
        [DataRow("[one]:1884", false)]
        [DataRow("[::1]:18:84", false)]
        public void Brackets_hold_an_IPv6_address_and_nothing_else(string list, bool valid)
        {
            byte[] data = Bytes.Of(list);

            Assert.AreEqual(valid, BrokerList.IsValid(data, 0, data.Length));
        }

        [TestMethod]
        public void The_address_of_a_connection_is_that_of_a_URI()
        {
            Assert.AreEqual("[::1]:1884", Connection("[::1]:1884").Address);
            Assert.AreEqual("one:1883", Connection("one").Address);
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
