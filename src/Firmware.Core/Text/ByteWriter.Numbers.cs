namespace Firmware.Core
{
    // Numbers.
    public sealed partial class ByteWriter
    {
        /// <summary>Appends a whole number.</summary>
        public void AppendNumber(int value) => AppendScaled(value, 0);

        /// <summary>Appends a number that is scaled by its decimals: 387 with two is written as 3.87, -3 with one as -0.3.</summary>
        /// <param name="value">Any number.</param>
        /// <param name="decimals">0 to 9; without any there is no point.</param>
        public void AppendScaled(int value, int decimals)
        {
            // From the last digit to the first. Below zero, so that int.MinValue needs no case of its own.
            byte[] digits = _digits;
            int at = digits.Length;
            int point = decimals == 0 ? int.MaxValue : at - decimals;
            int rest = value < 0 ? value : -value;
            do
            {
                if (at == point)
                {
                    digits[--at] = (byte)'.';
                }

                int tenth = rest / 10;
                digits[--at] = (byte)('0' + tenth * 10 - rest);
                rest = tenth;
            }
            while (rest != 0 || at >= point);

            if (value < 0)
            {
                digits[--at] = (byte)'-';
            }

            Append(digits, at, digits.Length - at);
        }

        /// <summary>Appends the last digits of a whole number, with zeros in front.</summary>
        /// <param name="value">0 or more.</param>
        /// <param name="width">How many digits.</param>
        public void AppendPadded(int value, int width)
        {
            int at = Length + width;
            if (at > Buffer.Length)
            {
                Overflowed = true;
                return;
            }

            byte[] buffer = Buffer;
            Length = at;
            for (; width > 0; width--)
            {
                int tenth = value / 10;
                buffer[--at] = (byte)('0' + value - tenth * 10);
                value = tenth;
            }
        }
    }
}
