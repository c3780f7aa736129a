namespace Firmware.Core
{
    /// <summary>
    /// The checksum of Sensirion's and Aosong's parts on I2C: CRC-8 with the polynomial 0x31, begun with 0xFF (SHT4x data sheet 4.4,
    /// AHT20 data sheet 5.4.4).
    /// </summary>
    public static class Crc8
    {
        private const int Polynomial = 0x31;

        /// <summary>The checksum of a run of bytes.</summary>
        public static byte Of(byte[] data, int start, int count)
        {
            int crc = 0xFF;
            for (int i = start; i < start + count; i++)
            {
                crc ^= data[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x80) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
                }
            }

            return (byte)crc;
        }

        /// <summary>Whether a run of words of two bytes, each with its checksum behind it, is whole.</summary>
        public static bool Fits(byte[] words)
        {
            for (int at = 0; at < words.Length; at += 3)
            {
                if (Of(words, at, 2) != words[at + 2])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
