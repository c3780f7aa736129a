namespace Firmware.Core
{
    /// <summary>
    /// Reads one flat JSON object (RFC 8259) member by member out of a byte buffer, in one pass, without recursion
    /// and without a copy: escapes are resolved in place, so the buffer is changed.
    /// </summary>
    public sealed class JsonReader
    {
        private readonly JsonText _text = new JsonText();
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
            int length = _text.Read(_data, _at, _end);
            _at = _text.EndAt;
            if (length < 0)
            {
                Stop(_text.Error, _text.EndAt);
            }

            return length;
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
