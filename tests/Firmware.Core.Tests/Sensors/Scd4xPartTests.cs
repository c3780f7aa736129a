using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Scd4xPartTests
    {
        // Data sheet 3.5.2: 500 ppm, 25 °C, 37 %RH; 3.8.2: 8006 is ready, 8000 is not.
        private const string Example = "01F4336667A25EB93C";
        private const string Ready = "800604";
        private const string NotReady = "8000A2";

        private static FakeCommands _bus;
        private static Scd4xPart _part;
        private static Reading _reading;

        [TestMethod]
        public void The_example_of_the_data_sheet_is_read()
        {
            Read(Ready, Example);

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            Assert.AreEqual(500, _reading.Values[Quantity.Co2]);
            Assert.AreEqual(250, _reading.Values[Quantity.Temperature]);
            Assert.AreEqual(370, _reading.Values[Quantity.Humidity]);
            Assert.AreEqual("3F86 21B1 E4B8 r3 EC05 r9 ", _bus.Transfers);
        }

        [TestMethod]
        public void It_is_started_once_and_again_after_a_release()
        {
            Read(Ready, Example, Ready, Example);

            _part.Read(_reading);

            Assert.AreEqual("3F86 21B1 E4B8 r3 EC05 r9 E4B8 r3 EC05 r9 ", _bus.Transfers);

            _part.Release();
            _bus.Transfers = "";
            _part.Read(_reading);

            Assert.AreEqual("3F86 21B1 E4B8 r3 ", _bus.Transfers.Substring(0, 18));
            Assert.AreEqual(1, _bus.Releases);
        }

        [TestMethod]
        [DataRow(NotReady, Example, (int)Quality.Timeout)]
        [DataRow("800605", Example, (int)Quality.Checksum)]
        [DataRow(Ready, "01F4336667A25EB93D", (int)Quality.Checksum)]
        [DataRow(Ready, "0000816667A25EB93C", (int)Quality.Range)]
        [DataRow(Ready, "FFFFAC6667A25EB93C", (int)Quality.Range)]
        [DataRow(Ready, "01F433FFFFAC5EB93C", (int)Quality.Range)]
        [DataRow("", Example, (int)Quality.Absent)]
        [DataRow(Ready, "", (int)Quality.Absent)]
        public void What_is_no_measurement_has_its_reason(string status, string words, int expected)
        {
            Read(status, words);

            Assert.AreEqual(expected, (int)_reading.Quality);
        }

        [TestMethod]
        public void A_part_that_is_plugged_in_late_is_started_then()
        {
            _bus = new FakeCommands(Ready, Example) { Connected = false };
            _part = new Scd4xPart(_bus);
            _reading = new Reading();

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
            Assert.AreEqual("3F86 ", _bus.Transfers);

            _bus.Connected = true;
            _bus.Transfers = "";
            _part.Read(_reading);

            Assert.AreEqual("3F86 21B1 E4B8 r3 EC05 r9 ", _bus.Transfers);
            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
        }

        // Data sheet 3.7.5: 98,700 Pa are sent as 03DB with the checksum 42.
        [TestMethod]
        public void The_pressure_of_another_part_is_told_once_and_again_after_a_release()
        {
            _bus = new FakeCommands(Ready, Example, Ready, Example, Ready, Example);
            _part = new Scd4xPart(_bus);
            _reading = new Reading();
            _part.Correct(9870);

            _part.Read(_reading);

            Assert.AreEqual("3F86 21B1 E00003DB42 E4B8 r3 EC05 r9 ", _bus.Transfers);

            _bus.Transfers = "";
            _part.Correct(9874);
            _part.Read(_reading);
            Assert.AreEqual("E4B8 r3 EC05 r9 ", _bus.Transfers);

            _part.Release();
            _bus.Transfers = "";
            _part.Read(_reading);
            Assert.AreEqual("3F86 21B1 E00003DB42 ", _bus.Transfers.Substring(0, 21));
        }

        // 700 hPa are 02BC, 1200 hPa are 04B0.
        [TestMethod]
        [DataRow(7000, "E00002BC")]
        [DataRow(12000, "E00004B0")]
        public void The_least_and_the_most_pressure_are_told(int tenths, string command)
        {
            _bus = new FakeCommands(Ready, Example);
            _part = new Scd4xPart(_bus);
            _reading = new Reading();
            _part.Correct(tenths);

            _part.Read(_reading);

            Assert.AreEqual(command, _bus.Transfers.Substring(10, 8));
            Assert.AreEqual(503, _bus.PausedMs);
        }

        // To stop, to start, the pressure, and two that ask.
        [TestMethod]
        [DataRow(0, "3F86 ")]
        [DataRow(1, "3F86 21B1 ")]
        [DataRow(2, "3F86 21B1 E00003DB42 ")]
        [DataRow(3, "3F86 21B1 E00003DB42 E4B8 ")]
        [DataRow(4, "3F86 21B1 E00003DB42 E4B8 r3 EC05 ")]
        public void A_part_that_takes_a_command_no_more_is_absent_and_started_anew(int goodCommands, string transfers)
        {
            _bus = goodCommands < 4 ? new FakeCommands(Ready, Example) : new FakeCommands(Ready, Ready, Example);
            _bus.GoodCommands = goodCommands;
            _part = new Scd4xPart(_bus);
            _reading = new Reading();
            _part.Correct(9870);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
            Assert.AreEqual(transfers, _bus.Transfers);

            _bus.Transfers = "";
            _part.Read(_reading);
            Assert.AreEqual("3F86 21B1 E00003DB42 E4B8 r3 ", _bus.Transfers.Substring(0, 29));
        }

        [TestMethod]
        public void Any_of_eleven_bits_says_that_it_is_ready()
        {
            Read(Bytes.WithCrc8("0100"), Example);
            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);

            Read(Bytes.WithCrc8("0001"), Example);
            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
        }

        [TestMethod]
        public void A_pressure_that_is_not_sure_yet_is_not_told()
        {
            _bus = new FakeCommands(Ready, Example);
            _part = new Scd4xPart(_bus);
            _reading = new Reading();
            Barometer barometer = new Barometer(new FakeSensor { Pressure = 9870, Holds = true }, _part);

            Assert.IsFalse(barometer.Read(0, new Reading()));
            _part.Read(_reading);

            Assert.AreEqual("3F86 21B1 E4B8 r3 EC05 r9 ", _bus.Transfers);
        }

        [TestMethod]
        [DataRow(6990)]
        [DataRow(12010)]
        [DataRow(0)]
        public void A_pressure_that_it_cannot_take_is_not_told(int tenths)
        {
            _bus = new FakeCommands(Ready, Example);
            _part = new Scd4xPart(_bus);
            _reading = new Reading();
            _part.Correct(tenths);

            _part.Read(_reading);

            Assert.AreEqual("3F86 21B1 E4B8 r3 EC05 r9 ", _bus.Transfers);
        }

        [TestMethod]
        public void A_barometer_tells_each_pressure_that_is_believed()
        {
            _bus = new FakeCommands(Ready, Example);
            _part = new Scd4xPart(_bus);
            _reading = new Reading();
            Barometer barometer = new Barometer(new FakeSensor { Pressure = 9870 }, _part);

            barometer.Read(0, new Reading());
            _part.Read(_reading);

            Assert.AreEqual("3F86 21B1 E00003DB42 ", _bus.Transfers.Substring(0, 21));
        }

        private static void Read(params string[] answers)
        {
            _bus = new FakeCommands(answers);
            _part = new Scd4xPart(_bus);
            _reading = new Reading();
            _part.Read(_reading);
        }
    }
}
