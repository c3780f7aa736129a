using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Bme680PartTests
    {
        private static FakeRegisters _registers;
        private static Bme680Part _part;
        private static Reading _reading;

        // Calculated in floating point by the formulas that the data sheet has for that (3.3): the whole numbers have to agree within a tenth.
        [TestMethod]
        [DataRow(480000, 330000, 20000, 198, 10327, 431)]
        [DataRow(500000, 360000, 24000, 261, 9916, 697)]
        [DataRow(420000, 300000, 15000, 8, 10508, 153)]
        public void Whole_numbers_agree_with_floating_point(int temperature, int pressure, int humidity, int tenths, int pressureTenths, int humidityTenths)
        {
            Begin(false);
            Measure(temperature, pressure, humidity, 0, 0);

            Read(Quality.Ok);

            Near.Expect(tenths, _reading.Values[Quantity.Temperature], 1);
            Near.Expect(pressureTenths, _reading.Values[Quantity.Pressure], 1);
            Near.Expect(humidityTenths, _reading.Values[Quantity.Humidity], 1);

            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Gas]);
        }

        [TestMethod]
        [DataRow(0x80000, 330000, 20000)]
        [DataRow(480000, 0x80000, 20000)]
        [DataRow(480000, 330000, 0x8000)]
        public void What_was_not_measured_is_no_value_and_the_part_is_set_up_again(int temperature, int pressure, int humidity)
        {
            Begin(false);
            Read(Quality.Ok);
            Measure(temperature, pressure, humidity, 0, 0);
            Read(Quality.Timeout);
            Measure(480000, 330000, 20000, 0, 0);
            _registers.Written = "";

            Read(Quality.Ok);

            Assert.AreEqual("E0=B6 72=01 70=08 71=00 74=25 ", _registers.Written);
        }

        [TestMethod]
        [DataRow(500, 8, 31563)]
        [DataRow(300, 4, 592964)]
        [DataRow(700, 2, 1754729)]
        [DataRow(512, 13, 977)]
        [DataRow(512, 5, 248262)]
        public void Gas_resistance_agrees_with_floating_point(int count, int range, int ohms)
        {
            Begin(true);
            Measure(480000, 330000, 20000, count, 0x30 | range);

            Read(Quality.Ok);

            Near.Expect(ohms, _reading.Values[Quantity.Gas], ohms / 500 + 1);
        }

        [TestMethod]
        public void Without_gas_the_heater_is_switched_off()
        {
            Begin(false);

            Read(Quality.Ok);

            Assert.AreEqual("E0=B6 72=01 70=08 71=00 74=25 ", _registers.Written);
            Assert.AreEqual(22, _registers.PausedMs);
        }

        // 104.6 by the formula in floating point for 300 °C at 25 °C; then for the 19 °C that were measured.
        [TestMethod]
        public void With_gas_it_heats_for_each_measurement()
        {
            Begin(true);

            Read(Quality.Ok);

            Assert.AreEqual("E0=B6 72=01 70=00 71=10 64=65 5A=68 74=25 ", _registers.Written);

            _registers.Written = "";
            Read(Quality.Ok);
            Assert.AreEqual("5A=68 74=25 ", _registers.Written);
        }

        [TestMethod]
        [DataRow(0x60, 0)]
        [DataRow(0x61, 1)]
        [DataRow(0xFF, 0)]
        public void Nothing_is_written_to_another_part(int chipId, int variant)
        {
            Begin(false);
            _registers.Values[0xD0] = (byte)chipId;
            _registers.Values[0xF0] = (byte)variant;

            Read(Quality.Absent);

            Assert.AreEqual("", _registers.Written);
        }

        [TestMethod]
        public void No_transfer_may_fail()
        {
            for (int good = 0; good < 13; good++)
            {
                Begin(true);
                _registers.GoodTransfers = good;

                Read(Quality.Absent);
            }

            Begin(true);
            _registers.GoodTransfers = 13;
            Read(Quality.Ok);
        }

        [TestMethod]
        [DataRow(0x38)]
        [DataRow(0x18)]
        [DataRow(0x28)]
        public void Gas_counts_only_with_a_heater_that_was_hot(int flags)
        {
            Begin(true);
            Measure(480000, 330000, 20000, 500, flags);

            Read(flags == 0x38 ? Quality.Ok : Quality.Timeout);
        }

        [TestMethod]
        public void A_measurement_that_does_not_end_is_a_timeout()
        {
            Begin(false);
            _registers.Values[0x1D] = 0x20;

            Read(Quality.Timeout);

            Assert.AreEqual(70, _registers.PausedMs);
        }

        [TestMethod]
        public void A_measurement_that_takes_longer_is_waited_for_without_heating_again()
        {
            Begin(true);
            _registers.Values[0x1D] = 0;

            Read(Quality.Timeout);

            Assert.AreEqual(10 + 160 + 4 * 12, _registers.PausedMs);
        }

        // Below and above -40.0 and 85.0 °C, and 300.0 and 1100.0 hPa at 19.8 °C.
        [TestMethod]
        [DataRow(290584, 330000, true)]
        [DataRow(290583, 330000, false)]
        [DataRow(686335, 400000, true)]
        [DataRow(686336, 400000, false)]
        [DataRow(480000, 762160, true)]
        [DataRow(480000, 762161, false)]
        [DataRow(480000, 290638, true)]
        [DataRow(480000, 290637, false)]
        public void A_value_ends_where_the_range_of_the_part_ends(int temperature, int pressure, bool isValue)
        {
            Begin(false);
            Measure(temperature, pressure, 20000, 0, 0);

            Read(isValue ? Quality.Ok : Quality.Range);
        }

        [TestMethod]
        [DataRow(480001, 330000, 20000, 500)]
        [DataRow(480000, 330001, 20000, 500)]
        [DataRow(480000, 330000, 20001, 500)]
        [DataRow(480000, 330000, 20000, 501)]
        public void Another_count_is_another_frame(int temperature, int pressure, int humidity, int gas)
        {
            Begin(true);
            Read(Quality.Ok);
            int before = _reading.Fingerprint;
            Measure(temperature, pressure, humidity, gas, 0x38);

            Read(Quality.Ok);

            Assert.AreNotEqual(before, _reading.Fingerprint);
        }

        [TestMethod]
        public void A_part_that_was_let_go_is_begun_anew()
        {
            Begin(false);
            Read(Quality.Ok);
            _part.Release();
            _registers.Written = "";

            Read(Quality.Ok);

            Assert.AreEqual(1, _registers.Releases);
            Assert.AreEqual("E0=B6 72=01 70=08 71=00 74=25 ", _registers.Written);
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void Its_sensor_has_gas_only_if_that_is_wanted(bool wantsGas)
        {
            Begin(wantsGas);
            int others = (1 << Quantity.Temperature) | (1 << Quantity.Humidity) | (1 << Quantity.Pressure);

            Sensor sensor = Bme680Part.SensorOf(_registers, wantsGas);
            sensor.Read(0, _reading);

            Assert.AreEqual(wantsGas ? others | (1 << Quantity.Gas) : others, sensor.Quantities);
            Assert.AreEqual(wantsGas, _registers.Written.IndexOf("71=10") >= 0);
        }

        private static void Begin(bool wantsGas)
        {
            _registers = new FakeRegisters();
            _registers.Values[0xD0] = 0x61;
            _registers.Put(0x8A, "8C6703F0248EA7D75800E91A7CFF1E1E00001BF44FF41E");
            _registers.Put(0xE1, "3F6A2C002D14789CE3652DB7E112");
            _registers.Put(0x00, "32AA164B13");
            Measure(480000, 330000, 20000, 500, 0x38);
            _part = new Bme680Part(_registers, wantsGas);
            _reading = new Reading();
        }

        private static void Measure(int temperature, int pressure, int humidity, int gas, int flags)
        {
            _registers.Values[0x1D] = 0x80;
            Put(0x1F, pressure << 4, 3);
            Put(0x22, temperature << 4, 3);
            Put(0x25, humidity, 2);
            Put(0x2A, (gas << 6) | flags, 2);
        }

        private static void Put(int first, int value, int bytes)
        {
            for (int i = bytes - 1; i >= 0; i--)
            {
                _registers.Values[first + i] = (byte)value;
                value >>= 8;
            }
        }

        private static void Read(Quality expected)
        {
            _part.Read(_reading);
            Assert.AreEqual((int)expected, (int)_reading.Quality);
        }
    }
}
