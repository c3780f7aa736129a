using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Aht20PartTests
    {
        private const string Ready = "18";

        private static FakeCommands _bus;
        private static Reading _reading;

        // Half of the scale is 50 %RH and 50 °C; 0x60000 of 0x100000 is 37.5 %RH and 25 °C.
        [TestMethod]
        [DataRow("18800008000000", 500, 500)]
        [DataRow("18600006000000", 250, 375)]
        public void A_measurement_is_read_by_the_data_sheet(string frame, int temperature, int humidity)
        {
            Read(Ready, WithChecksum(frame));

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            Assert.AreEqual(temperature, _reading.Values[Quantity.Temperature]);
            Assert.AreEqual(humidity, _reading.Values[Quantity.Humidity]);
            Assert.AreEqual("r1 AC3300 r7 ", _bus.Transfers);
            Assert.AreEqual(80, _bus.PausedMs);
        }

        // Recorded from real parts, with the checksums that they sent: the README of bilbobg/aht20 has the first.
        [TestMethod]
        [DataRow("1C3B5E8688B2D2", 317, 232)]
        [DataRow("1893AC952AC5B3", 146, 577)]
        [DataRow("1C269A7642E776", 283, 151)]
        public void What_real_parts_have_sent_is_read(string frame, int temperature, int humidity)
        {
            Read(Ready, frame);

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            Assert.AreEqual(temperature, _reading.Values[Quantity.Temperature]);
            Assert.AreEqual(humidity, _reading.Values[Quantity.Humidity]);
        }

        [TestMethod]
        public void A_part_without_its_calibration_is_told_to_load_it()
        {
            Read("10", WithChecksum("18600006000000"));

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            Assert.AreEqual("r1 BE0800 AC3300 r7 ", _bus.Transfers);
            Assert.AreEqual(90, _bus.PausedMs);
        }

        [TestMethod]
        [DataRow("18", 0, "r1 AC3300 ")]
        [DataRow("10", 0, "r1 BE0800 ")]
        [DataRow("10", 1, "r1 BE0800 AC3300 ")]
        [DataRow("", 0, "r1 ")]
        public void Nothing_more_is_asked_of_a_part_that_does_not_answer(string status, int goodCommands, string transfers)
        {
            _bus = new FakeCommands(status, WithChecksum("18600006000000")) { GoodCommands = goodCommands };
            _reading = new Reading();

            new Aht20Part(_bus).Read(_reading);

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
            Assert.AreEqual(transfers, _bus.Transfers);
        }

        [TestMethod]
        public void One_that_stays_without_its_calibration_is_not_believed()
        {
            Read("10", WithChecksum("10600006000000"));

            Assert.AreEqual((int)Quality.Range, (int)_reading.Quality);
        }

        [TestMethod]
        public void A_part_that_is_busy_is_waited_for_and_then_given_up()
        {
            Read(Ready, WithChecksum("98600006000000"), WithChecksum("18600006000000"));

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);

            Read(Ready, WithChecksum("98600006000000"));
            Assert.AreEqual((int)Quality.Timeout, (int)_reading.Quality);
            Assert.AreEqual("r1 AC3300 r7 r7 r7 ", _bus.Transfers);
        }

        [TestMethod]
        [DataRow("186000060000AA", (int)Quality.Checksum)]
        [DataRow("", (int)Quality.Absent)]
        public void What_is_no_measurement_has_its_reason(string frame, int expected)
        {
            Read(Ready, frame);

            Assert.AreEqual(expected, (int)_reading.Quality);
        }

        [TestMethod]
        [DataRow("18600000000000")]
        [DataRow("1860000FFFFF00")]
        public void A_temperature_that_the_part_cannot_measure_is_out_of_range(string frame)
        {
            Read(Ready, WithChecksum(frame));

            Assert.AreEqual((int)Quality.Range, (int)_reading.Quality);
        }

        private static void Read(params string[] answers)
        {
            _bus = new FakeCommands(answers);
            _reading = new Reading();
            new Aht20Part(_bus).Read(_reading);
        }

        private static string WithChecksum(string frame) => Bytes.WithCrc8(frame.Substring(0, 12));
    }
}
