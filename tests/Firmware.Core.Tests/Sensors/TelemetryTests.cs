using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class TelemetryTests
    {
        private const int Climate = (1 << Quantity.Temperature) | (1 << Quantity.Humidity);
        private const int Everything = Climate | (1 << Quantity.Pressure);

        [TestMethod]
        public void A_reading_is_the_JSON_object_of_the_contract()
        {
            Reading reading = Sample();

            reading.Set(256, 482, 10132);

            Assert.AreEqual(
                "{\"seq\":1042,\"session\":7,\"at\":\"2026-11-21T10:15:30Z\",\"up\":86400,"
                + "\"temperature\":25.6,\"humidity\":48.2,\"pressure\":1013.2,\"quality\":\"ok\",\"rev\":12}",
                Write(reading, Everything));
        }

        [TestMethod]
        public void What_a_sensor_cannot_measure_does_not_appear()
        {
            Reading reading = Sample();

            reading.Set(-3, 1000, Reading.None);

            Assert.AreEqual(
                "{\"seq\":1042,\"session\":7,\"at\":\"2026-11-21T10:15:30Z\",\"up\":86400,"
                + "\"temperature\":-0.3,\"humidity\":100.0,\"quality\":\"ok\",\"rev\":12}",
                Write(reading, Climate));
            Assert.AreEqual(
                "{\"seq\":1042,\"session\":7,\"at\":\"2026-11-21T10:15:30Z\",\"up\":86400,\"quality\":\"ok\",\"rev\":12}",
                Write(reading, 0));
        }

        [TestMethod]
        public void What_the_part_that_was_found_does_not_measure_does_not_appear()
        {
            Reading reading = Sample();

            reading.Set(0, Reading.None, 10132);

            Assert.Contains(",\"temperature\":0.0,\"pressure\":1013.2,\"quality\":\"ok\"", Write(reading, Everything));
        }

        [TestMethod]
        public void The_part_that_measured_is_named()
        {
            Reading reading = Sample();
            reading.Set(256, 482, Reading.None);
            reading.AddSource(Quantity.Temperature, SensorKind.Dht22);

            reading.AddSource(Quantity.Humidity, SensorKind.Dht22);

            Assert.Contains(",\"humidity\":48.2,\"sensor\":\"dht22\",\"quality\":\"ok\"", Write(reading, Climate));
        }

        [TestMethod]
        public void Parts_that_measured_different_quantities_are_named_for_each()
        {
            Reading reading = Sample();
            reading.Set(256, 482, 10132);
            reading.AddSource(Quantity.Temperature, SensorKind.Bmp280);
            reading.AddSource(Quantity.Humidity, SensorKind.Dht11);

            reading.AddSource(Quantity.Pressure, SensorKind.Bmp280);

            Assert.Contains(
                ",\"sensor\":{\"temperature\":\"bmp280\",\"humidity\":\"dht11\",\"pressure\":\"bmp280\"},\"quality\"",
                Write(reading, Everything));
        }

        [TestMethod]
        public void Before_the_time_is_known_it_is_null_and_up_goes_on()
        {
            Reading reading = Sample();
            reading.TakenAtUnixSeconds = 0;

            reading.TakenAtMs = 5999;

            Assert.Contains(",\"at\":null,\"up\":5,", Write(reading, Climate));
        }

        [TestMethod]
        [DataRow((int)Quality.Timeout, "timeout")]
        [DataRow((int)Quality.Checksum, "checksum")]
        [DataRow((int)Quality.Range, "range")]
        [DataRow((int)Quality.Stuck, "stuck")]
        [DataRow((int)Quality.Absent, "absent")]
        [DataRow((int)Quality.Jump, "jump")]
        [DataRow((int)Quality.NoMemory, "memory")]
        public void A_reading_without_values_names_its_reason(int reason, string word)
        {
            Reading reading = Sample();
            reading.Set(256, 482, 10132);

            reading.Fail((Quality)reason);

            Assert.AreEqual(
                "{\"seq\":1042,\"session\":7,\"at\":\"2026-11-21T10:15:30Z\",\"up\":86400,"
                + "\"temperature\":null,\"humidity\":null,\"pressure\":null,\"quality\":\"" + word + "\",\"rev\":12}",
                Write(reading, Everything));
        }

        [TestMethod]
        [DataRow(256, "25.6")]
        [DataRow(-3, "-0.3")]
        [DataRow(0, "0.0")]
        [DataRow(10132, "1013.2")]
        public void A_plain_value_is_the_number_and_nothing_else(int tenths, string text)
        {
            ByteWriter writer = new ByteWriter(16);
            writer.Append('x');

            new Telemetry(Everything).WriteValue(writer, Quantity.Temperature, tenths);

            Assert.AreEqual(text, Bytes.Text(writer));
        }

        [TestMethod]
        public void The_longest_possible_reading_fits()
        {
            string[] words = { "ok", "timeout", "checksum", "range", "stuck", "absent", "jump", "memory" };
            Reading reading = new Reading();

            for (int quality = 0; quality < words.Length; quality++)
            {
                reading.Set(-2147483647, -2147483647, -2147483647);
                reading.Quality = (Quality)quality;
                reading.Sources = 0;
                reading.AddSource(Quantity.Temperature, SensorKind.Bme280);
                reading.AddSource(Quantity.Humidity, SensorKind.Bmp280);
                reading.AddSource(Quantity.Pressure, SensorKind.Bme280);
                reading.Sequence = int.MaxValue;
                reading.Session = int.MaxValue;
                reading.Revision = int.MaxValue;
                reading.TakenAtMs = long.MaxValue;
                reading.TakenAtUnixSeconds = 253402300799;
                Assert.Contains("\"quality\":\"" + words[quality] + "\"", Write(reading, Everything));
            }
        }

        [TestMethod]
        public void A_reading_begins_in_an_empty_payload()
        {
            ByteWriter writer = new ByteWriter(Telemetry.MaxReadingBytes);
            Telemetry telemetry = new Telemetry(Climate);
            telemetry.WriteReading(writer, Sample());
            int length = writer.Length;

            telemetry.WriteReading(writer, Sample());

            Assert.AreEqual(length, writer.Length);
        }

        [TestMethod]
        public void Measures_what_its_sensor_measures()
        {
            Telemetry telemetry = new Telemetry(Climate);

            Assert.IsTrue(telemetry.Measures(Quantity.Temperature), "");
            Assert.IsTrue(telemetry.Measures(Quantity.Humidity));
            Assert.IsFalse(telemetry.Measures(Quantity.Pressure));
        }

        private static Reading Sample() => new Reading
        {
            Sequence = 1042,
            Session = 7,
            TakenAtUnixSeconds = 1795256130,
            TakenAtMs = 86400000,
            Revision = 12,
        };

        private static string Write(Reading reading, int quantities)
        {
            ByteWriter writer = new ByteWriter(Telemetry.MaxReadingBytes);
            new Telemetry(quantities).WriteReading(writer, reading);
            Assert.IsFalse(writer.Overflowed);
            return Bytes.Text(writer);
        }
    }
}
