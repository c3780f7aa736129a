using Firmware.Core;

namespace Firmware
{
    /// <summary>ESP32-S3-DevKitC-1 with a BME280 on I2C and a DHT22 on one wire.</summary>
    internal static class Board
    {
        /// <summary>Name of this folder.</summary>
        public const string Name = "esp32-s3-devkitc";

        /// <summary>GPIO of a LED, -1 for none: the coloured one takes a protocol and not a level.</summary>
        public static readonly int LedPin = -1;

        /// <summary>GPIO of the data line of I2C.</summary>
        public const int I2cDataPin = 8;

        /// <summary>GPIO of the clock line of I2C.</summary>
        public const int I2cClockPin = 9;

        /// <summary>GPIO that listens to the data line of the DHT22.</summary>
        public const int DhtEchoPin = 4;

        /// <summary>GPIO that pulls the data line of the DHT22; wired to the echo pin.</summary>
        public const int DhtTriggerPin = 5;

        /// <summary>Readings that wait while there is no link: 10.5 KB of RAM, of which the S3 has more.</summary>
        public const int OutboxCapacity = 256;

        /// <summary>Puts the sensors together: the BME280 counts, and the DHT22 steps in for it.</summary>
        public static ISensor CreateSensor() => new SensorSet(new ISensor[]
        {
            new Sensor(new Bme280Part(new I2cRegisters(I2cDataPin, I2cClockPin, Bme280Part.Address))),
            new Sensor(new RmtDht(SensorKind.Dht22, DhtEchoPin, DhtTriggerPin, RmtDht.ReceiverOfEsp32S3)),
        });
    }
}
