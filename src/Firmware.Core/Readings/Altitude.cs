namespace Firmware.Core
{
    /// <summary>Which pressures there can be at an altitude.</summary>
    public static class Altitude
    {
        private const int Lowest = -1000;
        private const int StepMetres = 1000;

        // Weather at sea level goes from 892 hPa, the lowest on land (Florida Keys, 2 September 1935), to 1085 hPa (Mongolia, 19 December 2001):
        // 88 % to 107 % of the standard atmosphere. Higher up it is the same share.
        private const int LowestPercent = 88;
        private const int HighestPercent = 108;

        // Standard atmosphere (ISO 2533) in tenths of a hectopascal, from -1000 m on every kilometre; a straight line between is 2 hPa off at most.
        private static readonly int[] Standard = { 11393, 10133, 8988, 7950, 7011, 6164, 5402, 4718, 4106, 3560, 3074, 2644 };

        /// <summary>Whether some weather brings a pressure.</summary>
        /// <param name="metres">Above the sea, -500 to 9000.</param>
        /// <param name="pressure">In tenths of a hectopascal.</param>
        public static bool Allows(int metres, int pressure)
        {
            int above = metres - Lowest;
            int below = Standard[above / StepMetres];
            int standard = below + (Standard[above / StepMetres + 1] - below) * (above % StepMetres) / StepMetres;
            return pressure * 100 >= standard * LowestPercent && pressure * 100 <= standard * HighestPercent;
        }
    }
}
