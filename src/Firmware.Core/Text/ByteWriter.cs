using System;
using System.Text;

namespace Firmware.Core
{
    /// <summary>
    /// Builds a payload in one buffer that is reused for every message.
    /// Copying constant runs and writing scaled integers is the cheapest formatting the interpreter has:
    /// a fifth of what a StringBuilder costs, and nothing is allocated.
    /// </summary>
    public sealed partial class ByteWriter
    {
        /// <summary>An empty payload: retained, it clears what the broker has kept.</summary>
        public static readonly byte[] Nothing = new byte[0];

        // The longest number: a sign, ten digits and a point.
        private readonly byte[] _digits = new byte[12];

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
        public void Truncate(int length)
        {
            Length = length;
            Overflowed = false;
        }

        /// <summary>Appends a run of bytes.</summary>
        public void Append(byte[] run)
        {
            // As below, without the call: most of what is written are constant runs.
            int length = Length;
            int end = length + run.Length;
            if (end > Buffer.Length)
            {
                Overflowed = true;
                return;
            }

            Array.Copy(run, 0, Buffer, length, run.Length);
            Length = end;
        }

        /// <summary>Appends <paramref name="count"/> bytes of <paramref name="source"/> from <paramref name="start"/>.</summary>
        public void Append(byte[] source, int start, int count)
        {
            int end = Length + count;
            if (end > Buffer.Length)
            {
                Overflowed = true;
                return;
            }

            Array.Copy(source, start, Buffer, end - count, count);
            Length = end;
        }

        /// <summary>Appends what another writer holds.</summary>
        public void Append(ByteWriter other) => Append(other.Buffer, 0, other.Length);

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

        /// <summary>Appends one byte: the lowest eight bits of a number.</summary>
        public void AppendByte(int value) => Append((char)value);

        /// <summary>Appends four bytes, the lowest first.</summary>
        public void AppendBinary(uint value)
        {
            for (int shift = 0; shift < 32; shift += 8)
            {
                AppendByte((int)(value >> shift));
            }
        }

        /// <summary>The number that <see cref="AppendBinary"/> wrote at a position.</summary>
        public uint NumberAt(int at)
            => Buffer[at] | ((uint)Buffer[at + 1] << 8) | ((uint)Buffer[at + 2] << 16) | ((uint)Buffer[at + 3] << 24);

        /// <summary>Appends a JSON string with its quotes. Control characters, quotes and backslashes are escaped.</summary>
        /// <param name="utf8">Valid UTF-8.</param>
        /// <param name="start">First byte.</param>
        /// <param name="count">Number of bytes.</param>
        public void AppendJsonString(byte[] utf8, int start, int count)
        {
            Append('"');
            int end = start + count;
            for (int i = start; i < end; i++)
            {
                int value = utf8[i];
                if (value < 0x20 || value == '"' || value == '\\')
                {
                    Append(utf8, start, i - start);
                    AppendEscaped(value);
                    start = i + 1;
                }
            }

            Append(utf8, start, end - start);
            Append('"');
        }

        /// <summary>Appends a JSON string with its quotes.</summary>
        public void AppendJsonString(string text)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            AppendJsonString(utf8, 0, utf8.Length);
        }

        private void AppendEscaped(int value)
        {
            Append('\\');
            if (value >= 0x20)
            {
                Append((char)value);
                return;
            }

            // RFC 8259 section 7: control characters must be escaped.
            Append("u00");
            Append((char)('0' + (value >> 4)));
            int low = value & 0xF;
            Append((char)(low < 10 ? '0' + low : 'a' + low - 10));
        }
    }
}
