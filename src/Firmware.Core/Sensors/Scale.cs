namespace Firmware.Core
{
    /// <summary>What Sensirion's parts make of 16 bits: a straight line over their whole range.</summary>
    public static class Scale
    {
        private const int FullScale = 65535;

        /// <summary>A value on the line, rounded.</summary>
        /// <param name="count">16 bits.</param>
        /// <param name="span">What the whole range is worth.</param>
        /// <param name="offset">What 0 is worth.</param>
        public static int Linear(int count, int span, int offset) => (count * span + FullScale / 2) / FullScale + offset;

        /// <summary>Temperature in tenths of a degree Celsius: -45 °C at 0, 130 °C at the other end.</summary>
        public static int Temperature(int count) => Linear(count, 1750, -450);
    }
}
