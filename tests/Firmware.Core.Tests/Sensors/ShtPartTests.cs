using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class ShtPartTests
    {
        private static FakeCommands _bus;
        private static Reading _reading;

        // 0x6667 is 25.0 °C by the formula of both data sheets; 0x5EB9 is 37.0 %RH on an SHT3x and 40.3 %RH on an SHT4x.
        [TestMethod]
        [DataRow(SensorKind.Sht3x, "6667A25EB93C", 250, 370, "2400 r6 ")]
        [DataRow(SensorKind.Sht4x, "6667A25EB93C", 250, 403, "FD r6 ")]
        public void A_measurement_is_read_by_the_data_sheet(int kind, string answer, int temperature, int humidity, string transfers)
        {
            Read(kind, answer);

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            Assert.AreEqual(temperature, _reading.Values[Quantity.Temperature]);
            Assert.AreEqual(humidity, _reading.Values[Quantity.Humidity]);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Pressure]);
            Assert.AreEqual(transfers, _bus.Transfers);
            Assert.IsTrue(_bus.PausedMs >= (kind == SensorKind.Sht3x ? 15 : 8), "");
        }

        // Its scale goes from -6 to 119 %RH.
        [TestMethod]
        [DataRow("0000", 0)]
        [DataRow("FFFF", 1000)]
        public void What_an_SHT4x_counts_beyond_its_scale_is_cropped(string humidity, int expected)
        {
            Read(SensorKind.Sht4x, "6667A2" + Bytes.WithCrc8(humidity));

            Assert.AreEqual(expected, _reading.Values[Quantity.Humidity]);
        }

        [TestMethod]
        [DataRow("6667A25EB93D", (int)Quality.Checksum)]
        [DataRow("6667A35EB93C", (int)Quality.Checksum)]
        [DataRow("000081FFFFAC", (int)Quality.Range)]
        [DataRow("FFFFAC5EB93C", (int)Quality.Range)]
        [DataRow("", (int)Quality.Timeout)]
        public void What_is_no_measurement_has_its_reason(string answer, int expected)
        {
            Read(SensorKind.Sht4x, answer);

            Assert.AreEqual(expected, (int)_reading.Quality);
        }

        [TestMethod]
        public void A_part_that_does_not_answer_is_absent()
        {
            _bus = new FakeCommands("") { Connected = false };
            _reading = new Reading();
            _reading.Set(210, 450, Reading.None);

            new ShtPart(SensorKind.Sht3x, _bus).Read(_reading);

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Temperature]);
        }

        private static void Read(int kind, string answer)
        {
            _bus = new FakeCommands(answer);
            _reading = new Reading();
            new ShtPart(kind, _bus).Read(_reading);
        }
    }
}
