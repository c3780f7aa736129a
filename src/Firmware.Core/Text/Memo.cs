namespace Firmware.Core
{
    /// <summary>
    /// Numbers that outlive a sleep. A part of the node has one method that passes each of its fields through a memo: before a sleep that writes
    /// them down, after it the same method brings them back, so that both always agree. Small numbers take one byte (LEB128 over ZigZag).
    /// </summary>
    public sealed class Memo
    {
        private readonly ByteWriter _bytes;
        private readonly bool _isRead;
        private int _at;

        private Memo(ByteWriter bytes, bool isRead)
        {
            _bytes = bytes;
            _isRead = isRead;
        }

        /// <summary>Whether fields are brought back: <see cref="Number(long)"/> returns what was written down.</summary>
        public bool IsRead => _isRead;

        /// <summary>Begins to write down.</summary>
        /// <param name="into">Is cleared first.</param>
        public static Memo Write(ByteWriter into)
        {
            into.Clear();
            return new Memo(into, false);
        }

        /// <summary>Begins to bring back.</summary>
        /// <param name="from">What was written down.</param>
        public static Memo Read(ByteWriter from) => new Memo(from, true);

        /// <summary>Writes a number down and returns it, or returns the one that was written down. Behind the end it is 0.</summary>
        public long Number(long value)
        {
            if (_isRead)
            {
                return ReadNumber();
            }

            ulong left = (ulong)((value << 1) ^ (value >> 63));
            while (left >= 0x80)
            {
                _bytes.AppendByte((int)((left & 0x7F) | 0x80));
                left >>= 7;
            }

            _bytes.AppendByte((int)left);
            return value;
        }

        /// <summary>The same for one that is close to another number.</summary>
        /// <param name="value">The number.</param>
        /// <param name="near">The other one, which both times is the same.</param>
        public long Number(long value, long near) => near + Number(value - near);

        /// <summary>The same for a flag.</summary>
        public bool Flag(bool value) => Number(value ? 1 : 0) != 0;

        private long ReadNumber()
        {
            ulong value = 0;
            byte next = 0x80;
            for (int shift = 0; next >= 0x80 && shift < 64 && _at < _bytes.Length; shift += 7)
            {
                next = _bytes.Buffer[_at++];
                value |= (ulong)(next & 0x7F) << shift;
            }

            return (long)(value >> 1) ^ -(long)(value & 1);
        }
    }
}
