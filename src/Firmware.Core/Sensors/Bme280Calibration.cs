namespace Firmware.Core
{
    /// <summary>
    /// Turns what a BME280 or BMP280 counts into tenths, with the numbers that its maker stored in it and the integer arithmetic
    /// of its data sheet (BST-BME280-DS002, 4.2.3 and 8.2): 32 bits for temperature and humidity, 64 for pressure.
    /// </summary>
    public sealed class Bme280Calibration
    {
        /// <summary>Bytes from register 0x88: temperature and pressure, one unused, the first of humidity.</summary>
        public const int LowBytes = 26;

        /// <summary>Bytes from register 0xE1: the rest of humidity.</summary>
        public const int HighBytes = 7;

        private const int PressureWords = 9;

        private readonly int[] _pressure = new int[PressureWords];
        private int _t1;
        private int _t2;
        private int _t3;
        private int _h1;
        private int _h2;
        private int _h3;
        private int _h4;
        private int _h5;
        private int _h6;

        // The temperature in 1/5120 K, from which the others are corrected.
        private int _fine;

        /// <summary>Takes what the part has stored.</summary>
        /// <param name="low"><see cref="LowBytes"/> bytes.</param>
        /// <param name="high"><see cref="HighBytes"/> bytes; not used where the part measures no humidity.</param>
        /// <returns>False if no maker stores such numbers: nothing is there, or it is not ready.</returns>
        public bool Load(byte[] low, byte[] high)
        {
            _t1 = Word(low, 0);
            _t2 = (short)Word(low, 2);
            _t3 = (short)Word(low, 4);
            _pressure[0] = Word(low, 6);
            for (int i = 1; i < PressureWords; i++)
            {
                _pressure[i] = (short)Word(low, 6 + 2 * i);
            }

            _h1 = low[25];
            _h2 = (short)Word(high, 0);
            _h3 = high[2];

            // Twelve bits each: they share a byte, and the upper one carries the sign.
            _h4 = ((sbyte)high[3] * 16) | (high[4] & 0xF);
            _h5 = ((sbyte)high[5] * 16) | (high[4] >> 4);
            _h6 = (sbyte)high[6];
            return _t1 != 0 && _t1 != 0xFFFF && _pressure[0] != 0;
        }

        /// <summary>Temperature in tenths of a degree Celsius. It comes first: the others are corrected by it.</summary>
        /// <param name="count">20 bits.</param>
        public int Temperature(int count)
        {
            int coarse = (((count >> 3) - (_t1 << 1)) * _t2) >> 11;
            long offset = (count >> 4) - _t1;
            _fine = coarse + (int)((((offset * offset) >> 12) * _t3) >> 14);
            return Rounded(_fine, 512);
        }

        /// <summary>Pressure in tenths of a hectopascal, or -1 where the numbers make no sense.</summary>
        /// <param name="count">20 bits.</param>
        public int Pressure(int count)
        {
            long warm = _fine - 128000L;
            long square = warm * warm;
            long offset = square * _pressure[5] + ((warm * _pressure[4]) << 17) + ((long)_pressure[3] << 35);
            long slope = ((((square * _pressure[2]) >> 8) + ((warm * _pressure[1]) << 12) + (1L << 47)) * _pressure[0]) >> 33;
            if (slope == 0)
            {
                return -1;
            }

            long raw = ((((1048576L - count) << 31) - offset) * 3125) / slope;
            long high = raw >> 13;
            long pascal256 = ((raw + ((_pressure[8] * high * high) >> 25) + ((_pressure[7] * raw) >> 19)) >> 8) + ((long)_pressure[6] << 4);
            return pascal256 < 0 || pascal256 > int.MaxValue ? -1 : Rounded((int)pascal256, 2560);
        }

        /// <summary>Relative humidity in tenths of a percent, 0 to 1000.</summary>
        /// <param name="count">16 bits.</param>
        public int Humidity(int count)
        {
            int warm = _fine - 76800;
            int scale = ((((((warm * _h6) >> 10) * (((warm * _h3) >> 11) + 32768)) >> 10) + 2097152) * _h2 + 8192) >> 14;
            int value = (((count << 14) - (_h4 << 20) - _h5 * warm + 16384) >> 15) * scale;
            value -= ((((value >> 15) * (value >> 15)) >> 7) * _h1) >> 4;
            int percent1024 = value < 0 ? 0 : value >> 12;
            int tenths = Rounded(percent1024 * 10, 1024);
            return tenths > 1000 ? 1000 : tenths;
        }

        private static int Word(byte[] data, int at) => data[at] | (data[at + 1] << 8);

        private static int Rounded(int value, int divisor) => (value < 0 ? value - divisor / 2 : value + divisor / 2) / divisor;
    }
}
