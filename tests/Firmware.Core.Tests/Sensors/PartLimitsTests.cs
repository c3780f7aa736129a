using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>What a part can just measure is a value, and each of its numbers tells one frame from another: a part that is stuck repeats all.</summary>
    [TestClass]
    public class PartLimitsTests
    {
        [TestMethod]
        [DataRow(SensorKind.Aht20, "18600000CCCD", -400)]
        [DataRow(SensorKind.Aht20, "1860000ACCCD", 850)]
        [DataRow(SensorKind.Sht4x, "07505EB9", -400)]
        [DataRow(SensorKind.Sht4x, "F8AF5EB9", 1250)]
        [DataRow(SensorKind.Scd4x, "01F433335EB9", -100)]
        [DataRow(SensorKind.Scd4x, "9C4099995EB9", 600)]
        public void The_lowest_and_the_highest_temperature_are_values(int kind, string words, int temperature)
        {
            Reading reading = Read(kind, words);

            Assert.AreEqual((int)Quality.Ok, (int)reading.Quality);
            Assert.AreEqual(temperature, reading.Values[Quantity.Temperature]);
        }

        [TestMethod]
        [DataRow(SensorKind.Aht20, "186000060000", "186010060000")]
        [DataRow(SensorKind.Aht20, "186000060000", "186001060000")]
        [DataRow(SensorKind.Aht20, "186000060000", "186000160000")]
        [DataRow(SensorKind.Aht20, "186000060000", "186000060100")]
        [DataRow(SensorKind.Aht20, "186000060000", "186000060001")]
        [DataRow(SensorKind.Sht3x, "66675EB9", "66685EB9")]
        [DataRow(SensorKind.Sht3x, "66675EB9", "66675EBA")]
        [DataRow(SensorKind.Scd4x, "01F466675EB9", "01F566675EB9")]
        [DataRow(SensorKind.Scd4x, "01F466675EB9", "01F466685EB9")]
        [DataRow(SensorKind.Scd4x, "01F466675EB9", "01F466675EBA")]
        public void Another_number_is_another_frame(int kind, string one, string other)
        {
            Assert.AreNotEqual(Read(kind, one).Fingerprint, Read(kind, other).Fingerprint);
        }

        [TestMethod]
        [DataRow("00C800D2", "01C800D2")]
        [DataRow("00C800D2", "00C900D2")]
        [DataRow("00C800D2", "00C801D2")]
        [DataRow("00C800D2", "00C800D3")]
        public void Another_byte_of_a_DHT_is_another_frame(string one, string other)
        {
            Assert.AreNotEqual(FrameOf(one), FrameOf(other));
        }

        [TestMethod]
        [DataRow(519889, 415148, 28000)]
        [DataRow(519888, 415149, 28000)]
        [DataRow(519888, 415148, 28001)]
        public void Another_count_of_a_BME280_is_another_frame(int temperature, int pressure, int humidity)
        {
            FakeRegisters registers = new FakeRegisters();
            Bme280Part part = new Bme280Part(registers);
            Reading first = new Reading();
            part.Read(first);
            Reading second = new Reading();

            registers.Measure(temperature, pressure, humidity);
            part.Read(second);

            Assert.AreNotEqual(first.Fingerprint, second.Fingerprint);
        }

        [TestMethod]
        public void The_humidity_of_a_BMP280_is_no_part_of_its_frame()
        {
            FakeRegisters registers = new FakeRegisters();
            registers.Values[0xD0] = 0x58;
            Bme280Part part = new Bme280Part(registers);
            Reading first = new Reading();
            part.Read(first);
            Reading second = new Reading();

            registers.Measure(519888, 415148, 28001);
            part.Read(second);

            Assert.AreEqual(first.Fingerprint, second.Fingerprint);
        }

        [TestMethod]
        public void A_part_that_was_let_go_is_begun_anew()
        {
            FakeRegisters registers = new FakeRegisters();
            Bme280Part part = new Bme280Part(registers);
            part.Read(new Reading());
            string first = registers.Written;
            registers.Written = "";

            part.Release();
            part.Read(new Reading());

            Assert.AreEqual(first, registers.Written);
            Assert.IsTrue(registers.PausedMs >= 24);
        }

        [TestMethod]
        public void A_part_has_the_time_that_its_data_sheet_wants()
        {
            Assert.AreEqual(9, PausedMs(SensorKind.Sht4x, "66675EB9"));
            Assert.AreEqual(16, PausedMs(SensorKind.Sht3x, "66675EB9"));
            Assert.AreEqual(502, PausedMs(SensorKind.Scd4x, "01F466675EB9"));
        }

        [TestMethod]
        public void Bits_at_the_edge_of_what_is_believed_are_bits()
        {
            DhtPulses pulses = new DhtPulses();
            byte[] frame = new byte[DhtDecoder.FrameBytes];
            pulses.Add(true, 80); // High without a low before it: the line at rest.

            for (int bit = 0; bit < 40; bit++)
            {
                pulses.Add(false, 30);
                pulses.Add(true, bit % 3 == 0 ? 30 : bit % 3 == 1 ? 70 : 113);
            }

            Assert.IsTrue(pulses.ToFrame(frame) == Quality.Ok, "");
            CollectionAssert.AreEqual(Bytes.Hex("6DB6DB6DB6"), frame);
        }

        [TestMethod]
        public void The_longest_answer_is_an_answer()
        {
            DhtPulses pulses = new DhtPulses();

            pulses.Add(false, 100);
            pulses.Add(true, 100);

            Assert.IsTrue(pulses.ToFrame(new byte[DhtDecoder.FrameBytes]) == Quality.Checksum, "");
        }

        private static Reading Read(int kind, string words)
        {
            Reading reading = new Reading();
            Part(kind, Bus(kind, words)).Read(reading);
            return reading;
        }

        private static int PausedMs(int kind, string words)
        {
            FakeCommands bus = Bus(kind, words);
            Part(kind, bus).Read(new Reading());
            return bus.PausedMs;
        }

        private static ISensorPart Part(int kind, FakeCommands bus)
            => kind == SensorKind.Aht20 ? new Aht20Part(bus) : kind == SensorKind.Scd4x ? (ISensorPart)new Scd4xPart(bus) : new ShtPart(kind, bus);

        private static FakeCommands Bus(int kind, string words)
        {
            if (kind == SensorKind.Aht20)
            {
                return new FakeCommands("18", Bytes.WithCrc8(words));
            }

            string answer = "";
            for (int at = 0; at < words.Length; at += 4)
            {
                string word = words.Substring(at, 4);
                answer += Bytes.WithCrc8(word);
            }

            return kind == SensorKind.Scd4x ? new FakeCommands("800604", answer) : new FakeCommands(answer);
        }

        private static int FrameOf(string hex)
        {
            byte[] four = Bytes.Hex(hex);
            byte[] frame = new byte[DhtDecoder.FrameBytes];
            four.CopyTo(frame, 0);
            frame[4] = (byte)(four[0] + four[1] + four[2] + four[3]);
            Reading reading = new Reading();
            DhtDecoder.Decode(frame, DhtModel.Dht22, reading);
            return reading.Fingerprint;
        }
    }
}
