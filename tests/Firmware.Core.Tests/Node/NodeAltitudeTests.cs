using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>A part that is stuck at 700 hPa agrees with itself: only the altitude of the board tells that it is wrong.</summary>
    [TestClass]
    public class NodeAltitudeTests
    {
        private const string Reading = "home/p/reading";
        private const string Doubted = "\"temperature\":null,\"humidity\":null,\"pressure\":null,";
        private const string Believed = "\"humidity\":45.0,\"pressure\":700.0,";

        [TestMethod]
        public void A_pressure_that_no_weather_brings_there_is_a_fault_of_the_part_and_nothing_of_it_is_believed()
        {
            Begin(",\"altitude\":0");

            Assert.Contains(Doubted, Bench.Mqtt.Last(Reading));
            Assert.Contains("\"quality\":\"range\"", Bench.Mqtt.Last(Reading));
            Assert.Contains("\"range\":3", Bench.Mqtt.Last("home/p/health"));
        }

        [TestMethod]
        [DataRow(",\"altitude\":3000")]
        [DataRow("")]
        public void Where_there_is_such_weather_and_where_nobody_says_how_high_it_is_believed(string altitude)
        {
            Begin(altitude);

            Assert.Contains(Believed, Bench.Mqtt.Last(Reading));
            Assert.Contains("\"quality\":\"ok\"", Bench.Mqtt.Last(Reading));
        }

        [TestMethod]
        public void A_new_altitude_counts_from_the_next_sample_on()
        {
            Begin("");

            Bench.Receive("home/p/config", "{\"altitude\":0}", 12000);
            Bench.Run(12100, 22000);
            string doubted = Bench.Mqtt.Last(Reading);
            Bench.Receive("home/p/config", "{\"altitude\":null}", 22000);
            Bench.Run(22100, 32000);

            Assert.Contains(Doubted, doubted);
            Assert.Contains(Believed, Bench.Mqtt.Last(Reading));
        }

        private static void Begin(string altitude)
        {
            Bench.Begin("{\"broker\":\"b\",\"place\":\"p\",\"interval\":5,\"health\":10" + altitude + "}", 7000);
            Bench.Run(0, 12000);
        }
    }
}
