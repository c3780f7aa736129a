namespace Firmware.Core
{
    /// <summary>
    /// A BME680 on I2C. Every transfer is checked; it measures once per read and sleeps in between. Its heater is off unless gas is wanted.
    /// Registers and times are those of the data sheet (BST-BME680-DS001).
    /// </summary>
    public sealed class Bme680Part : ISensorPart
    {
        /// <summary>I2C address with SDO at ground.</summary>
        public const int Address = 0x76;

        /// <summary>I2C address with SDO at the supply, as on most small boards.</summary>
        public const int OtherAddress = 0x77;

        private const int HighCalibration = 0x00;
        private const int Data = 0x1D;
        private const int Heater = 0x5A;
        private const int HeaterTime = 0x64;
        private const int HeaterOff = 0x70;
        private const int RunGas = 0x71;
        private const int ControlHumidity = 0x72;
        private const int ControlMeasure = 0x74;
        private const int LowCalibration = 0x8A;
        private const int ChipId = 0xD0;
        private const int Reset = 0xE0;
        private const int MiddleCalibration = 0xE1;
        private const int Variant = 0xF0;

        private const int Id = 0x61;
        private const int ResetWord = 0xB6;
        private const int Once = 1;
        private const int MeasureOnce = (Once << 5) | (Once << 2) | 1;
        private const int SwitchedOff = 1 << 3;
        private const int GasOn = 1 << 4;

        // 3.3.5 and 5.3.3: 300 °C for 148 ms, as 37 times 4 ms; without gas a measurement takes 10 ms.
        private const int TargetDegrees = 300;
        private const int HeaterTimeWord = (1 << 6) | 37;
        private const int HeatMs = 148;
        private const int MeasureMs = 12;
        private const int StartMs = 10;
        private const int Patience = 5;

        // 5.3.5: of the status, and of the last byte of gas.
        private const int NewData = 0x80;
        private const int GasValid = 0x20;
        private const int HeaterStable = 0x10;

        // What stands in the data registers of a quantity that was not measured, as in the BME280.
        private const int NotMeasured = 0x80000;
        private const int HumidityNotMeasured = 0x8000;

        private readonly IRegisters _registers;
        private readonly bool _wantsGas;
        private readonly Bme680Calibration _calibration = new Bme680Calibration();
        private readonly byte[] _one = new byte[1];
        private readonly byte[] _data = new byte[15];
        private int _ambient = 25;
        private bool _ready;

        /// <summary>Creates the part.</summary>
        /// <param name="registers">Its bus.</param>
        /// <param name="wantsGas">Whether it measures gas; else its heater stays off, and it warms nothing.</param>
        public Bme680Part(IRegisters registers, bool wantsGas)
        {
            _registers = registers;
            _wantsGas = wantsGas;
        }

        /// <inheritdoc/>
        public int Kind => SensorKind.Bme680;

        /// <summary>A sensor with this part: without gas it measures the rest only.</summary>
        public static Sensor SensorOf(IRegisters registers, bool wantsGas)
            => new Sensor(new Bme680Part(registers, wantsGas), wantsGas ? -1 : ~(1 << Quantity.Gas));

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
            if ((!_ready && !Begin()) || !Heat() || !_registers.Write(ControlMeasure, MeasureOnce))
            {
                return Quality.Absent;
            }

            _ready = true;
            int pauseMs = _wantsGas ? MeasureMs + HeatMs : MeasureMs;
            for (int i = 0; i < Patience; i++)
            {
                _registers.Pause(pauseMs);
                pauseMs = MeasureMs;
                if (!_registers.Read(Data, _data))
                {
                    return Quality.Absent;
                }

                if ((_data[0] & NewData) != 0)
                {
                    return Decode(into);
                }
            }

            return Quality.Timeout;
        }

        // The chip id first: nothing is written to another part that happens to have this address. Variant 1 is a BME688, which counts gas differently.
        private bool Begin()
        {
            byte[] low = new byte[Bme680Calibration.LowBytes];
            byte[] middle = new byte[Bme680Calibration.MiddleBytes];
            byte[] high = new byte[Bme680Calibration.HighBytes];
            if (!_registers.Read(ChipId, _one) || _one[0] != Id || !_registers.Read(Variant, _one) || _one[0] != 0 || !_registers.Write(Reset, ResetWord))
            {
                return false;
            }

            _registers.Pause(StartMs);
            return _registers.Read(LowCalibration, low)
                && _registers.Read(MiddleCalibration, middle)
                && _registers.Read(HighCalibration, high)
                && _registers.Write(ControlHumidity, Once)
                && _registers.Write(HeaterOff, _wantsGas ? 0 : SwitchedOff)
                && _registers.Write(RunGas, _wantsGas ? GasOn : 0)
                && (!_wantsGas || _registers.Write(HeaterTime, HeaterTimeWord))
                && _calibration.Load(low, middle, high);
        }

        // How much the heater takes depends on how warm it is around it.
        private bool Heat() => !_wantsGas || _registers.Write(Heater, _calibration.HeaterFor(TargetDegrees, _ambient));

        private Quality Decode(Reading into)
        {
            int pressureCount = Count(2);
            int temperatureCount = Count(5);
            int humidityCount = (_data[8] << 8) | _data[9];
            int gasCount = (_data[13] << 2) | (_data[14] >> 6);

            // A part that lost its power for a moment has forgotten to measure humidity.
            if (pressureCount == NotMeasured || temperatureCount == NotMeasured || humidityCount == HumidityNotMeasured)
            {
                return Quality.Timeout;
            }

            int temperature = _calibration.Temperature(temperatureCount);
            int pressure = _calibration.Pressure(pressureCount);
            if (temperature < -400 || temperature > 850 || pressure < 3000 || pressure > 11000)
            {
                return Quality.Range;
            }

            _ambient = temperature / 10;
            into.Set(temperature, _calibration.Humidity(humidityCount), pressure);
            into.Fingerprint = ((pressureCount * 31 + temperatureCount) * 31 + humidityCount) * 31 + gasCount;
            if (!_wantsGas)
            {
                return Quality.Ok;
            }

            // With a heater that did not get hot enough something else was measured.
            int valid = GasValid | HeaterStable;
            if ((_data[14] & valid) != valid)
            {
                return Quality.Timeout;
            }

            into.Values[Quantity.Gas] = _calibration.Gas(gasCount, _data[14] & 0xF);
            return Quality.Ok;
        }

        private int Count(int at) => (_data[at] << 12) | (_data[at + 1] << 4) | (_data[at + 2] >> 4);
    }
}
