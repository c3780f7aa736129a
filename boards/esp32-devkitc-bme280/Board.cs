using Firmware.Core;

namespace Firmware
{
    /// <summary>ESP32-DevKitC with a BME280 or BMP280 on I2C.</summary>
    internal static class Board
    {
        /// <summary>Name of this folder.</summary>
        public const string Name = "esp32-devkitc-bme280";

        /// <summary>GPIO of a LED, -1 for none: the board has only one for its power.</summary>
        public static readonly int LedPin = -1;

        /// <summary>GPIO of the data line of I2C.</summary>
        public const int I2cDataPin = 21;

        /// <summary>GPIO of the clock line of I2C.</summary>
        public const int I2cClockPin = 22;

        /// <summary>Readings that wait while there is no link: 2.7 KB of RAM.</summary>
        public const int OutboxCapacity = 64;

        /// <summary>Puts the sensor together.</summary>
        public static ISensor CreateSensor() => new Sensor(new Bme280Part(new I2cRegisters(I2cDataPin, I2cClockPin, Bme280Part.Address)));
    }
}
