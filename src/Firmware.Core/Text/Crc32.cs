namespace Firmware.Core
{
    /// <summary>
    /// CRC-32 as in IEEE 802.3 and zip (reflected polynomial 0xEDB88320): 0xCBF43926 for the digits 1 to 9.
    /// It works on four bits at a time: a table of 16 words in place of 256.
    /// </summary>
    public static class Crc32
    {
        private static readonly uint[] Table =
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

        /// <summary>The checksum of the first <paramref name="length"/> bytes.</summary>
        public static uint Of(byte[] data, int length) => Add(0, data, length);

        /// <summary>The checksum of some bytes followed by the first <paramref name="length"/> of <paramref name="data"/>.</summary>
        /// <param name="crc">The checksum of the bytes before; 0 for none.</param>
        /// <param name="data">The next bytes.</param>
        /// <param name="length">How many of them to use.</param>
        public static uint Add(uint crc, byte[] data, int length)
        {
            crc = ~crc;
            for (int i = 0; i < length; i++)
            {
                crc ^= data[i];
                crc = Table[crc & 0xF] ^ (crc >> 4);
                crc = Table[crc & 0xF] ^ (crc >> 4);
            }

            return ~crc;
        }
    }
}
