namespace Firmware.Core
{
    /// <summary>One sentence of NMEA 0183, gathered byte by byte, and its fields.</summary>
    public sealed class NmeaSentence
    {
        /// <summary>The longest that is kept. The standard allows 82 bytes; receivers with more decimals send some more.</summary>
        public const int MaxBytes = 120;

        // $ in front and *HH behind.
        private const int ChecksumBytes = 3;
        private const int LongestInteger = 8;

        private readonly byte[] _bytes = new byte[MaxBytes];
        private bool _isOpen;
        private int _length;
        private int _start;
        private int _end;

        /// <summary>Whether the last byte has ended a sentence with a wrong checksum, or without one.</summary>
        public bool IsDamaged;

        /// <summary>Appends one byte.</summary>
        /// <returns>True at the end of a sentence that is whole: its checksum is right.</returns>
        public bool Append(byte value)
        {
            IsDamaged = false;
            if (value == '$')
            {
                _isOpen = true;
                _length = 0;
            }
            else if (_isOpen && (value == '\r' || value == '\n'))
            {
                _isOpen = false;
                IsDamaged = !HasChecksum();
                _length = IsDamaged ? 0 : _length - ChecksumBytes;
                return !IsDamaged;
            }

            // One that is too long fails its checksum at the end.
            if (_isOpen && _length < MaxBytes)
            {
                _bytes[_length++] = value;
            }

            return false;
        }

        /// <summary>The next byte begins a new sentence.</summary>
        public void Clear() => _isOpen = false;

        /// <summary>Whether the sentence is of a type, whichever satellite system sends it: GPRMC and GNRMC are RMC.</summary>
        public bool Is(char first, char second, char third)
            => _length > 6 && _bytes[3] == first && _bytes[4] == second && _bytes[5] == third && _bytes[6] == ',';

        /// <summary>The first byte of a field, or 0 if it is empty or not there.</summary>
        /// <param name="field">1 is the first behind the type.</param>
        public int ByteOf(int field) => Find(field) && _end > _start ? _bytes[_start] : 0;

        /// <summary>A field as a whole number, or -1 if it is none.</summary>
        public int NumberOf(int field) => Find(field) ? Digits(_start, _end) : -1;

        /// <summary>A time of day as hhmmss, or -1. Fractions of a second do not count.</summary>
        public int TimeOf(int field) => Find(field) ? Digits(_start, _start + 6) : -1;

        /// <summary>A field as degrees and minutes, ddmm.mmmm or dddmm.mmmm.</summary>
        /// <param name="field">The field; the next one has the letter of the hemisphere.</param>
        /// <param name="degreeDigits">2 for a latitude, 3 for a longitude.</param>
        /// <param name="plus">The letter of the positive half: N or E.</param>
        /// <param name="minus">The letter of the negative half: S or W.</param>
        /// <returns>Hundred-thousandths of a degree, or <see cref="Reading.None"/> if it is none.</returns>
        public int DegreesOf(int field, int degreeDigits, char plus, char minus)
        {
            int sign = ByteOf(field + 1);
            if ((sign != plus && sign != minus) || !Find(field))
            {
                return Reading.None;
            }

            int point = _start + degreeDigits + 2;
            int degrees = Digits(_start, _start + degreeDigits);
            int minutes = Digits(_start + degreeDigits, point);
            if (degrees < 0 || minutes < 0 || minutes > 59 || (point < _end && _bytes[point] != '.'))
            {
                return Reading.None;
            }

            // Five decimals of a minute are read: what follows is less than two centimetres.
            int scaled = minutes;
            for (int i = 1; i <= 5; i++)
            {
                int at = point + i;
                int digit = at < _end ? Digits(at, at + 1) : 0;
                if (digit < 0)
                {
                    return Reading.None;
                }

                scaled = scaled * 10 + digit;
            }

            int value = degrees * 100000 + (scaled + 30) / 60;
            return value > (degreeDigits == 2 ? 9000000 : 18000000) ? Reading.None : sign == plus ? value : -value;
        }

        private bool Find(int field)
        {
            int at = 0;
            for (; field > 0 && at < _length; at++)
            {
                field -= _bytes[at] == ',' ? 1 : 0;
            }

            _start = at;
            while (at < _length && _bytes[at] != ',')
            {
                at++;
            }

            _end = at;
            return field == 0;
        }

        private int Digits(int from, int to)
        {
            int value = 0;
            for (int i = from; i < to; i++)
            {
                if (i >= _end || _bytes[i] < '0' || _bytes[i] > '9')
                {
                    return -1;
                }

                value = value * 10 + (_bytes[i] - '0');
            }

            return to <= from || to - from > LongestInteger ? -1 : value;
        }

        // The exclusive or of everything between $ and *, in two hexadecimal digits.
        private bool HasChecksum()
        {
            int star = _length - ChecksumBytes;
            if (star < 1 || _bytes[star] != '*')
            {
                return false;
            }

            int sum = 0;
            for (int i = 1; i < star; i++)
            {
                sum ^= _bytes[i];
            }

            return Hex(_bytes[star + 1]) * 16 + Hex(_bytes[star + 2]) == sum;
        }

        private static int Hex(int letter)
            => letter >= '0' && letter <= '9' ? letter - '0'
                : letter >= 'A' && letter <= 'F' ? letter - 'A' + 10
                : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10
                : 1000;
    }
}
