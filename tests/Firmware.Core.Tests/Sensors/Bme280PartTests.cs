using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Bme280PartTests
    {
        private static FakeRegisters _registers;
        private static Bme280Part _part;
        private static Reading _reading;

        [TestMethod]
        public void Measures_in_forced_mode_with_humidity_set_before()
        {
            Begin();

            Read(Quality.Ok);

            Assert.AreEqual(251, _reading.Values[Quantity.Temperature]);
            Assert.AreEqual(431, _reading.Values[Quantity.Humidity]);
            Assert.AreEqual(10065, _reading.Values[Quantity.Pressure]);
            Assert.AreEqual("E0=B6 F2=01 F4=25 ", _registers.Written);

            Read(Quality.Ok);
            Assert.AreEqual("E0=B6 F2=01 F4=25 F4=25 ", _registers.Written);
        }

        [TestMethod]
        public void A_bmp280_is_used_as_one()
        {
            Begin();
            _registers.Values[0xD0] = 0x58;

            Read(Quality.Ok);

            Assert.AreEqual(SensorKind.Bmp280, _part.Kind);
            Assert.AreEqual(251, _reading.Values[Quantity.Temperature]);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Humidity]);
            Assert.AreEqual(10065, _reading.Values[Quantity.Pressure]);
            Assert.AreEqual("E0=B6 F4=25 ", _registers.Written);
        }

        [TestMethod]
        [DataRow(0x00)]
        [DataRow(0x61)]
        [DataRow(0xFF)]
        public void Nothing_is_written_to_another_part(int chipId)
        {
            Begin();
            _registers.Values[0xD0] = (byte)chipId;

            Read(Quality.Absent);

            Assert.AreEqual("", _registers.Written);
        }

        [TestMethod]
        public void No_transfer_may_fail()
        {
            // Chip id, reset, status, calibration twice, humidity, measure, status, data.
            for (int good = 0; good < 9; good++)
            {
                Begin();
                _registers.GoodTransfers = good;
                _part.Read(_reading);
                Assert.AreNotEqual((int)Quality.Ok, (int)_reading.Quality);
                Assert.AreEqual(Reading.None, _reading.Values[Quantity.Temperature]);
            }

            Begin();
            _registers.GoodTransfers = 9;
            Read(Quality.Ok);
        }

        [TestMethod]
        public void A_part_that_was_unplugged_is_begun_anew()
        {
            Begin();
            Read(Quality.Ok);
            _registers.Connected = false;
            Read(Quality.Absent);
            _registers.Connected = true;
            _registers.Written = "";

            Read(Quality.Ok);

            Assert.AreEqual("E0=B6 F2=01 F4=25 ", _registers.Written);
        }

        [TestMethod]
        public void A_measurement_that_never_ends_is_a_timeout()
        {
            Begin();
            _registers.Values[0xF3] = 0x08;

            Read(Quality.Timeout);

            Assert.IsTrue(_registers.PausedMs <= 60);
        }

        [TestMethod]
        public void What_was_not_measured_is_no_value()
        {
            Begin();
            _registers.Measure(0x80000, 415148, 28000);
            Read(Quality.Timeout);
            _registers.Measure(519888, 0x80000, 28000);
            Read(Quality.Timeout);
            _registers.Measure(519888, 415148, 0x8000);
            Read(Quality.Timeout);
        }

        [TestMethod]
        public void Outside_of_what_the_part_can_measure_is_no_value()
        {
            Begin();
            _registers.Measure(0, 415148, 28000);
            Read(Quality.Range);
            _registers.Measure(519888, 0, 28000);
            Read(Quality.Range);
        }

        // -40.0 and 85.0 °C, and 300.0 and 1100.0 hPa at 25.1 °C.
        [TestMethod]
        [DataRow(313552, 415148, true)]
        [DataRow(313551, 415148, false)]
        [DataRow(712639, 415148, true)]
        [DataRow(712640, 415148, false)]
        [DataRow(519888, 829580, true)]
        [DataRow(519888, 829581, false)]
        [DataRow(519888, 361060, true)]
        [DataRow(519888, 361059, false)]
        public void A_value_ends_where_the_range_of_the_part_ends(int temperature, int pressure, bool isValue)
        {
            Begin();
            _registers.Measure(temperature, pressure, 28000);

            Read(isValue ? Quality.Ok : Quality.Range);
        }

        [TestMethod]
        public void Other_counts_are_another_frame()
        {
            Begin();
            Read(Quality.Ok);
            int fingerprint = _reading.Fingerprint;

            Read(Quality.Ok);

            Assert.AreEqual(fingerprint, _reading.Fingerprint);

            _registers.Measure(519888, 415149, 28000);
            Read(Quality.Ok);
            Assert.AreNotEqual(fingerprint, _reading.Fingerprint);
        }

        [TestMethod]
        public void Lets_go_of_the_bus()
        {
            Begin();
            Read(Quality.Ok);

            _part.Release();

            Assert.AreEqual(1, _registers.Releases);
        }

        private static void Begin()
        {
            _registers = new FakeRegisters();
            _part = new Bme280Part(_registers);
            _reading = new Reading();
        }

        private static void Read(Quality expected)
        {
            _part.Read(_reading);
            Assert.AreEqual((int)expected, (int)_reading.Quality);
        }
    }
}
