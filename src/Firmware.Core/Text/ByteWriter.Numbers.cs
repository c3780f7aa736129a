namespace Firmware.Core
{
    // Numbers.
    public sealed partial class ByteWriter
    {
        /// <summary>Appends a whole number.</summary>
        public void AppendNumber(long value)
        {
            if (value < 0)
            {
                Append('-');
            }

            // Negative remainders, so that long.MinValue needs no case of its own.
            int at = _digits.Length;
            do
            {
                int digit = (int)(value % 10);
                _digits[--at] = (byte)('0' + (digit < 0 ? -digit : digit));
                value /= 10;
            }
            while (value != 0);

            Append(_digits, at, _digits.Length - at);
        }

        /// <summary>Appends a whole number with zeros in front up to <paramref name="width"/> digits.</summary>
        /// <param name="value">0 or more.</param>
        /// <param name="width">1 to 10.</param>
        public void AppendPadded(int value, int width)
        {
            int bound = 10;
            for (int digits = 1; digits < width; digits++)
            {
                if (value < bound)
                {
                    Append('0');
                }

                bound *= 10;
            }

            AppendNumber(value);
        }

        /// <summary>Appends tenths as a decimal number: 256 is written as 25.6, -3 as -0.3.</summary>
        public void AppendTenths(int tenths)
        {
            if (tenths < 0)
            {
                Append('-');
                tenths = -tenths;
            }

            AppendNumber(tenths / 10);
            Append('.');
            Append((char)('0' + tenths % 10));
        }

        /// <summary>Appends a number that is scaled by its decimals: 387 with two is written as 3.87.</summary>
        /// <param name="value">Not <see cref="int.MinValue"/>.</param>
        /// <param name="decimals">0 to 9.</param>
        public void AppendScaled(int value, int decimals)
        {
            if (decimals == 0)
            {
                AppendNumber(value);
            }
            else if (decimals == 1)
            {
                AppendTenths(value);
            }
            else
            {
                int unit = 1;
                for (int i = 0; i < decimals; i++)
                {
                    unit *= 10;
                }

                if (value < 0)
                {
                    Append('-');
                    value = -value;
                }

                AppendNumber(value / unit);
                Append('.');
                AppendPadded(value % unit, decimals);
            }
        }
    }
}
