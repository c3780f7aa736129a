using System;
using System.Text;

namespace Firmware.Core
{
    /// <summary>
    /// Builds a payload in one buffer that is reused for every message.
    /// Copying constant runs and writing scaled integers is the cheapest formatting the interpreter has:
    /// a fifth of what a StringBuilder costs, and nothing is allocated.
    /// </summary>
    public sealed class ByteWriter
    {
        // A long has at most 19 digits.
        private readonly byte[] _digits = new byte[19];

        /// <summary>The bytes written so far are the first <see cref="Length"/> of this array.</summary>
        public readonly byte[] Buffer;

        /// <summary>Bytes written.</summary>
        public int Length;

        /// <summary>True if something did not fit. It was left out completely, so the payload must not be used.</summary>
        public bool Overflowed;

        /// <summary>Creates a writer with its own buffer.</summary>
        /// <param name="capacity">Bytes that fit, 1 or more.</param>
        public ByteWriter(int capacity)
        {
            Buffer = new byte[capacity];
        }

        /// <summary>The bytes of a text in UTF-8. For constants, when a class is loaded, and for what is written rarely.</summary>
        public static byte[] BytesOf(string text) => Encoding.UTF8.GetBytes(text);

        /// <summary>Empties the writer; the buffer stays.</summary>
        public void Clear()
        {
            Length = 0;
            Overflowed = false;
        }

        /// <summary>Removes everything after an earlier length.</summary>
        public void TakeBack(int length)
        {
            Length = length;
            Overflowed = false;
        }

        /// <summary>Appends a run of bytes.</summary>
        public void Append(byte[] run) => Append(run, 0, run.Length);

        /// <summary>Appends <paramref name="count"/> bytes of <paramref name="source"/> from <paramref name="start"/>.</summary>
        public void Append(byte[] source, int start, int count)
        {
            if (count > Buffer.Length - Length)
            {
                Overflowed = true;
                return;
            }

            Array.Copy(source, start, Buffer, Length, count);
            Length += count;
        }

        /// <summary>Appends one ASCII character.</summary>
        public void Append(char ascii)
        {
            if (Length == Buffer.Length)
            {
                Overflowed = true;
                return;
            }

            Buffer[Length++] = (byte)ascii;
        }

        /// <summary>Appends a text. For what is written rarely: a constant run of bytes costs less.</summary>
        public void Append(string text) => Append(Encoding.UTF8.GetBytes(text));

        /// <summary>Appends four bytes, the lowest first.</summary>
        public void AppendBinary(uint value)
        {
            for (int shift = 0; shift < 32; shift += 8)
            {
                Append((char)((value >> shift) & 0xFF));
            }
        }

        /// <summary>The number that <see cref="AppendBinary"/> wrote at a position.</summary>
        public uint NumberAt(int at)
            => Buffer[at] | ((uint)Buffer[at + 1] << 8) | ((uint)Buffer[at + 2] << 16) | ((uint)Buffer[at + 3] << 24);

        /// <summary>Appends a whole number.</summary>
        public void AppendNumber(long value)
        {
            if (value < 0)
            {
                Append('-');
            }

            // Negative remainders, so that long.MinValue needs no case of its own.
            int at = _digits.Length;
            do
            {
                int digit = (int)(value % 10);
                _digits[--at] = (byte)('0' + (digit < 0 ? -digit : digit));
                value /= 10;
            }
            while (value != 0);

            Append(_digits, at, _digits.Length - at);
        }

        /// <summary>Appends a whole number with zeros in front up to <paramref name="width"/> digits.</summary>
        /// <param name="value">0 or more.</param>
        /// <param name="width">1 to 10.</param>
        public void AppendPadded(int value, int width)
        {
            int bound = 10;
            for (int digits = 1; digits < width; digits++)
            {
                if (value < bound)
                {
                    Append('0');
                }

                bound *= 10;
            }

            AppendNumber(value);
        }

        /// <summary>Appends tenths as a decimal number: 256 is written as 25.6, -3 as -0.3.</summary>
        public void AppendTenths(int tenths)
        {
            if (tenths < 0)
            {
                Append('-');
                tenths = -tenths;
            }

            AppendNumber(tenths / 10);
            Append('.');
            Append((char)('0' + tenths % 10));
        }

        /// <summary>Appends a number that is scaled by its decimals: 387 with two is written as 3.87.</summary>
        /// <param name="value">Not <see cref="int.MinValue"/>.</param>
        /// <param name="decimals">0 to 9.</param>
        public void AppendScaled(int value, int decimals)
        {
            if (decimals == 0)
            {
                AppendNumber(value);
            }
            else if (decimals == 1)
            {
                AppendTenths(value);
            }
            else
            {
                int unit = 1;
                for (int i = 0; i < decimals; i++)
                {
                    unit *= 10;
                }

                if (value < 0)
                {
                    Append('-');
                    value = -value;
                }

                AppendNumber(value / unit);
                Append('.');
                AppendPadded(value % unit, decimals);
            }
        }

        /// <summary>Appends a JSON string with its quotes. Control characters, quotes and backslashes are escaped.</summary>
        /// <param name="utf8">Valid UTF-8.</param>
        /// <param name="start">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        public void AppendJsonString(byte[] utf8, int start, int count)
        {
            Append('"');
            for (int i = start; i < start + count; i++)
            {
                AppendEscaped(utf8[i]);
            }

            Append('"');
        }

        /// <summary>Appends a JSON string with its quotes.</summary>
        public void AppendJsonString(string text)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            AppendJsonString(utf8, 0, utf8.Length);
        }

        private void AppendEscaped(byte value)
        {
            if (value == '"' || value == '\\')
            {
                Append('\\');
                Append((char)value);
            }
            else if (value < 0x20)
            {
                // RFC 8259 section 7: control characters must be escaped.
                Append('\\');
                Append('u');
                Append('0');
                Append('0');
                Append((char)('0' + (value >> 4)));
                int low = value & 0xF;
                Append((char)(low < 10 ? '0' + low : 'a' + low - 10));
            }
            else
            {
                Append((char)value);
            }
        }
    }
}
