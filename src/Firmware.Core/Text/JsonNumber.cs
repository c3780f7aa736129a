namespace Firmware.Core
{
    /// <summary>
    /// Exact whole numbers out of JSON's decimal notation, without floating point: 60, 60.0 and 6e1 are the same whole number, 60.5 is none.
    /// </summary>
    public sealed class JsonNumber
    {
        // One more digit could overflow.
        private const long Full = (long.MaxValue - 9) / 10;

        // Beyond this an exponent makes any number of up to 1,024 digits too large, or a fraction.
        private const int ExponentCap = 2000;

        private long _mantissa;
        private int _exponent;
        private ConfigError _lost;

        /// <summary>The number, if reading succeeded.</summary>
        public int Value;

        /// <summary>Reads a number that has the form of JSON; <see cref="JsonReader"/> has checked that.</summary>
        /// <param name="data">Bytes that hold it.</param>
        /// <param name="start">Where it begins.</param>
        /// <param name="length">Its length in bytes.</param>
        /// <param name="decimals">How many decimals count: 0 reads whole numbers, 1 reads tenths (25.5 is 255).</param>
        /// <returns><see cref="ConfigError.None"/>, <see cref="ConfigError.Fraction"/>, or <see cref="ConfigError.Range"/> beyond -2147483647 to
        /// 2147483647.</returns>
        public ConfigError Read(byte[] data, int start, int length, int decimals)
        {
            bool negative = data[start] == '-';
            ReadParts(data, negative ? start + 1 : start, start + length);
            if (_mantissa == 0)
            {
                Value = 0;
                return ConfigError.None;
            }

            if (_lost != ConfigError.None)
            {
                return _lost;
            }

            _exponent += decimals;
            for (; _exponent < 0; _exponent++)
            {
                if (_mantissa % 10 != 0)
                {
                    return ConfigError.Fraction;
                }

                _mantissa /= 10;
            }

            for (; _exponent > 0; _exponent--)
            {
                if (_mantissa > int.MaxValue)
                {
                    return ConfigError.Range;
                }

                _mantissa *= 10;
            }

            if (_mantissa > int.MaxValue)
            {
                return ConfigError.Range;
            }

            Value = negative ? -(int)_mantissa : (int)_mantissa;
            return ConfigError.None;
        }

        private void ReadParts(byte[] data, int at, int end)
        {
            _mantissa = 0;
            _exponent = 0;
            _lost = ConfigError.None;
            bool fraction = false;
            for (; at < end && data[at] != 'e' && data[at] != 'E'; at++)
            {
                if (data[at] == '.')
                {
                    fraction = true;
                    continue;
                }

                if (_mantissa > Full)
                {
                    // A zero behind the point adds nothing; any other digit makes it too large, or a fraction.
                    if (!fraction || data[at] != '0')
                    {
                        _lost = fraction ? ConfigError.Fraction : ConfigError.Range;
                        return;
                    }

                    continue;
                }

                _mantissa = _mantissa * 10 + (data[at] - '0');
                if (fraction)
                {
                    _exponent--;
                }
            }

            if (at < end)
            {
                ReadExponent(data, at + 1, end);
            }
        }

        private void ReadExponent(byte[] data, int at, int end)
        {
            bool negative = data[at] == '-';
            if (negative || data[at] == '+')
            {
                at++;
            }

            int exponent = 0;
            for (; at < end && exponent < ExponentCap; at++)
            {
                exponent = exponent * 10 + (data[at] - '0');
            }

            _exponent += negative ? -exponent : exponent;
        }
    }
}
