using Firmware.Core;

namespace Firmware
{
    /// <summary>ESP32-C3-DevKitM-1 with a BME280 or BMP280 on I2C.</summary>
    internal static class Board
    {
        /// <summary>Name of this folder.</summary>
        public const string Name = "esp32-c3-devkitm";

        /// <summary>GPIO of a LED, -1 for none: the coloured one on GPIO 8 takes a protocol and not a level.</summary>
        public static readonly int LedPin = -1;

        /// <summary>GPIO of the data line of I2C.</summary>
        public const int I2cDataPin = 6;

        /// <summary>GPIO of the clock line of I2C.</summary>
        public const int I2cClockPin = 7;

        /// <summary>Readings that wait while there is no link: 2.7 KB of RAM.</summary>
        public const int OutboxCapacity = 64;

        /// <summary>Puts the sensor together.</summary>
        public static ISensor CreateSensor() => new Sensor(new Bme280Part(new I2cRegisters(I2cDataPin, I2cClockPin, Bme280Part.Address)));
    }
}
