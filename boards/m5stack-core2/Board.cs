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

        /// <summary>GPIO of the data line of I2C inside the Core2.</summary>
        public const int InnerDataPin = 21;

        /// <summary>GPIO of the clock line of I2C inside the Core2.</summary>
        public const int InnerClockPin = 22;

        /// <summary>Readings that wait while there is no link: 10.5 KB of RAM.</summary>
        public const int OutboxCapacity = 256;

        // The power chip AXP192 of revision 1.0 (X-Powers data sheet): address, registers, bits.
        private const int PowerAddress = 0x34;
        private const int PowerId = 0x03;
        private const int Axp192Id = 0x03;
        private const int BoostControl = 0x10;
        private const int BoostOn = 1 << 2;
        private const int Gpio0Function = 0x90;
        private const int Gpio0AsRegulator = 2;
        private const int Gpio0Voltage = 0x91;
        private const int Gpio0At3300mV = 0xF0;

        /// <summary>Switches port A on and puts the sensor together.</summary>
        public static ISensor CreateSensor()
        {
            I2cRegisters power = new I2cRegisters(InnerDataPin, InnerClockPin, PowerAddress);
            byte[] id = new byte[1];

            // Revision 1.1 has another power chip at this address: nothing is written to that.
            if (power.Read(PowerId, id) && id[0] == Axp192Id)
            {
                // Its GPIO 0 keeps the 5 V that the board makes from flowing back to USB; so it comes before the converter is on.
                Change(power, Gpio0Voltage, 0x0F, Gpio0At3300mV);
                Change(power, Gpio0Function, 0xF8, Gpio0AsRegulator);
                Change(power, BoostControl, 0xFF, BoostOn);
            }

            power.Release();
            return new Sensor(new Bme280Part(new I2cRegisters(I2cDataPin, I2cClockPin, Bme280Part.Address)));
        }

        private static void Change(I2cRegisters power, int register, int keep, int set)
        {
            byte[] value = new byte[1];
            if (power.Read(register, value))
            {
                power.Write(register, (value[0] & keep) | set);
            }
        }
    }
}
