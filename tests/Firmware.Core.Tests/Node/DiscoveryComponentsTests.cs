using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>The components that depend on what is measured and on the settings, to the letter.</summary>
    [TestClass]
    public class DiscoveryComponentsTests
    {
        private const string Id = "\"uniq_id\":\"node-a1b2c3_";
        private const string Tracker
            = "\"position\":{\"p\":\"device_tracker\"," + Id + "position\",\"name\":\"Position\",\"src_type\":\"gps\",\"val_tpl\":\"None\",";
        private const int Place = (1 << Quantity.Latitude) | (1 << Quantity.Longitude);

        [TestMethod]
        public void Latitude_and_longitude_are_one_tracker()
        {
            Settings settings = new Settings();

            string message = Message(settings, Place, 1000);

            Assert.Contains(Tracker + "\"json_attr_t\":\"home/p/reading\",\"json_attr_tpl\":\"{{value}}\"},", message);
            Assert.DoesNotContains("latitude\":{\"p\"", message);
            Assert.DoesNotContains("longitude\":{\"p\"", message);
        }

        [TestMethod]
        public void A_tracker_of_plain_values_takes_them_apart()
        {
            Settings settings = new Settings();
            settings.SetNumber(Setting.Payload, Setting.PayloadValues);

            string message = Message(settings, Place, 1000);

            Assert.Contains(
                Tracker + "\"json_attr_t\":\"home/p/position\",\"json_attr_tpl\":\"{\\\"latitude\\\":{{value.split(',')[0]}},"
                + "\\\"longitude\\\":{{value.split(',')[1]}}}\"},",
                message);
        }

        [TestMethod]
        public void A_tracker_that_is_none_is_removed()
        {
            string message = Message(new Settings(), 1 << Quantity.Temperature, 1000);

            Assert.Contains(",\"position\":{\"p\":\"device_tracker\"},", message);
            Assert.DoesNotContains("\"latitude\"", message);
            Assert.DoesNotContains("\"longitude\"", message);
        }

        [TestMethod]
        public void Each_quantity_that_is_measured_has_its_sensor_and_no_other()
        {
            for (int measured = 0; measured < Quantity.Count; measured++)
            {
                string message = Message(new Settings(), 1 << measured, 1000);

                for (int quantity = 0; quantity < Quantity.Count; quantity++)
                {
                    QuantityDefinition row = QuantityTable.Get(quantity);
                    bool isInTracker = QuantityTable.TopicOf(quantity) == Leaf.Position;
                    bool isThere = message.IndexOf("\"" + row.Name + "\":{\"p\":\"sensor\"," + Id + row.Name + "\",") >= 0;
                    bool isRemoved = message.IndexOf("\"" + row.Name + "\":{\"p\":\"sensor\"},") >= 0;

                    Assert.AreEqual(quantity == measured && !isInTracker, isThere, row.Name);
                    Assert.AreEqual(quantity != measured && !isInTracker, isRemoved, row.Name);
                }
            }
        }

        [TestMethod]
        public void A_sensor_has_a_name_where_its_class_says_too_little()
        {
            string message = Message(new Settings(), Quantity.All, 1000);

            Assert.Contains("\"dev_cla\":\"voltage\",\"unit_of_meas\":\"V\",\"stat_cla\"", message);
            Assert.Contains("\"unit_of_meas\":\"Ω\",\"name\":\"Gas resistance\",\"stat_cla\"", message);
            for (int quantity = Quantity.Probe; quantity < Quantity.Latitude; quantity++)
            {
                QuantityDefinition row = QuantityTable.Get(quantity);

                Assert.Contains("\"unit_of_meas\":\"" + row.Unit + "\",\"name\":\"" + row.Title + "\",\"stat_cla\"", message);
            }
        }

        [TestMethod]
        [DataRow(Setting.LowerLimit)]
        [DataRow(Setting.UpperLimit)]
        public void A_limit_of_either_kind_is_a_problem_sensor(int kind)
        {
            for (int limited = 0; limited < Quantity.Count; limited++)
            {
                Settings settings = new Settings();
                settings.SetNumber(kind + limited, 1);

                string message = Message(settings, Quantity.All, 1000);

                for (int quantity = 0; quantity < Quantity.Count; quantity++)
                {
                    QuantityDefinition row = QuantityTable.Get(quantity);
                    string key = row.Name + "_limit";
                    string rest = quantity != limited ? "},"
                        : "," + Id + key + "\",\"stat_t\":\"home/p/alarm\",\"dev_cla\":\"problem\",\"val_tpl\":\"{{'ON' if '\\\"" + row.Name
                        + "\\\"' in value else 'OFF'}}\",\"name\":\"" + row.Title + " limit\"},";

                    Assert.Contains("\"" + key + "\":{\"p\":\"binary_sensor\"" + rest, message);
                }
            }
        }

        [TestMethod]
        [DataRow(60, 1000, false, 210)]
        [DataRow(60, 1000, true, 225)]
        [DataRow(1, 2001, false, 39)]
        [DataRow(1, 2000, false, 36)]
        [DataRow(2, 1, false, 36)]
        public void A_value_expires_by_the_interval_that_the_part_allows(int interval, int paceMs, bool sleeps, int seconds)
        {
            Settings settings = new Settings();
            settings.SetNumber(Setting.Interval, interval);
            settings.SetNumber(Setting.Sleep, sleeps ? 1 : 0);

            string message = Message(settings, 1 << Quantity.Humidity, paceMs);

            Assert.Contains("\"exp_aft\":" + seconds.ToString() + "},", message);
        }

        [TestMethod]
        public void Only_a_node_that_sleeps_is_available_while_it_says_asleep()
        {
            const string Awake = "\"avty_t\":\"home/p/status\",\"stat_t\"";
            const string Asleep = "\"avty_t\":\"home/p/status\",\"avty_tpl\":\"{{'offline' if value=='offline' else 'online'}}\",\"stat_t\"";
            Settings settings = new Settings();
            Assert.Contains(Awake, Message(settings, 1, 1000));

            settings.SetNumber(Setting.Sleep, 1);

            Assert.Contains(Asleep, Message(settings, 1, 1000));
        }

        private static string Message(Settings settings, int measured, int paceMs)
        {
            DiscoveryMessage message = new DiscoveryMessage(new NodeOptions { Id = "node-a1b2c3" }, new FakeDevice());
            message.Open(new ByteWriter(512), new Topics("home", "p", "homeassistant", "node-a1b2c3"), settings, measured, paceMs);
            byte[] bytes = message.ToBytes(message.Measure(out _));
            return Bytes.Text(bytes, 0, bytes.Length);
        }
    }
}
