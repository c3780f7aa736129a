namespace Firmware.Core
{
    /// <summary>A position in a byte buffer that holds JSON, and how to skip white space, words and numbers.</summary>
    public sealed class JsonCursor
    {
        private byte[] _data;

        /// <summary>Position after the last byte.</summary>
        public int End;

        /// <summary>The current position.</summary>
        public int At;

        /// <summary>The byte at the current position; -1 at the end.</summary>
        public int Peek => At < End ? _data[At] : -1;

        /// <summary>Begins at the first byte.</summary>
        public void Open(byte[] data, int length)
        {
            _data = data;
            End = length;
            At = 0;
        }

        /// <summary>Steps over the byte order mark that some editors put before UTF-8: RFC 8259 section 8.1 allows ignoring it.</summary>
        public void SkipMark()
        {
            if (End >= 3 && _data[0] == 0xEF && _data[1] == 0xBB && _data[2] == 0xBF)
            {
                At = 3;
            }
        }

        /// <summary>Steps over white space.</summary>
        /// <returns>The byte behind it; -1 at the end.</returns>
        public int SkipSpace()
        {
            for (; At < End; At++)
            {
                int value = _data[At];
                if (value > ' ' || (value != ' ' && value != '\n' && value != '\r' && value != '\t'))
                {
                    return value;
                }
            }

            return -1;
        }

        /// <summary>Steps over a word.</summary>
        /// <returns>False if it is not there; the position is that of the first byte that differs.</returns>
        public bool SkipWord(string word)
        {
            for (int i = 0; i < word.Length; i++, At++)
            {
                if (Peek != word[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Steps over a number: -? (0 | [1-9] digits) (. digits)? ([eE] [+-]? digits)?</summary>
        /// <returns>False if it does not have that form; the position is that of the first byte that does not fit.</returns>
        public bool SkipNumber()
        {
            int first = Peek;
            if (first == '-')
            {
                At++;
                first = Peek;
            }

            if (first == '0')
            {
                At++;
            }
            else if (!SkipDigits())
            {
                return false;
            }

            int next = Peek;
            if (next == '.')
            {
                At++;
                if (!SkipDigits())
                {
                    return false;
                }

                next = Peek;
            }

            if (next != 'e' && next != 'E')
            {
                return true;
            }

            At++;
            if (Peek == '+' || Peek == '-')
            {
                At++;
            }

            return SkipDigits();
        }

        private bool SkipDigits()
        {
            int start = At;
            int at = start;
            while (at < End && _data[at] >= '0' && _data[at] <= '9')
            {
                at++;
            }

            At = at;
            return at > start;
        }
    }
}
