using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>A part whose maker stored large numbers: each term of the formulas counts.</summary>
    [TestClass]
    public class Bme680CalibrationTests
    {
        private const string Low = "8C6764F0248EA7D76000E91A7CFFE25000001BF44FF41E";
        private const string Middle = "3F6A2C285064789CE3652DB7E112";
        private const string High = "32AA164B13";

        private static Bme680Calibration _calibration;

        // Expected values: the floating-point formulas of the data sheet (3.3), which are not those of the code.
        [TestMethod]
        [DataRow(300000, -368, 280000, 10108, 20000, 448)]
        [DataRow(380000, -118, 400000, 8612, 14000, 112)]
        [DataRow(420000, 8, 330000, 9959, 26000, 798)]
        [DataRow(560000, 455, 280000, 11602, 20000, 512)]
        [DataRow(640000, 713, 400000, 9846, 20000, 608)]
        public void Whole_numbers_agree_with_floating_point(int temperature, int tenths, int pressure, int pressureTenths, int humidity, int humidityTenths)
        {
            Load(Low, Middle, High);

            Near.Expect(tenths, _calibration.Temperature(temperature), 1);
            Near.Expect(pressureTenths, _calibration.Pressure(pressure), 1);
            Near.Expect(humidityTenths, _calibration.Humidity(humidity), 2);
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(30000, 1000)]
        [DataRow(65535, 1000)]
        public void Humidity_ends_at_0_and_100(int count, int expected)
        {
            Load(Low, Middle, High);
            _calibration.Temperature(480000);

            Assert.AreEqual(expected, _calibration.Humidity(count));
        }

        // The error of the ranges has four bits and a sign, which here are -8, 7 and -1.
        [TestMethod]
        [DataRow("80", 0, 0, 13197970)]
        [DataRow("80", 1023, 15, 175)]
        [DataRow("8F", 300, 6, 149357)]
        [DataRow("70", 300, 6, 147786)]
        [DataRow("70", 400, 9, 17011)]
        [DataRow("F0", 700, 2, 1753119)]
        [DataRow("F0", 512, 1, 4000000)]
        [DataRow("F0", 512, 3, 1000000)]
        [DataRow("F0", 512, 4, 499500)]
        [DataRow("F0", 512, 7, 63004)]
        [DataRow("F0", 512, 10, 7812)]
        [DataRow("F0", 512, 11, 3906)]
        [DataRow("F0", 512, 12, 1953)]
        [DataRow("F0", 512, 14, 488)]
        public void Gas_is_corrected_by_the_error_of_its_ranges(string error, int count, int range, int ohms)
        {
            Load(Low, Middle, "32AA164B" + error);

            Near.Expect(ohms, _calibration.Gas(count, range), ohms / 5000 + 1);
        }

        [TestMethod]
        [DataRow(8, "0000", false)]
        [DataRow(8, "FFFF", false)]
        [DataRow(8, "0100", true)]
        [DataRow(8, "FEFF", true)]
        public void A_part_that_gives_nothing_is_not_loaded(int at, string word, bool isLoaded)
        {
            string middle = Middle.Substring(0, 2 * at) + word + Middle.Substring(2 * at + 4);

            Assert.AreEqual(isLoaded, new Bme680Calibration().Load(Bytes.Hex(Low), Bytes.Hex(middle), Bytes.Hex(High)));
            Assert.IsFalse(new Bme680Calibration().Load(Bytes.Hex(WithP1("0000")), Bytes.Hex(middle), Bytes.Hex(High)));
        }

        [TestMethod]
        [DataRow("248E", 1048575)]
        [DataRow("0040", 0)]
        [DataRow("0000", 330000)]
        public void A_pressure_that_cannot_be_is_none(string p1, int count)
        {
            _calibration = new Bme680Calibration();
            _calibration.Load(Bytes.Hex(WithP1(p1)), Bytes.Hex(Middle), Bytes.Hex(High));
            _calibration.Temperature(480000);

            Assert.AreEqual(-1, _calibration.Pressure(count));
        }

        private static string WithP1(string word) => Low.Substring(0, 8) + word + Low.Substring(12);

        private static void Load(string low, string middle, string high)
        {
            _calibration = new Bme680Calibration();
            Assert.IsTrue(_calibration.Load(Bytes.Hex(low), Bytes.Hex(middle), Bytes.Hex(high)));
        }
    }
}
