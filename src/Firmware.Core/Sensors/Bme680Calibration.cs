namespace Firmware.Core
{
    /// <summary>
    /// Turns what a BME680 counts into values, with the numbers that its maker stored in it and the integer arithmetic of its data sheet
    /// (BST-BME680-DS001, 3.3 and 3.4).
    /// </summary>
    public sealed class Bme680Calibration
    {
        /// <summary>Bytes from register 0x8A.</summary>
        public const int LowBytes = 23;

        /// <summary>Bytes from register 0xE1.</summary>
        public const int MiddleBytes = 14;

        /// <summary>Bytes from register 0x00.</summary>
        public const int HighBytes = 5;

        // 3.4.1, table 16: what each range is worth, as far as it differs from the whole.
        private const long Whole = 2147483647;

        private byte[] _low;
        private byte[] _middle;
        private byte[] _high;

        // The temperature in 1/5120 K, from which the others are corrected, and in hundredths.
        private int _fine;
        private int _hundredths;

        /// <summary>Takes what the part has stored. The arrays are kept.</summary>
        /// <returns>False if no maker stores such numbers: nothing is there, or it is not ready.</returns>
        public bool Load(byte[] low, byte[] middle, byte[] high)
        {
            _low = low;
            _middle = middle;
            _high = high;
            int t1 = Word(middle, 8);
            return t1 != 0 && t1 != 0xFFFF && Word(low, 4) != 0;
        }

        /// <summary>Temperature in tenths of a degree Celsius. It comes first: the others are corrected by it.</summary>
        /// <param name="count">20 bits.</param>
        public int Temperature(int count)
        {
            int offset = (count >> 3) - (Word(_middle, 8) << 1);
            int square = ((offset >> 1) * (offset >> 1)) >> 12;
            _fine = ((offset * (short)Word(_low, 0)) >> 11) + ((square * ((sbyte)_low[2] << 4)) >> 14);
            _hundredths = (_fine * 5 + 128) >> 8;
            return Rounded(_hundredths, 10);
        }

        /// <summary>Pressure in tenths of a hectopascal, or -1 where the numbers make no sense.</summary>
        /// <param name="count">20 bits.</param>
        public int Pressure(int count)
        {
            int warm = (_fine >> 1) - 64000;
            int square = (warm >> 2) * (warm >> 2);
            int offset = (((square >> 11) * (sbyte)_low[15]) >> 2) + ((warm * (short)Word(_low, 12)) << 1);
            offset = (offset >> 2) + ((short)Word(_low, 10) << 16);
            int slope = ((((square >> 13) * ((sbyte)_low[8] << 5)) >> 3) + (((short)Word(_low, 6) * warm) >> 1)) >> 18;
            slope = ((32768 + slope) * Word(_low, 4)) >> 15;
            if (slope <= 0)
            {
                return -1;
            }

            long raw = (long)(1048576 - count - (offset >> 12)) * 3125 * 2 / slope;
            if (raw < 0 || raw > 200000)
            {
                return -1;
            }

            int pascal = (int)raw;
            int first = ((short)Word(_low, 20) * (((pascal >> 3) * (pascal >> 3)) >> 13)) >> 12;
            int second = ((pascal >> 2) * (short)Word(_low, 18)) >> 13;
            int third = (int)((long)(pascal >> 8) * (pascal >> 8) * (pascal >> 8) * _low[22] >> 17);
            return Rounded(pascal + ((first + second + third + ((sbyte)_low[14] << 7)) >> 4), 10);
        }

        /// <summary>Relative humidity in tenths of a percent, 0 to 1000.</summary>
        /// <param name="count">16 bits.</param>
        public int Humidity(int count)
        {
            int h1 = (_middle[2] << 4) | (_middle[1] & 0xF);
            int h2 = (_middle[0] << 4) | (_middle[1] >> 4);
            int wet = count - (h1 << 4) - ((_hundredths * (sbyte)_middle[3] / 100) >> 1);
            int scale = _hundredths * (sbyte)_middle[4] / 100 + ((_hundredths * (_hundredths * (sbyte)_middle[5] / 100)) >> 6) / 100 + (1 << 14);
            int line = wet * ((h2 * scale) >> 10);
            int bend = ((_middle[6] << 7) + _hundredths * (sbyte)_middle[7] / 100) >> 4;
            int thousandths = (((line + ((bend * (((line >> 14) * (line >> 14)) >> 10)) >> 1)) >> 10) * 1000) >> 12;
            int tenths = Rounded(thousandths, 100);
            return tenths < 0 ? 0 : tenths > 1000 ? 1000 : tenths;
        }

        /// <summary>Gas resistance in ohms.</summary>
        /// <param name="count">10 bits.</param>
        /// <param name="range">4 bits.</param>
        public int Gas(int count, int range)
        {
            int error = (sbyte)(_high[4] & 0xF0) / 16;
            long first = ((1340 + 5 * error) * GainOf(range)) >> 16;

            // Never 0 or less: the error is -8 to 7, so that the first number is at least 42 million, and 1 << 24 is 17 million.
            long second = ((long)count << 15) - (1L << 24) + first;
            return (int)(((WorthOf(range) * first >> 9) + (second >> 1)) / second);
        }

        /// <summary>What stands in the register of the heater for a temperature.</summary>
        /// <param name="target">Degrees Celsius, 200 to 400.</param>
        /// <param name="ambient">Degrees Celsius around the part.</param>
        public int HeaterFor(int target, int ambient)
        {
            // As the formula for floating point has it: the one for whole numbers leaves the ambient temperature nearly out.
            int first = ambient * (sbyte)_middle[13] * 2560;
            int second = ((sbyte)_middle[12] + 784) * ((((short)Word(_middle, 10) + 154009) * target * 5 / 100 + 3276800) / 10);
            int range = (_high[2] >> 4) & 3;
            int fourth = (first + second / 2) / (range + 4);
            int hundredths = (fourth / (131 * (sbyte)_high[0] + 65536) - 250) * 34;
            return (hundredths + 50) / 100;
        }

        // 3.4.1, table 16, the first column in parts of 2^31.
        private static long GainOf(int range)
        {
            switch (range)
            {
                case 5:
                case 13:
                    return 2126008810;
                case 7:
                    return 2130303777;
                case 10:
                    return 2143188679;
                case 11:
                    return 2136746228;
                default:
                    return Whole;
            }
        }

        // The second column: halved from range to range, but for these.
        private static long WorthOf(int range)
        {
            switch (range)
            {
                case 4:
                    return 255744255;
                case 5:
                    return 127110228;
                case 7:
                    return 32258064;
                case 8:
                    return 16016016;
                default:
                    return 4096000000 >> range;
            }
        }

        private static int Word(byte[] data, int at) => data[at] | (data[at + 1] << 8);

        private static int Rounded(int value, int divisor) => (value < 0 ? value - divisor / 2 : value + divisor / 2) / divisor;
    }
}
