using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Dht12PartTests
    {
        // Humidity 45.6 %RH and 21.3 °C or -1.3 °C, in the format of the data sheet.
        [TestMethod]
        [DataRow("2D06150351", "ok", 213, 456)]
        [DataRow("2D060183BD", "checksum", 0, 0)]
        [DataRow("2D060183B7", "ok", -13, 456)]
        [DataRow("2D0A15034F", "range", 0, 0)]
        [DataRow("0000000000", "timeout", 0, 0)]
        public void Reads_five_registers_as_a_frame(string hex, string quality, int temperature, int humidity)
        {
            FakeRegisters registers = new FakeRegisters();
            byte[] frame = Bytes.Hex(hex);
            if (quality == "ok" || quality == "range")
            {
                frame[4] = (byte)(frame[0] + frame[1] + frame[2] + frame[3]);
            }

            for (int i = 0; i < frame.Length; i++)
            {
                registers.Values[i] = frame[i];
            }

            Reading reading = new Reading();
            new Dht12Part(registers).Read(reading);

            Assert.AreEqual(quality, Words.Of(reading.Quality));
            Assert.AreEqual(quality == "ok" ? temperature : Reading.None, reading.Values[Quantity.Temperature]);
            Assert.AreEqual(quality == "ok" ? humidity : Reading.None, reading.Values[Quantity.Humidity]);
        }

        [TestMethod]
        public void A_part_that_does_not_answer_is_absent()
        {
            FakeRegisters registers = new FakeRegisters { Connected = false };
            Reading reading = new Reading();
            reading.Set(210, 450, Reading.None);

            new Dht12Part(registers).Read(reading);

            Assert.AreEqual((int)Quality.Absent, (int)reading.Quality);
            Assert.AreEqual(Reading.None, reading.Values[Quantity.Temperature]);
        }
    }
}
