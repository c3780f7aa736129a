using Firmware.Core;

namespace Firmware
{
    /// <summary>ESP32-DevKitC with a DHT22 on one wire.</summary>
    internal static class Board
    {
        /// <summary>Name of this folder.</summary>
        public const string Name = "esp32-devkitc";

        /// <summary>GPIO of a LED, -1 for none: the board has only one for its power.</summary>
        public static readonly int LedPin = -1;

        /// <summary>GPIO that listens to the data line of the DHT22.</summary>
        public const int DhtEchoPin = 26;

        /// <summary>GPIO that pulls the data line of the DHT22; wired to the echo pin.</summary>
        public const int DhtTriggerPin = 27;

        /// <summary>Readings that wait while there is no link: 2.7 KB of RAM.</summary>
        public const int OutboxCapacity = 64;

        /// <summary>Puts the sensor together.</summary>
        public static ISensor CreateSensor() => new Sensor(new OneWireDht(SensorKind.Dht22, DhtEchoPin, DhtTriggerPin));
    }
}
