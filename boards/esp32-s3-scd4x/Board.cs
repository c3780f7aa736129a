using Firmware.Core;

namespace Firmware
{
    /// <summary>ESP32-S3-DevKitC-1 with an SCD4x and a BME280 on I2C.</summary>
    internal static class Board
    {
        /// <summary>Name of this folder.</summary>
        public const string Name = "esp32-s3-scd4x";

        /// <summary>GPIO of a LED, -1 for none: the coloured one takes a protocol and not a level.</summary>
        public static readonly int LedPin = -1;

        /// <summary>GPIO of the data line of I2C.</summary>
        public const int I2cDataPin = 8;

        /// <summary>GPIO of the clock line of I2C.</summary>
        public const int I2cClockPin = 9;

        /// <summary>Readings that wait while there is no link: 12 KB of RAM, of which the S3 has more.</summary>
        public const int OutboxCapacity = 256;

        /// <summary>Puts the sensors together: the BME280 counts for the air, and its pressure corrects the CO2 of the SCD4x.</summary>
        public static ISensor CreateSensor()
        {
            Scd4xPart gas = new Scd4xPart(new I2cRegisters(I2cDataPin, I2cClockPin, Scd4xPart.Address));
            return new SensorSet(new ISensor[]
            {
                new Barometer(new Sensor(new Bme280Part(new I2cRegisters(I2cDataPin, I2cClockPin, Bme280Part.Address))), gas),
                new Sensor(gas),
            });
        }
    }
}
