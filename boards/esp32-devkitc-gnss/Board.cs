using Firmware.Core;

namespace Firmware
{
    /// <summary>ESP32-DevKitC with a GNSS receiver on a serial line.</summary>
    internal static class Board
    {
        /// <summary>Name of this folder.</summary>
        public const string Name = "esp32-devkitc-gnss";

        /// <summary>GPIO of a LED, -1 for none: the board has only one for its power.</summary>
        public static readonly int LedPin = -1;

        /// <summary>GPIO that hears the receiver.</summary>
        public const int GnssReceivePin = 32;

        /// <summary>GPIO that could speak to the receiver.</summary>
        public const int GnssTransmitPin = 33;

        /// <summary>Bits a second of the receiver: 9600 from the factory on most, 38400 on some newer ones.</summary>
        public const int GnssBaud = 9600;

        /// <summary>Readings that wait while there is no link: 3 KB of RAM. A vehicle is out of reach of its Wi-Fi for long.</summary>
        public const int OutboxCapacity = 128;

        /// <summary>Puts the sensor together.</summary>
        public static ISensor CreateSensor() => new Sensor(new GnssPart(new SerialLine(GnssReceivePin, GnssTransmitPin, GnssBaud)));
    }
}
