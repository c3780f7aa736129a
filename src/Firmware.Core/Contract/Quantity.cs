namespace Firmware.Core
{
    /// <summary>
    /// What can be measured: indexes into <see cref="Reading.Values"/>.
    /// Constants and no enum, because they are array indexes everywhere.
    /// </summary>
    public static class Quantity
    {
        /// <summary>Air temperature in tenths of a degree Celsius.</summary>
        public const int Temperature = 0;

        /// <summary>Relative humidity in tenths of a percent.</summary>
        public const int Humidity = 1;

        /// <summary>Air pressure in tenths of a hectopascal.</summary>
        public const int Pressure = 2;

        /// <summary>Carbon dioxide in the air, in parts per million.</summary>
        public const int Co2 = 3;

        /// <summary>Charge of the battery in percent.</summary>
        public const int Battery = 4;

        /// <summary>Voltage of the battery in hundredths of a volt.</summary>
        public const int Voltage = 5;

        /// <summary>Temperature of the first probe of several, in tenths of a degree Celsius; those of the others follow.</summary>
        public const int Probe = 6;

        /// <summary>How many probes a board can have.</summary>
        public const int Probes = 4;

        /// <summary>Latitude in hundred-thousandths of a degree, north positive: with <see cref="Longitude"/> it is the position.</summary>
        public const int Latitude = Probe + Probes;

        /// <summary>Longitude in hundred-thousandths of a degree, east positive.</summary>
        public const int Longitude = Latitude + 1;

        /// <summary>Satellites that a position was made from.</summary>
        public const int Satellites = Longitude + 1;

        /// <summary>Resistance of a gas sensor in ohms: the less, the more gas there is that burns.</summary>
        public const int Gas = Satellites + 1;

        /// <summary>How many quantities there are, 16 at most: <see cref="Reading.Sources"/> has four bits for each.</summary>
        public const int Count = 14;

        /// <summary>All of them: bit <c>1 &lt;&lt; quantity</c> for each.</summary>
        public const int All = (1 << Count) - 1;
    }
}
