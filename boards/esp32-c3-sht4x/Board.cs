using Firmware.Core;

namespace Firmware
{
    /// <summary>ESP32-C3-DevKitM-1 with an SHT4x on I2C, running from a lithium-ion cell.</summary>
    internal static class Board
    {
        /// <summary>Name of this folder.</summary>
        public const string Name = "esp32-c3-sht4x";

        /// <summary>GPIO of a LED, -1 for none: the coloured one takes a protocol and not a level.</summary>
        public static readonly int LedPin = -1;

        /// <summary>GPIO of the data line of I2C.</summary>
        public const int I2cDataPin = 6;

        /// <summary>GPIO of the clock line of I2C.</summary>
        public const int I2cClockPin = 7;

        /// <summary>GPIO that measures the battery behind two resistors.</summary>
        public const int BatteryPin = 3;

        /// <summary>Channel of the converter at that pin: on an ESP32-C3 its number.</summary>
        public const int BatteryChannel = 3;

        /// <summary>Each of the two resistors, in kilohm: 5 uA flow through them.</summary>
        public const int BatteryKilohm = 470;

        /// <summary>Readings that wait while there is no link: 3.2 KB of RAM.</summary>
        public const int OutboxCapacity = 64;

        /// <summary>Puts the sensors together.</summary>
        public static ISensor CreateSensor() => new SensorSet(new ISensor[]
        {
            new Sensor(new ShtPart(SensorKind.Sht4x, new I2cRegisters(I2cDataPin, I2cClockPin, ShtPart.Address))),
            new Sensor(new BatteryPart(
                new AnalogPin(BatteryChannel), 0, AdcScale.Esp32C3Full, BatteryKilohm, BatteryKilohm, BatteryCurve.LithiumIon())),
        });
    }
}
