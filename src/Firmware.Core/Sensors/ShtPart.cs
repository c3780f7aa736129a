namespace Firmware.Core
{
    /// <summary>
    /// An SHT3x or SHT4x on I2C: one measurement at the highest repeatability for each read, without clock stretching, both words checked.
    /// Commands and times are those of the data sheets (SHT3x-DIS, December 2022; SHT4x, version 6.5).
    /// </summary>
    public sealed class ShtPart : ISensorPart
    {
        /// <summary>I2C address of most boards.</summary>
        public const int Address = 0x44;

        /// <summary>I2C address of an SHT3x with ADDR at the supply, and of an SHT4x-B.</summary>
        public const int OtherAddress = 0x45;

        // SHT3x table 9 and 4; SHT4x table 8 and 5. The longest time for a measurement, rounded up.
        private const int Sht3xMeasureMs = 16;
        private const int Sht4xMeasureMs = 9;

        // The range in which they work: SHT3x 2.1, SHT4x 2.
        private const int Minimum = -400;
        private const int Maximum = 1250;

        private readonly IRegisters _bus;
        private readonly byte[] _command;
        private readonly byte[] _words = new byte[6];

        /// <summary>Creates the part.</summary>
        /// <param name="kind"><see cref="SensorKind.Sht3x"/> or <see cref="SensorKind.Sht4x"/>.</param>
        /// <param name="bus">Its bus.</param>
        public ShtPart(int kind, IRegisters bus)
        {
            Kind = kind;
            _bus = bus;
            _command = kind == SensorKind.Sht3x ? new byte[] { 0x24, 0x00 } : new byte[] { 0xFD };
        }

        /// <inheritdoc/>
        public int Kind { get; }

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            if (!_bus.Send(_command))
            {
                into.Fail(Quality.Absent);
                return;
            }

            // It takes no read before it is ready.
            _bus.Pause(Kind == SensorKind.Sht3x ? Sht3xMeasureMs : Sht4xMeasureMs);
            if (!_bus.Receive(_words))
            {
                into.Fail(Quality.Timeout);
            }
            else if (!Crc8.Fits(_words))
            {
                into.Fail(Quality.Checksum);
            }
            else
            {
                Decode(into);
            }
        }

        /// <inheritdoc/>
        public void Release() => _bus.Release();

        private void Decode(Reading into)
        {
            int first = (_words[0] << 8) | _words[1];
            int second = (_words[3] << 8) | _words[4];
            int temperature = Scale.Temperature(first);

            // An SHT4x counts from -6 to 119 %RH, so that it may say what cannot be: cropped, as its data sheet wants it (4.6).
            int humidity = Kind == SensorKind.Sht3x ? Scale.Linear(second, 1000, 0) : QuantityTable.Limit(Quantity.Humidity, Scale.Linear(second, 1250, -60));
            if (temperature < Minimum || temperature > Maximum)
            {
                into.Fail(Quality.Range);
                return;
            }

            into.Set(temperature, humidity, Reading.None);
            into.Fingerprint = (first << 16) | second;
        }
    }
}
