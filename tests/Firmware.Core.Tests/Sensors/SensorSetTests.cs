using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class SensorSetTests
    {
        private const int Weather = (1 << Quantity.Temperature) | (1 << Quantity.Humidity) | (1 << Quantity.Pressure);

        private static FakePart _bosch;
        private static FakePart _dht;
        private static SensorSet _set;
        private static Reading _reading;
        private static long _nowMs;

        [TestMethod]
        public void Measures_what_any_of_them_measures_at_the_pace_of_the_slowest()
        {
            Begin();

            Assert.AreEqual(7, _set.Quantities);
            Assert.AreEqual(2000, _set.PaceMs);
            Assert.AreEqual(2000, new SensorSet(new ISensor[] { new Sensor(_dht), new Sensor(_bosch) }).PaceMs);
        }

        [TestMethod]
        public void The_first_in_the_list_counts()
        {
            Begin();

            Read(Quality.Ok);

            Assert.AreEqual("200 500 10130", Values());
            Assert.Contains(",\"sensor\":\"bme280\",", Json());
        }

        [TestMethod]
        public void A_value_of_before_is_not_told_again()
        {
            Begin();
            Read(Quality.Ok);
            _bosch.Temperature = 201;
            Read(Quality.Ok);
            Assert.AreEqual("201 500 10130", Values());

            _bosch.Quality = Quality.Absent;
            Read(Quality.Absent);

            Assert.AreEqual("210 450 -", Values());
        }

        [TestMethod]
        public void The_other_steps_in_and_the_reading_says_so()
        {
            Begin();
            _bosch.Quality = Quality.Absent;

            Read(Quality.Absent);

            Assert.AreEqual("210 450 -", Values());
            Assert.Contains("\"temperature\":21.0,\"humidity\":45.0,\"pressure\":null,\"sensor\":\"dht22\",\"quality\":\"absent\"", Json());
        }

        [TestMethod]
        public void A_bmp280_takes_its_humidity_from_the_other()
        {
            Begin();
            _bosch.Kind = SensorKind.Bmp280;
            _bosch.Humidity = Reading.None;

            Read(Quality.Ok);

            Assert.AreEqual("200 450 10130", Values());
            Assert.Contains(",\"sensor\":{\"temperature\":\"bmp280\",\"humidity\":\"dht22\",\"pressure\":\"bmp280\"},", Json());
        }

        [TestMethod]
        public void A_fault_of_one_that_is_not_needed_is_no_fault()
        {
            Begin();
            _dht.Quality = Quality.Timeout;

            Read(Quality.Ok);

            Assert.AreEqual("200 500 10130", Values());
        }

        [TestMethod]
        public void When_all_fail_the_reason_is_that_of_the_first()
        {
            Begin();
            _bosch.Quality = Quality.Absent;
            _dht.Quality = Quality.Timeout;

            Read(Quality.Absent);

            Assert.AreEqual("- - -", Values());
            Assert.AreEqual(-1, Json().IndexOf("sensor"));
        }

        [TestMethod]
        public void A_reading_waits_until_all_are_sure()
        {
            Begin();
            _dht.Quality = Quality.Timeout;
            Read(Quality.Ok);

            _dht.Quality = Quality.Ok;

            Assert.IsFalse(_set.Read(_nowMs, _reading));
            Assert.AreEqual("200 500 10130", Values());
        }

        [TestMethod]
        public void What_a_lone_bmp280_cannot_measure_does_not_appear()
        {
            Begin();
            _bosch.Kind = SensorKind.Bme280;
            Sensor sensor = new Sensor(_bosch);
            _bosch.Kind = SensorKind.Bmp280;
            _bosch.Humidity = Reading.None;

            sensor.Read(0, _reading);

            Assert.IsTrue(sensor.Read(2000, _reading));
            Assert.Contains("\"temperature\":20.0,\"pressure\":1013.0,\"sensor\":\"bmp280\",\"quality\":\"ok\"", Json());
        }

        private static void Begin()
        {
            _bosch = new FakePart(SensorKind.Bme280) { Temperature = 200, Humidity = 500, Pressure = 10130 };
            _dht = new FakePart(SensorKind.Dht22);
            _set = new SensorSet(new ISensor[] { new Sensor(_bosch), new Sensor(_dht) });
            _reading = new Reading();
            _nowMs = 0;
        }

        private static void Read(Quality expected)
        {
            for (int i = 0; i < 3 && !_set.Read(_nowMs, _reading); i++)
            {
                _nowMs += 2000;
            }

            _nowMs += 2000;
            Assert.AreEqual((int)expected, (int)_reading.Quality);
        }

        private static string Values()
        {
            string all = "";
            for (int i = 0; i <= Quantity.Pressure; i++)
            {
                all += (i == 0 ? "" : " ") + (_reading.Values[i] == Reading.None ? "-" : _reading.Values[i].ToString());
            }

            return all;
        }

        private static string Json()
        {
            ByteWriter writer = new ByteWriter(Telemetry.MaxReadingBytes);
            new Telemetry(Weather).WriteReading(writer, _reading);
            return Bytes.Text(writer);
        }
    }
}
