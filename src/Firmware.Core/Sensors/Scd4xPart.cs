namespace Firmware.Core
{
    /// <summary>
    /// An SCD40 or SCD41 on I2C: CO2, with the temperature and humidity that it corrects by. It measures by itself every 5 s; a read takes
    /// what is ready. Commands and times are those of the data sheet (SCD4x, version 1.4, chapter 3).
    /// </summary>
    public sealed class Scd4xPart : ISensorPart
    {
        /// <summary>Its only I2C address.</summary>
        public const int Address = 0x62;

        // 3.5 and 3.6: a command that only reads takes 1 ms, to stop takes half a second.
        private const int CommandMs = 1;
        private const int StopMs = 500;

        // 3.8.2: nothing is ready while these bits are 0.
        private const int ReadyBits = 0x07FF;

        // 1.1 and 1.2: the range in which it works. CO2 of 0 is what it says when it was read before its first measurement.
        private const int MaximumCo2 = 40000;
        private const int MinimumTemperature = -100;
        private const int MaximumTemperature = 600;

        private static readonly byte[] Start = { 0x21, 0xB1 };
        private static readonly byte[] Stop = { 0x3F, 0x86 };
        private static readonly byte[] IsReady = { 0xE4, 0xB8 };
        private static readonly byte[] ReadAll = { 0xEC, 0x05 };

        // 3.7.5: 700 to 1200 hPa, in whole ones.
        private const int LeastPressure = 700;
        private const int MostPressure = 1200;

        private readonly IRegisters _bus;
        private readonly byte[] _ambient = { 0xE0, 0x00, 0, 0, 0 };
        private int _pressure;
        private int _toldPressure;
        private readonly byte[] _status = new byte[3];
        private readonly byte[] _words = new byte[9];
        private bool _runs;

        /// <summary>Creates the part.</summary>
        public Scd4xPart(IRegisters bus)
        {
            _bus = bus;
        }

        /// <inheritdoc/>
        public int Kind => SensorKind.Scd4x;

        /// <summary>The pressure of the air, as another part measures it: it corrects CO2, by 10 % for each 100 hPa.</summary>
        /// <param name="tenths">Tenths of a hectopascal.</param>
        public void Correct(int tenths) => _pressure = (tenths + 5) / 10;

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
        public void Release()
        {
            _runs = false;
            _bus.Release();
        }

        private Quality Measure(Reading into)
        {
            if ((!_runs && !Begin()) || !SendPressure())
            {
                return Quality.Absent;
            }

            Quality quality = Query(IsReady, _status);
            if (quality != Quality.Ok)
            {
                return quality;
            }

            if ((((_status[0] << 8) | _status[1]) & ReadyBits) == 0)
            {
                return Quality.Timeout;
            }

            quality = Query(ReadAll, _words);
            return quality == Quality.Ok ? Decode(into) : quality;
        }

        // It goes on measuring while the board restarts, and then takes no other command: so it is stopped first. One that was not
        // measuring does not mind. The first value is ready 5 s later.
        private bool Begin()
        {
            if (!_bus.Send(Stop))
            {
                return false;
            }

            _bus.Pause(StopMs);
            _toldPressure = 0;
            _runs = _bus.Send(Start);
            return _runs;
        }

        // It may be told while it measures, and forgets it without supply.
        private bool SendPressure()
        {
            if (_pressure == _toldPressure || _pressure < LeastPressure || _pressure > MostPressure)
            {
                return true;
            }

            _ambient[2] = (byte)(_pressure >> 8);
            _ambient[3] = (byte)_pressure;
            _ambient[4] = Crc8.Of(_ambient, 2, 2);
            if (!_bus.Send(_ambient))
            {
                _runs = false;
                return false;
            }

            _bus.Pause(CommandMs);
            _toldPressure = _pressure;
            return true;
        }

        private Quality Query(byte[] command, byte[] answer)
        {
            if (!_bus.Send(command))
            {
                _runs = false;
                return Quality.Absent;
            }

            _bus.Pause(CommandMs);
            return !_bus.Receive(answer) ? Quality.Absent : Crc8.Fits(answer) ? Quality.Ok : Quality.Checksum;
        }

        private Quality Decode(Reading into)
        {
            int co2 = Word(0);
            int temperature = Scale.Temperature(Word(3));
            if (co2 == 0 || co2 > MaximumCo2 || temperature < MinimumTemperature || temperature > MaximumTemperature)
            {
                return Quality.Range;
            }

            into.Set(temperature, Scale.Linear(Word(6), 1000, 0), Reading.None);
            into.Values[Quantity.Co2] = co2;
            into.Fingerprint = (co2 * 31 + Word(3)) * 31 + Word(6);
            return Quality.Ok;
        }

        private int Word(int at) => (_words[at] << 8) | _words[at + 1];
    }
}
