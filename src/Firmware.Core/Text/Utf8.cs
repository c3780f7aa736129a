namespace Firmware.Core
{
    /// <summary>Checks and writes UTF-8 (RFC 3629).</summary>
    public static class Utf8
    {
        /// <summary>Length in bytes of the valid sequence at a position, 0 if there is none.</summary>
        /// <param name="data">The bytes.</param>
        /// <param name="at">Position of a byte of 0x80 or more.</param>
        /// <param name="end">Position after the last byte.</param>
        public static int SequenceLength(byte[] data, int at, int end)
        {
            byte first = data[at];
            int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
            if (length == 0 || end - at < length)
            {
                return 0;
            }

            // RFC 3629 section 4: the second byte is narrower after these four, which shuts out
            // over-long forms, surrogates and everything above U+10FFFF.
            int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
            if (data[at + 1] < low || data[at + 1] > high)
            {
                return 0;
            }

            for (int i = 2; i < length; i++)
            {
                if ((data[at + i] & 0xC0) != 0x80)
                {
                    return 0;
                }
            }

            return length;
        }

        /// <summary>Writes a code point; it takes 1 to 4 bytes.</summary>
        /// <param name="data">Where to.</param>
        /// <param name="at">Position of its first byte.</param>
        /// <param name="code">0 to 0x10FFFF, no surrogate.</param>
        /// <returns>The position after its last byte.</returns>
        public static int Write(byte[] data, int at, int code)
        {
            if (code < 0x80)
            {
                data[at++] = (byte)code;
                return at;
            }

            if (code < 0x800)
            {
                data[at++] = (byte)(0xC0 | (code >> 6));
            }
            else
            {
                if (code < 0x10000)
                {
                    data[at++] = (byte)(0xE0 | (code >> 12));
                }
                else
                {
                    data[at++] = (byte)(0xF0 | (code >> 18));
                    data[at++] = (byte)(0x80 | ((code >> 12) & 0x3F));
                }

                data[at++] = (byte)(0x80 | ((code >> 6) & 0x3F));
            }

            data[at++] = (byte)(0x80 | (code & 0x3F));
            return at;
        }
    }
}
