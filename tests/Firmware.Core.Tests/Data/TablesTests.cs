using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class TablesTests
    {
        [TestMethod]
        public void Every_quantity_has_a_row_of_its_own()
        {
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                QuantityDefinition row = QuantityTable.Get(quantity);

                Assert.IsTrue(row.Name.Length > 0 && row.Step > 0 && row.Minimum < row.Maximum, row.Name);
                for (int other = 0; other < quantity; other++)
                {
                    Assert.AreNotEqual(row.Name, QuantityTable.Get(other).Name);
                }
            }
        }

        [TestMethod]
        public void Every_sensor_has_a_row_of_its_own_and_measures_something()
        {
            for (int kind = SensorKind.None + 1; kind < SensorKind.Count; kind++)
            {
                SensorDefinition row = SensorTable.Get(kind);

                Assert.IsTrue(row.Name.Length > 0 && row.PaceMs > 0, row.Name);
                Assert.IsTrue(row.Quantities > 0 && row.Quantities < 1 << Quantity.Count, row.Name);
                for (int other = SensorKind.None + 1; other < kind; other++)
                {
                    Assert.AreNotEqual(row.Name, SensorTable.Get(other).Name);
                }
            }
        }

        [TestMethod]
        public void Every_kind_of_sensor_fits_into_its_bits()
        {
            Assert.IsTrue(SensorKind.Count <= 1 << SensorKind.Bits, "");
            Assert.IsTrue(Quantity.Count * SensorKind.Bits <= 64);
        }

        [TestMethod]
        [DataRow(Quantity.Humidity, 1001, 1000)]
        [DataRow(Quantity.Humidity, -1, 0)]
        [DataRow(Quantity.Humidity, 482, 482)]
        [DataRow(Quantity.Temperature, -3000, -2731)]
        [DataRow(Quantity.Pressure, -5, 0)]
        public void A_value_stays_within_what_there_can_be(int quantity, int value, int expected)
        {
            Assert.AreEqual(expected, QuantityTable.Limit(quantity, value));
        }

        // A constant that moved would read the settings of another one.
        [TestMethod]
        public void Every_quantity_has_its_settings()
        {
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                string name = QuantityTable.TopicOf(quantity);

                Assert.AreEqual("deadband_" + name, SettingsTable.Get(Setting.Deadband + quantity).Key);
                Assert.AreEqual("offset_" + name, SettingsTable.Get(Setting.Offset + quantity).Key);
                Assert.AreEqual("min_" + name, SettingsTable.Get(Setting.LowerLimit + quantity).Key);
                Assert.AreEqual("max_" + name, SettingsTable.Get(Setting.UpperLimit + quantity).Key);
            }
        }
    }
}
