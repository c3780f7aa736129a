using Firmware.Core;

namespace Firmware
{
    /// <summary>M5Stack Core2 with a BME280 unit at port A.</summary>
    internal static class Board
    {
        /// <summary>Name of this folder.</summary>
        public const string Name = "m5stack-core2";

        /// <summary>GPIO of a LED, -1 for none: the green one hangs on the power chip.</summary>
        public static readonly int LedPin = -1;

        /// <summary>GPIO of the data line of I2C at port A, the yellow wire.</summary>
        public const int I2cDataPin = 32;

        /// <summary>GPIO of the clock line of I2C at port A, the white wire.</summary>
        public const int I2cClockPin = 33;

        /// <summary>Readings that wait while there is no link: 10.5 KB of RAM.</summary>
        public const int OutboxCapacity = 256;

        /// <summary>Puts the sensor together.</summary>
        public static ISensor CreateSensor() => new Sensor(new Bme280Part(new I2cRegisters(I2cDataPin, I2cClockPin, Bme280Part.Address)));
    }
}
