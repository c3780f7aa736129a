using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Crc32Tests
    {
        // The first is the check value of the catalogue of CRC algorithms, the others are what zip writes.
        [TestMethod]
        [DataRow("123456789", 0xCBF43926u)]
        [DataRow("", 0u)]
        [DataRow("a", 0xE8B7BE43u)]
        [DataRow("abc", 0x352441C2u)]
        [DataRow("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
        public void The_checksum_is_the_one_of_zip(string text, uint expected)
        {
            byte[] data = Bytes.Of(text);
            Assert.AreEqual(expected, Crc32.Of(data, data.Length));
        }

        [TestMethod]
        public void Only_the_bytes_that_count_count()
        {
            Assert.AreEqual(0xCBF43926u, Crc32.Of(Bytes.Of("123456789 and more"), 9));
        }

        [TestMethod]
        public void Runs_of_zeros_of_different_length_differ()
        {
            Assert.AreEqual(0x2144DF1Cu, Crc32.Of(new byte[4], 4));
            Assert.AreNotEqual(Crc32.Of(new byte[8], 8), Crc32.Of(new byte[8], 7));
        }

        [TestMethod]
        public void Every_single_wrong_bit_is_noticed()
        {
            byte[] data = Bytes.Of("{\"interval\":60}");
            uint right = Crc32.Of(data, data.Length);

            for (int bit = 0; bit < data.Length * 8; bit++)
            {
                data[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.AreNotEqual(right, Crc32.Of(data, data.Length), bit.ToString());
                data[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }
}
