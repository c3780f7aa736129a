namespace Firmware.Core
{
    /// <summary>
    /// An AHT20 or AHT21 on I2C. Commands and times are those of the data sheet (AHT20, version 1.1, 5.4).
    /// </summary>
    public sealed class Aht20Part : ISensorPart
    {
        /// <summary>Its only I2C address.</summary>
        public const int Address = 0x38;

        private const int Busy = 0x80;
        private const int Calibrated = 0x08;

        // 5.4: 10 ms after it was told to load its calibration, 80 ms for a measurement, which may take a little longer in the cold.
        private const int InitializeMs = 10;
        private const int MeasureMs = 80;
        private const int Patience = 3;

        // 20 bits for either quantity, over 100 %RH and over 200 K from -50 °C.
        private const long FullScale = 1 << 20;
        private const int Minimum = -400;
        private const int Maximum = 850;

        private static readonly byte[] Initialize = { 0xBE, 0x08, 0x00 };
        private static readonly byte[] Trigger = { 0xAC, 0x33, 0x00 };

        private readonly IRegisters _bus;
        private readonly byte[] _status = new byte[1];
        private readonly byte[] _frame = new byte[7];

        /// <summary>Creates the part.</summary>
        public Aht20Part(IRegisters bus)
        {
            _bus = bus;
        }

        /// <inheritdoc/>
        public int Kind => SensorKind.Aht20;

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            Quality quality = Measure(into);
            if (quality != Quality.Ok)
            {
                into.Fail(quality);
            }
        }

        /// <inheritdoc/>
        public void Release() => _bus.Release();

        private Quality Measure(Reading into)
        {
            if (!_bus.Receive(_status))
            {
                return Quality.Absent;
            }

            // After power-up its calibration may not be loaded: what it then measures is wrong.
            if ((_status[0] & Calibrated) == 0)
            {
                if (!_bus.Send(Initialize))
                {
                    return Quality.Absent;
                }

                _bus.Pause(InitializeMs);
            }

            if (!_bus.Send(Trigger))
            {
                return Quality.Absent;
            }

            for (int i = 0; i < Patience; i++)
            {
                _bus.Pause(MeasureMs);
                if (!_bus.Receive(_frame))
                {
                    return Quality.Absent;
                }

                if ((_frame[0] & Busy) == 0)
                {
                    return Crc8.Of(_frame, 0, 6) == _frame[6] ? Decode(into) : Quality.Checksum;
                }
            }

            return Quality.Timeout;
        }

        private Quality Decode(Reading into)
        {
            int wet = (_frame[1] << 12) | (_frame[2] << 4) | (_frame[3] >> 4);
            int warm = ((_frame[3] & 0xF) << 16) | (_frame[4] << 8) | _frame[5];
            int temperature = (int)((warm * 2000L + FullScale / 2) / FullScale) - 500;
            if ((_frame[0] & Calibrated) == 0 || temperature < Minimum || temperature > Maximum)
            {
                return Quality.Range;
            }

            into.Set(temperature, (int)((wet * 1000L + FullScale / 2) / FullScale), Reading.None);
            into.Fingerprint = wet * 31 + warm;
            return Quality.Ok;
        }
    }
}
