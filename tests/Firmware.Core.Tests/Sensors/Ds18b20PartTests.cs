using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Ds18b20PartTests
    {
        private const string Warm = "91014B467FFF0C1070";
        private const string Id = "2801641D8716033E";

        private static FakeWire _wire;
        private static ProbeBus _bus;
        private static Ds18b20Part _part;
        private static Reading _reading;

        // Table 1 of the data sheet, rounded to tenths away from zero.
        [TestMethod]
        [DataRow("D0074B467FFF0C10F4", 1250)]
        [DataRow("91014B467FFF0C1070", 251)]
        [DataRow("A2004B467FFF0C1074", 101)]
        [DataRow("08004B467FFF0C10E2", 5)]
        [DataRow("00004B467FFF0C10C8", 0)]
        [DataRow("F8FF4B467FFF0C10C3", -5)]
        [DataRow("5EFF4B467FFF0C106A", -101)]
        [DataRow("6FFE4B467FFF0C10E8", -251)]
        [DataRow("90FC4B467FFF0C104F", -550)]
        public void The_examples_of_the_data_sheet_are_read(string scratchpad, int tenths)
        {
            Begin(null, scratchpad);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            Assert.AreEqual(tenths, _reading.Values[Quantity.Probe]);
            Assert.AreEqual("RCC44RCCBE", _wire.Transfers);
            Assert.AreEqual(750, _wire.PausedMs);
        }

        // Maxim application note 27: an id of a DS1994, and the scratchpad that every DS18B20 has after power-up.
        [TestMethod]
        [DataRow("021CB801000000", 0xA2)]
        [DataRow("50054B467FFF0C10", 0x1C)]
        public void The_checksum_is_that_of_the_application_note(string bytes, int expected)
        {
            byte[] data = Bytes.Hex(bytes);

            Assert.AreEqual(expected, ProbeBus.CrcOf(data, data.Length));
        }

        [TestMethod]
        [DataRow("50054B467FFF0C101C", (int)Quality.Timeout)]
        [DataRow("91014B467FFF0C1000", (int)Quality.Checksum)]
        [DataRow("000000000000000000", (int)Quality.Absent)]
        [DataRow("", (int)Quality.Absent)]
        [DataRow("10084B467FFF0C106D", (int)Quality.Range)]
        [DataRow("80FC4B467FFF0C101B", (int)Quality.Range)]
        public void What_is_no_measurement_has_its_reason(string scratchpad, int expected)
        {
            Begin(null, scratchpad);

            _part.Read(_reading);

            Assert.AreEqual(expected, (int)_reading.Quality);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Probe]);
        }

        [TestMethod]
        public void A_temperature_of_85_degrees_that_was_measured_is_believed()
        {
            Begin(null, "50054B467FFF0510AE");

            _part.Read(_reading);

            Assert.AreEqual(850, _reading.Values[Quantity.Probe]);
        }

        [TestMethod]
        public void With_nine_bits_the_undefined_ones_do_not_count()
        {
            Begin(null, "97014B461FFF0C1073");

            _part.Read(_reading);

            Assert.AreEqual(250, _reading.Values[Quantity.Probe]);
        }

        [TestMethod]
        public void An_id_is_written_with_its_eight_bytes()
        {
            Begin(Id, Warm);

            _part.Read(_reading);

            Assert.AreEqual("RCC44R55" + Id + "BE", _wire.Transfers);
        }

        [TestMethod]
        public void An_id_with_a_wrong_checksum_or_of_another_family_is_none()
        {
            byte[] wrong = Bytes.Hex(Id);
            wrong[7] ^= 1;

            Assert.IsFalse(ProbeBus.IsId(wrong));
            Assert.IsFalse(ProbeBus.IsId(Bytes.Hex("021CB801000000A2")));
            Assert.IsTrue(ProbeBus.IsId(Bytes.Hex(Id)), "");
        }

        [TestMethod]
        public void Several_on_one_wire_measure_at_once_and_once_for_each_round()
        {
            Begin(null, Warm);
            Ds18b20Part second = new Ds18b20Part(_bus, Bytes.Hex(Id), Quantity.Probe + 1);

            _part.Read(_reading);
            second.Read(_reading);

            Assert.AreEqual("RCC44RCCBER55" + Id + "BE", _wire.Transfers);
            Assert.AreEqual(251, _reading.Values[Quantity.Probe + 1]);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Probe]);

            _part.Read(_reading);
            second.Read(_reading);
            Assert.AreEqual(1500, _wire.PausedMs);
        }

        [TestMethod]
        public void A_bus_without_parts_is_absent()
        {
            Begin(null, Warm);
            _wire.Connected = false;

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
            Assert.AreEqual("R", _wire.Transfers);
            Assert.AreEqual(0, _wire.PausedMs);
        }

        // Two to measure, then ten to fetch: the command, eight of an id, the command.
        [TestMethod]
        public void No_byte_may_fail()
        {
            for (int good = 0; good < 12; good++)
            {
                Begin(Id, Warm);
                _part.Read(_reading);
                _wire.GoodWrites = good;

                _part.Read(_reading);

                Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
                Assert.AreEqual(good < 2 ? 750 : 1500, _wire.PausedMs);
            }

            Begin(Id, Warm);
            _wire.GoodWrites = 12;
            _part.Read(_reading);
            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
        }

        [TestMethod]
        public void Its_sensor_measures_its_quantity_only()
        {
            Begin(null, Warm);

            Sensor sensor = Ds18b20Part.SensorOf(_bus, null, Quantity.Probe + 1);

            Assert.AreEqual(1 << (Quantity.Probe + 1), sensor.Quantities);
        }

        private static void Begin(string id, params string[] answers)
        {
            _wire = new FakeWire(answers);
            _bus = new ProbeBus(_wire);
            _part = new Ds18b20Part(_bus, id == null ? null : Bytes.Hex(id), Quantity.Probe);
            _reading = new Reading();
        }
    }
}
