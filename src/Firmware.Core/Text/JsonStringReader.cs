namespace Firmware.Core
{
    /// <summary>Reads one JSON string out of a byte buffer and resolves its escapes in place: none of them is shorter than what it stands for.</summary>
    public sealed class JsonStringReader
    {
        private byte[] _data;
        private int _at;
        private int _end;

        /// <summary>Why reading stopped before the closing quote.</summary>
        public ConfigError Error;

        /// <summary>Position after the closing quote, or of the byte that <see cref="Error"/> is about.</summary>
        public int EndAt;

        /// <summary>Reads a string.</summary>
        /// <param name="data">The bytes; escapes are resolved in it.</param>
        /// <param name="start">Position after the opening quote.</param>
        /// <param name="end">Position after the last byte of the message.</param>
        /// <returns>The length of what it holds, which begins at <paramref name="start"/>; -1 if something is wrong.</returns>
        public int Read(byte[] data, int start, int end)
        {
            // Nearly all are plain ASCII, where nothing has to be moved.
            int at = start;
            while (at < end && data[at] > '"' && data[at] < 0x80 && data[at] != '\\')
            {
                at++;
            }

            _data = data;
            _at = at;
            _end = end;
            int write = at;
            while (_at < _end)
            {
                byte value = _data[_at];
                if (value == '"')
                {
                    EndAt = _at + 1;
                    return write - start;
                }

                if (value == '\\')
                {
                    write = ReadEscape(write);
                    if (write < 0)
                    {
                        return -1;
                    }

                    continue;
                }

                int length = value < 0x20 ? 0 : value < 0x80 ? 1 : Utf8.SequenceLength(_data, _at, _end);
                if (length == 0)
                {
                    return Stop(value < 0x20 ? ConfigError.Syntax : ConfigError.Utf8, _at);
                }

                for (; length > 0; length--)
                {
                    _data[write++] = _data[_at++];
                }
            }

            return Stop(ConfigError.Syntax, _end);
        }

        // At a backslash. Writes what the escape stands for and returns the position after it; -1 if something is wrong.
        private int ReadEscape(int write)
        {
            int start = _at;
            _at++;
            int letter = Peek();
            _at++;
            int code = letter == '"' || letter == '\\' || letter == '/' ? letter
                : letter == 'b' ? 8
                : letter == 'f' ? 12
                : letter == 'n' ? 10
                : letter == 'r' ? 13
                : letter == 't' ? 9
                : letter == 'u' ? ReadCodePoint()
                : -1;
            if (code < 0)
            {
                return Stop(ConfigError.Escape, start);
            }

            return Utf8.Write(_data, write, code);
        }

        // After \u. Half of a surrogate pair stands for nothing.
        private int ReadCodePoint()
        {
            int code = ReadFourHex();
            if (code < 0xD800 || code > 0xDFFF)
            {
                return code;
            }

            if (code > 0xDBFF || Peek() != '\\' || _at + 1 >= _end || _data[_at + 1] != 'u')
            {
                return -1;
            }

            _at += 2;
            int low = ReadFourHex();
            return low < 0xDC00 || low > 0xDFFF ? -1 : 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }

        private int ReadFourHex()
        {
            int code = 0;
            for (int i = 0; i < 4; i++, _at++)
            {
                int digit = Peek();
                int value = digit >= '0' && digit <= '9' ? digit - '0'
                    : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                    : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                    : -1;
                if (value < 0)
                {
                    return -1;
                }

                code = (code << 4) | value;
            }

            return code;
        }

        private int Peek() => _at < _end ? _data[_at] : -1;

        private int Stop(ConfigError error, int at)
        {
            Error = error;
            EndAt = at;
            return -1;
        }
    }
}
