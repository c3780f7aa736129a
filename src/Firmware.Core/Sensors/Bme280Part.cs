namespace Firmware.Core
{
    /// <summary>
    /// A BME280 on I2C, or a BMP280 where that is found. Every transfer is checked; it measures once per read and sleeps in between.
    /// Registers and times are those of the data sheet (BST-BME280-DS002).
    /// </summary>
    public sealed class Bme280Part : ISensorPart
    {
        /// <summary>I2C address with SDO at ground, as on most small boards.</summary>
        public const int Address = 0x76;

        /// <summary>I2C address with SDO at the supply.</summary>
        public const int OtherAddress = 0x77;

        private const int CalibrationLow = 0x88;
        private const int ChipId = 0xD0;
        private const int Reset = 0xE0;
        private const int CalibrationHigh = 0xE1;
        private const int ControlHumidity = 0xF2;
        private const int Status = 0xF3;
        private const int ControlMeasure = 0xF4;
        private const int Data = 0xF7;

        private const byte Bme280Id = 0x60;
        private const byte Bmp280Id = 0x58;
        private const int ResetWord = 0xB6;
        private const int Measuring = 1 << 3;
        private const int CopyingCalibration = 1 << 0;

        // 3.5.1, weather monitoring: each quantity once, no filter, then sleep again.
        private const int Once = 1;
        private const int MeasureOnce = (Once << 5) | (Once << 2) | 1;

        // 1.1: 2 ms from reset to the first transfer. 9.1: 9.3 ms at most for a measurement.
        private const int StartMs = 2;
        private const int MeasureMs = 10;
        private const int Patience = 5;

        // 5.4.7 to 5.4.9: what stands in the data registers of a quantity that was not measured.
        private const int NotMeasured = 0x80000;
        private const int HumidityNotMeasured = 0x8000;

        // 1.1 to 1.3: the range in which it works.
        private const int MinimumTemperature = -400;
        private const int MaximumTemperature = 850;
        private const int MinimumPressure = 3000;
        private const int MaximumPressure = 11000;

        private readonly IRegisters _registers;
        private readonly Bme280Calibration _calibration = new Bme280Calibration();
        private readonly byte[] _one = new byte[1];
        private readonly byte[] _data = new byte[8];
        private int _kind = SensorKind.Bme280;
        private bool _ready;

        /// <summary>Creates the part.</summary>
        public Bme280Part(IRegisters registers)
        {
            _registers = registers;
        }

        /// <inheritdoc/>
        public int Kind => _kind;

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            Quality quality = Measure(into);
            if (quality != Quality.Ok)
            {
                // Whatever it was: a part that was unplugged has forgotten how to measure.
                _ready = false;
                into.Fail(quality);
            }
        }

        /// <inheritdoc/>
        public void Release()
        {
            _ready = false;
            _registers.Release();
        }

        private Quality Measure(Reading into)
        {
            if (!_ready && !Begin())
            {
                return Quality.Absent;
            }

            _ready = true;
            if (!_registers.Write(ControlMeasure, MeasureOnce))
            {
                return Quality.Absent;
            }

            return !Finish(Measuring, MeasureMs) ? Quality.Timeout : !_registers.Read(Data, _data) ? Quality.Absent : Decode(into);
        }

        // The chip id first: nothing is written to another part that happens to have this address.
        private bool Begin()
        {
            byte[] low = new byte[Bme280Calibration.LowBytes];
            byte[] high = new byte[Bme280Calibration.HighBytes];
            if (!_registers.Read(ChipId, _one) || (_one[0] != Bme280Id && _one[0] != Bmp280Id))
            {
                return false;
            }

            _kind = _one[0] == Bme280Id ? SensorKind.Bme280 : SensorKind.Bmp280;
            return _registers.Write(Reset, ResetWord)
                && Finish(CopyingCalibration, StartMs)
                && _registers.Read(CalibrationLow, low)
                && (_kind == SensorKind.Bmp280 || (_registers.Read(CalibrationHigh, high) && _registers.Write(ControlHumidity, Once)))
                && _calibration.Load(low, high);
        }

        private bool Finish(int bit, int pauseMs)
        {
            for (int i = 0; i < Patience; i++)
            {
                _registers.Pause(pauseMs);
                if (_registers.Read(Status, _one) && (_one[0] & bit) == 0)
                {
                    return true;
                }
            }

            return false;
        }

        private Quality Decode(Reading into)
        {
            int pressureCount = Count(0);
            int temperatureCount = Count(3);
            int humidityCount = (_data[6] << 8) | _data[7];
            bool humid = _kind == SensorKind.Bme280;
            if (pressureCount == NotMeasured || temperatureCount == NotMeasured || (humid && humidityCount == HumidityNotMeasured))
            {
                return Quality.Timeout;
            }

            int temperature = _calibration.Temperature(temperatureCount);
            int pressure = _calibration.Pressure(pressureCount);
            if (temperature < MinimumTemperature || temperature > MaximumTemperature || pressure < MinimumPressure || pressure > MaximumPressure)
            {
                return Quality.Range;
            }

            into.Set(temperature, humid ? _calibration.Humidity(humidityCount) : Reading.None, pressure);
            into.Fingerprint = (pressureCount * 31 + temperatureCount) * 31 + (humid ? humidityCount : 0);
            return Quality.Ok;
        }

        private int Count(int at) => (_data[at] << 12) | (_data[at + 1] << 4) | (_data[at + 2] >> 4);
    }
}
