using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Bme280CalibrationTests
    {
        // Temperature and pressure: the example of the data sheet (BST-BMP280-DS001, 3.12). It has none for humidity: a usual part.
        private const string Low = "706B436718FC7D8E43D6D00B270B8C00F9FF8C3CF8C67017004B";
        private const string High = "6A0100132B031E";

        [TestMethod]
        public void Gives_what_the_example_of_the_data_sheet_gives()
        {
            Bme280Calibration calibration = Loaded(Low, High);

            Assert.AreEqual(251, calibration.Temperature(519888)); // 25.08 °C
            Assert.AreEqual(10065, calibration.Pressure(415148)); // 100653.27 Pa
        }

        // Expected values: the floating-point formulas of the data sheet (8.1), which are not those of the code.
        [TestMethod]
        [DataRow(400000, -126, 400000, 9737)]
        [DataRow(430000, -32, 430000, 9390)]
        [DataRow(600000, 501, 300000, 12530)]
        [DataRow(520000, 251, 340000, 11366)]
        public void Gives_what_the_other_formulas_of_the_data_sheet_give(int temperatureCount, int temperature, int pressureCount, int pressure)
        {
            Bme280Calibration calibration = Loaded(Low, High);

            Assert.AreEqual(temperature, calibration.Temperature(temperatureCount));
            Assert.AreEqual(pressure, calibration.Pressure(pressureCount));
        }

        [TestMethod]
        [DataRow(519888, 20000, 0)]
        [DataRow(519888, 26000, 320)]
        [DataRow(519888, 28000, 431)]
        [DataRow(519888, 32000, 654)]
        [DataRow(519888, 40000, 1000)]
        [DataRow(400000, 28000, 425)]
        [DataRow(430000, 24000, 218)]
        [DataRow(600000, 30000, 550)]
        public void Humidity_is_corrected_by_temperature_and_ends_at_0_and_100(int temperatureCount, int humidityCount, int humidity)
        {
            Bme280Calibration calibration = Loaded(Low, High);

            calibration.Temperature(temperatureCount);

            Assert.AreEqual(humidity, calibration.Humidity(humidityCount));
        }

        // As above, with a third number of humidity that is larger than any maker stores.
        [TestMethod]
        [DataRow(400000, 28000, 437)]
        [DataRow(519888, 30000, 545)]
        [DataRow(600000, 24000, 204)]
        public void Every_number_of_humidity_counts(int temperatureCount, int humidityCount, int humidity)
        {
            Bme280Calibration calibration = Loaded(Low, "6A01C8132B031E");

            calibration.Temperature(temperatureCount);

            Assert.AreEqual(humidity, calibration.Humidity(humidityCount));
        }

        [TestMethod]
        [DataRow("7D8E", 1048575)]
        [DataRow("0000", 415148)]
        public void A_pressure_that_cannot_be_is_none(string p1, int count)
        {
            Bme280Calibration calibration = new Bme280Calibration();
            calibration.Load(Bytes.Hex(Low.Substring(0, 12) + p1 + Low.Substring(16)), Bytes.Hex(High));
            calibration.Temperature(519888);

            Assert.AreEqual(-1, calibration.Pressure(count));
        }

        [TestMethod]
        public void Takes_the_sign_of_numbers_of_twelve_bits()
        {
            // H4 = -20, H5 = -7: without their sign the air would be dry, not wet.
            Bme280Calibration calibration = Loaded("456F6F683200828F75D6D00B441BFCFFF9FFAC260AD8BD10004B", "630100FE9CFF1E");

            Assert.AreEqual(237, calibration.Temperature(530000));
            Assert.AreEqual(1000, calibration.Humidity(20000));
        }

        [TestMethod]
        public void Refuses_a_part_without_calibration()
        {
            Assert.IsFalse(new Bme280Calibration().Load(new byte[Bme280Calibration.LowBytes], new byte[Bme280Calibration.HighBytes]), "");

            byte[] floating = new byte[Bme280Calibration.LowBytes];
            for (int i = 0; i < floating.Length; i++)
            {
                floating[i] = 0xFF;
            }

            Assert.IsFalse(new Bme280Calibration().Load(floating, new byte[Bme280Calibration.HighBytes]), "");
        }

        private static Bme280Calibration Loaded(string low, string high)
        {
            Bme280Calibration calibration = new Bme280Calibration();
            Assert.IsTrue(calibration.Load(Bytes.Hex(low), Bytes.Hex(high)), "");
            return calibration;
        }
    }
}
