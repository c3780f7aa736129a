namespace Firmware.Core
{
    /// <summary>
    /// Reads one flat JSON object (RFC 8259) member by member out of a byte buffer, in one pass, without recursion
    /// and without a copy: escapes are resolved in place, so the buffer is changed.
    /// </summary>
    public sealed class JsonReader
    {
        private byte[] _data;
        private int _end;
        private int _at;
        private bool _first;

        /// <summary>Why reading stopped; <see cref="ConfigError.None"/> while all is well and at the regular end.</summary>
        public ConfigError Error;

        /// <summary>Position of the byte that <see cref="Error"/> is about, from 0.</summary>
        public int ErrorAt;

        /// <summary>Where the key of the member begins.</summary>
        public int KeyStart;

        /// <summary>Length of the key in bytes.</summary>
        public int KeyLength;

        /// <summary>The kind of the member's value.</summary>
        public JsonKind Kind;

        /// <summary>Where the value begins: of a string its first byte after the quote.</summary>
        public int ValueStart;

        /// <summary>Length of the value in bytes.</summary>
        public int ValueLength;

        /// <summary>Begins to read an object.</summary>
        /// <param name="data">The bytes; escapes in strings are resolved in it.</param>
        /// <param name="length">How many of them belong to the message.</param>
        public void Open(byte[] data, int length)
        {
            _data = data;
            _end = length;
            _at = 0;
            _first = true;
            Error = ConfigError.None;
            ErrorAt = 0;
            SkipSpace();
            if (Peek() == '{')
            {
                _at++;
            }
            else
            {
                Stop(ConfigError.Object, _at);
            }
        }

        /// <summary>Goes to the next member.</summary>
        /// <returns>False at the end of the object, and when something is wrong: see <see cref="Error"/>.</returns>
        public bool Next()
        {
            if (Error != ConfigError.None)
            {
                return false;
            }

            SkipSpace();
            int next = Peek();
            if (next == '}')
            {
                _at++;
                SkipSpace();
                return _at == _end ? false : Stop(ConfigError.Trailing, _at);
            }

            if (!_first)
            {
                if (next != ',')
                {
                    return Stop(ConfigError.Syntax, _at);
                }

                _at++;
                SkipSpace();
            }

            _first = false;
            return ReadKey() && ReadValue();
        }

        private bool ReadKey()
        {
            if (Peek() != '"')
            {
                return Stop(ConfigError.Syntax, _at);
            }

            _at++;
            KeyStart = _at;
            KeyLength = ReadString();
            if (KeyLength < 0)
            {
                return false;
            }

            SkipSpace();
            if (Peek() != ':')
            {
                return Stop(ConfigError.Syntax, _at);
            }

            _at++;
            SkipSpace();
            return true;
        }

        private bool ReadValue()
        {
            ValueStart = _at;
            int first = Peek();
            if (first == '"')
            {
                _at++;
                ValueStart = _at;
                Kind = JsonKind.Text;
                ValueLength = ReadString();
                return ValueLength >= 0;
            }

            if (first == '-' || (first >= '0' && first <= '9'))
            {
                Kind = JsonKind.Number;
                return ReadNumber();
            }

            if (first == '{' || first == '[')
            {
                return Stop(ConfigError.Nested, _at);
            }

            return first == 't' ? ReadWord("true", JsonKind.True)
                : first == 'f' ? ReadWord("false", JsonKind.False)
                : first == 'n' ? ReadWord("null", JsonKind.Null)
                : Stop(ConfigError.Syntax, _at);
        }

        private bool ReadWord(string word, JsonKind kind)
        {
            for (int i = 0; i < word.Length; i++, _at++)
            {
                if (Peek() != word[i])
                {
                    return Stop(ConfigError.Syntax, _at);
                }
            }

            Kind = kind;
            ValueLength = word.Length;
            return true;
        }

        // -? (0 | [1-9] digits) (. digits)? ([eE] [+-]? digits)?
        private bool ReadNumber()
        {
            if (Peek() == '-')
            {
                _at++;
            }

            if (Peek() == '0')
            {
                _at++;
            }
            else if (!ReadDigits())
            {
                return false;
            }

            if (Peek() == '.')
            {
                _at++;
                if (!ReadDigits())
                {
                    return false;
                }
            }

            if (Peek() == 'e' || Peek() == 'E')
            {
                _at++;
                if (Peek() == '+' || Peek() == '-')
                {
                    _at++;
                }

                if (!ReadDigits())
                {
                    return false;
                }
            }

            ValueLength = _at - ValueStart;
            return true;
        }

        private bool ReadDigits()
        {
            int start = _at;
            while (Peek() >= '0' && Peek() <= '9')
            {
                _at++;
            }

            return _at > start || Stop(ConfigError.Syntax, _at);
        }

        // From after the opening quote to after the closing one. Returns the length of what it holds, -1 when something is wrong.
        private int ReadString()
        {
            int start = _at;
            int write = _at;
            while (_at < _end)
            {
                byte value = _data[_at];
                if (value == '"')
                {
                    _at++;
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
                    Stop(value < 0x20 ? ConfigError.Syntax : ConfigError.Utf8, _at);
                    return -1;
                }

                for (; length > 0; length--)
                {
                    _data[write++] = _data[_at++];
                }
            }

            Stop(ConfigError.Syntax, _end);
            return -1;
        }

        // At a backslash. Writes what the escape stands for and returns the position after it, -1 when something is wrong.
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
                Stop(ConfigError.Escape, start);
                return -1;
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

        private void SkipSpace()
        {
            while (_at < _end)
            {
                byte value = _data[_at];
                if (value != ' ' && value != '\n' && value != '\r' && value != '\t')
                {
                    return;
                }

                _at++;
            }
        }

        private bool Stop(ConfigError error, int at)
        {
            Error = error;
            ErrorAt = at < _end ? at : _end;
            return false;
        }
    }
}
