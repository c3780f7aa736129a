using System;

namespace Firmware.Core
{
    /// <summary>
    /// A number for some bytes, to know them again when they come a second time. It takes four bytes at once and costs a quarter of
    /// <see cref="Crc32"/>; what is stored and may be damaged has that.
    /// </summary>
    public static class Fingerprint
    {
        // Odd, so that no two words give the same: 2^32 divided by the golden ratio (Knuth, TAOCP 3, section 6.4).
        private const uint Factor = 0x9E3779B1;

        /// <summary>The number for the first <paramref name="length"/> bytes.</summary>
        public static uint Of(byte[] data, int length) => Add(0, data, length);

        /// <summary>The number for some bytes followed by the first <paramref name="length"/> of <paramref name="data"/>.</summary>
        /// <param name="before">The number for the bytes before; 0 for none.</param>
        /// <param name="data">The next bytes.</param>
        /// <param name="length">How many of them to use.</param>
        public static uint Add(uint before, byte[] data, int length)
        {
            uint hash = before + (uint)length;
            int at = 0;
            for (int last = length - 4; at <= last; at += 4)
            {
                hash = (hash ^ BitConverter.ToUInt32(data, at)) * Factor;
                hash ^= hash >> 15;
            }

            for (; at < length; at++)
            {
                hash = (hash ^ data[at]) * Factor;
                hash ^= hash >> 15;
            }

            return hash;
        }
    }
}
