using System.Text;

namespace Firmware.Core.Tests
{
    /// <summary>Bytes from what a test can write down, and back.</summary>
    public static class Bytes
    {
        /// <summary>The UTF-8 bytes of a text.</summary>
        public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);

        /// <summary>The bytes of hexadecimal digits in capitals: C3A4.</summary>
        public static byte[] Hex(string digits)
        {
            byte[] bytes = new byte[digits.Length / 2];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)((Digit(digits[2 * i]) << 4) | Digit(digits[2 * i + 1]));
            }

            return bytes;
        }

        /// <summary>The text that stands in a writer.</summary>
        public static string Text(ByteWriter writer) => Text(writer.Buffer, 0, writer.Length);

        /// <summary>The text of a run of bytes.</summary>
        public static string Text(byte[] data, int start, int length) => length == 0 ? "" : Encoding.UTF8.GetString(data, start, length);

        /// <summary>A text again and again.</summary>
        public static string Repeat(string text, int times)
        {
            string all = "";
            for (int i = 0; i < times; i++)
            {
                all += text;
            }

            return all;
        }

        /// <summary>Bytes in hexadecimal with their CRC-8 behind them, as parts on I2C send them.</summary>
        public static string WithCrc8(string digits) => digits + Crc8.Of(Hex(digits), 0, digits.Length / 2).ToString("X2");

        /// <summary>A sentence of NMEA 0183: $, what it says, * and its checksum.</summary>
        public static string Nmea(string body)
        {
            int sum = 0;
            foreach (byte value in Of(body))
            {
                sum ^= value;
            }

            return "$" + body + "*" + sum.ToString("X2");
        }

        private static int Digit(char digit) => digit <= '9' ? digit - '0' : digit - 'A' + 10;
    }
}
