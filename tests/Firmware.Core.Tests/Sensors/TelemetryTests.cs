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

        [TestMethod]
        public void Each_reading_of_a_row_says_its_own()
        {
            Reading reading = new Reading { Sequence = 1, Session = 1, TakenAtMs = 5999 };
            reading.Set(210, Reading.None, Reading.None);
            Telemetry telemetry = new Telemetry(1 << Quantity.Temperature);
            ByteWriter writer = new ByteWriter(Telemetry.MaxReadingBytes);

            Next(telemetry, writer, reading, "{\"seq\":1,\"session\":1,\"at\":null,\"up\":5,\"temperature\":21.0,\"quality\":\"ok\",\"rev\":0}");
            reading.Sequence = 2;
            Next(telemetry, writer, reading, "{\"seq\":2,\"session\":1,\"at\":null,\"up\":5,\"temperature\":21.0,\"quality\":\"ok\",\"rev\":0}");

            // The clock is known; then a minute later, an hour later, and back to a reading of before.
            reading.TakenAtUnixSeconds = 1795256999;
            Next(
                telemetry, writer, reading,
                "{\"seq\":2,\"session\":1,\"at\":\"2026-11-21T10:29:59Z\",\"up\":5,\"temperature\":21.0,\"quality\":\"ok\",\"rev\":0}");
            reading.TakenAtUnixSeconds += 1;
            reading.Revision = 3;
            Next(
                telemetry, writer, reading,
                "{\"seq\":2,\"session\":1,\"at\":\"2026-11-21T10:30:00Z\",\"up\":5,\"temperature\":21.0,\"quality\":\"ok\",\"rev\":3}");
            reading.TakenAtUnixSeconds += 3665;
            reading.AddSource(Quantity.Temperature, SensorKind.Dht22);
            Next(
                telemetry, writer, reading,
                "{\"seq\":2,\"session\":1,\"at\":\"2026-11-21T11:31:05Z\",\"up\":5,\"temperature\":21.0,\"sensor\":\"dht22\",\"quality\":\"ok\",\"rev\":3}");
            reading.Session = 2;
            reading.TakenAtUnixSeconds = 0;
            reading.Fail(Quality.Timeout);
            Next(telemetry, writer, reading, "{\"seq\":2,\"session\":2,\"at\":null,\"up\":5,\"temperature\":null,\"quality\":\"timeout\",\"rev\":3}");
        }

        [TestMethod]
        public void A_source_counts_from_the_first_reading_on()
        {
            Reading reading = Sample();
            reading.Set(210, Reading.None, Reading.None);
            reading.AddSource(Quantity.Temperature, SensorKind.None + 1);

            Assert.Contains(",\"sensor\":\"" + SensorTable.Get(SensorKind.None + 1).Name + "\",", Write(reading, 1 << Quantity.Temperature));
        }

        [TestMethod]
        public void A_place_is_latitude_and_longitude_with_a_comma_between()
        {
            Reading reading = new Reading();
            reading.Values[Quantity.Latitude] = 4728524;
            reading.Values[Quantity.Longitude] = -856525;
            ByteWriter writer = new ByteWriter(32);

            new Telemetry(Climate).WriteValue(writer, Quantity.Latitude, reading);

            Assert.AreEqual("47.28524,-8.56525", Bytes.Text(writer));
        }

        [TestMethod]
        public void A_reading_gets_its_time_from_how_long_ago_it_was_and_only_once()
        {
            Reading reading = new Reading { TakenAtMs = 4000 };
            reading.Date(0, 9000);
            Assert.AreEqual(0L, reading.TakenAtUnixSeconds);

            reading.Date(1700000000, 9000);
            Assert.AreEqual(1699999995L, reading.TakenAtUnixSeconds);

            reading.Date(1800000000, 9000);
            Assert.AreEqual(1699999995L, reading.TakenAtUnixSeconds);
        }

        private static void Next(Telemetry telemetry, ByteWriter writer, Reading reading, string expected)
        {
            telemetry.WriteReading(writer, reading);

            Assert.AreEqual(expected, Bytes.Text(writer));
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
