namespace Firmware.Core
{
    /// <summary>
    /// Reads one flat JSON object (RFC 8259) member by member out of a byte buffer, in one pass, without recursion
    /// and without a copy: escapes are resolved in place, so the buffer is changed.
    /// </summary>
    public sealed class JsonReader
    {
        private readonly JsonCursor _cursor = new JsonCursor();
        private readonly JsonStringReader _text = new JsonStringReader();
        private byte[] _data;
        private bool _first;

        /// <summary>Why reading stopped; <see cref="ConfigError.None"/> while there is no error, and at the end of the object.</summary>
        public ConfigError Error;

        /// <summary>Position of the byte that <see cref="Error"/> is about, from 0.</summary>
        public int ErrorAt;

        /// <summary>Where the key of the member begins.</summary>
        public int KeyStart;

        /// <summary>Length of the key in bytes.</summary>
        public int KeyLength;

        /// <summary>The kind of the member's value.</summary>
        public JsonKind Kind;

        /// <summary>Where the value begins; for a string, the first byte after the quote.</summary>
        public int ValueStart;

        /// <summary>Length of the value in bytes.</summary>
        public int ValueLength;

        /// <summary>Begins to read an object.</summary>
        /// <param name="data">The bytes; escapes in strings are resolved in it.</param>
        /// <param name="length">How many of them belong to the message.</param>
        public void Open(byte[] data, int length)
        {
            _data = data;
            _cursor.Open(data, length);
            _first = true;
            Error = ConfigError.None;
            ErrorAt = 0;
            _cursor.SkipMark();
            if (_cursor.SkipSpace() == '{')
            {
                _cursor.At++;
            }
            else
            {
                Stop(ConfigError.Object, _cursor.At);
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

            int next = _cursor.SkipSpace();
            if (next == '}')
            {
                _cursor.At++;
                _cursor.SkipSpace();
                return _cursor.At == _cursor.End ? false : Stop(ConfigError.Trailing, _cursor.At);
            }

            if (!_first)
            {
                if (next != ',')
                {
                    return Stop(ConfigError.Syntax, _cursor.At);
                }

                _cursor.At++;
                next = _cursor.SkipSpace();
            }

            _first = false;
            return ReadKey(next) && ReadValue();
        }

        private bool ReadKey(int first)
        {
            if (first != '"')
            {
                return Stop(ConfigError.Syntax, _cursor.At);
            }

            _cursor.At++;
            KeyStart = _cursor.At;
            KeyLength = ReadString();
            if (KeyLength < 0)
            {
                return false;
            }

            if (_cursor.SkipSpace() != ':')
            {
                return Stop(ConfigError.Syntax, _cursor.At);
            }

            _cursor.At++;
            return true;
        }

        private bool ReadValue()
        {
            int first = _cursor.SkipSpace();
            ValueStart = _cursor.At;
            if (first == '"')
            {
                _cursor.At++;
                ValueStart++;
                Kind = JsonKind.Text;
                ValueLength = ReadString();
                return ValueLength >= 0;
            }

            if (first == '-' || (first >= '0' && first <= '9'))
            {
                Kind = JsonKind.Number;
                return Skipped(_cursor.SkipNumber());
            }

            if (first == '{' || first == '[')
            {
                return Stop(ConfigError.Nested, _cursor.At);
            }

            return first == 't' ? ReadWord("true", JsonKind.True)
                : first == 'f' ? ReadWord("false", JsonKind.False)
                : first == 'n' ? ReadWord("null", JsonKind.Null)
                : Stop(ConfigError.Syntax, _cursor.At);
        }

        // From after the opening quote to after the closing one. Returns the length of what it holds; -1 if something is wrong.
        private int ReadString()
        {
            int length = _text.Read(_data, _cursor.At, _cursor.End);
            _cursor.At = _text.EndAt;
            if (length < 0)
            {
                Stop(_text.Error, _text.EndAt);
            }

            return length;
        }

        private bool ReadWord(string word, JsonKind kind)
        {
            Kind = kind;
            return Skipped(_cursor.SkipWord(word));
        }

        private bool Skipped(bool whole)
        {
            ValueLength = _cursor.At - ValueStart;
            return whole || Stop(ConfigError.Syntax, _cursor.At);
        }

        private bool Stop(ConfigError error, int at)
        {
            Error = error;
            ErrorAt = at < _cursor.End ? at : _cursor.End;
            return false;
        }
    }
}
