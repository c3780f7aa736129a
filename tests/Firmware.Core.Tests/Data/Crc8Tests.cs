using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Crc8Tests
    {
        // Sensirion's example in every data sheet: BEEF gives 92. The others are the words of the SCD4x data sheet's example, 3.5.2.
        [TestMethod]
        [DataRow("BEEF", 0x92)]
        [DataRow("01F4", 0x33)]
        [DataRow("6667", 0xA2)]
        [DataRow("5EB9", 0x3C)]
        [DataRow("", 0xFF)]
        public void The_checksum_is_that_of_the_data_sheets(string hex, int expected)
        {
            byte[] data = Bytes.Hex(hex);

            Assert.AreEqual(expected, (int)Crc8.Of(data, 0, data.Length));
        }

        [TestMethod]
        public void Words_fit_only_when_each_of_them_does()
        {
            Assert.IsTrue(Crc8.Fits(Bytes.Hex("01F4336667A25EB93C")), "");
            Assert.IsFalse(Crc8.Fits(Bytes.Hex("01F4336667A25EB93D")), "");
            Assert.IsFalse(Crc8.Fits(Bytes.Hex("01F4326667A25EB93C")), "");
        }
    }
}
