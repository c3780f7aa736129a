namespace Firmware.Core
{
    /// <summary>
    /// A DS18B20 on a 1-Wire bus that others may share: its temperature is a quantity of its own, which the board names. Times, registers and
    /// examples are those of the data sheet (DS18B20, 19-7487).
    /// </summary>
    public sealed class Ds18b20Part : ISensorPart
    {
        // The configuration register: bit 7 is 0, bits 0 to 4 are 1. Anything else did not come from a part, though its checksum may be right.
        private const int ConfigurationMask = 0x9F;
        private const int Configuration = 0x1F;

        // What stands there after power-up, before anything was measured: 85 °C, with this in a byte that a measurement changes.
        private const int PowerUp = 0x0550;
        private const int PowerUpMark = 0x0C;

        private const int Minimum = -550;
        private const int Maximum = 1250;

        private readonly ProbeBus _bus;
        private readonly byte[] _id;
        private readonly int _quantity;
        private readonly byte[] _scratchpad = new byte[ProbeBus.ScratchpadBytes];
        private int _measurement;

        /// <summary>Creates the part.</summary>
        /// <param name="bus">Its bus.</param>
        /// <param name="id">Its id of eight bytes, the family 0x28 first; null where it is the only one on the bus.</param>
        /// <param name="quantity"><see cref="Quantity.Temperature"/>, or one from <see cref="Quantity.Probe"/> on.</param>
        public Ds18b20Part(ProbeBus bus, byte[] id, int quantity)
        {
            _bus = bus;
            _id = id;
            _quantity = quantity;
        }

        /// <summary>A sensor with this part: it measures its quantity only.</summary>
        /// <param name="bus">Its bus.</param>
        /// <param name="id">Its id, or null.</param>
        /// <param name="quantity">Its quantity.</param>
        public static Sensor SensorOf(ProbeBus bus, byte[] id, int quantity) => new Sensor(new Ds18b20Part(bus, id, quantity), 1 << quantity);

        /// <inheritdoc/>
        public int Kind => SensorKind.Ds18b20;

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
            // The first part that is read makes all of them measure; the others only fetch.
            if (_measurement == _bus.Measurement && !_bus.Measure())
            {
                return Quality.Absent;
            }

            _measurement = _bus.Measurement;
            if ((_id != null && !ProbeBus.IsId(_id)) || !_bus.Fetch(_id, _scratchpad) || IsSilence())
            {
                return Quality.Absent;
            }

            if (ProbeBus.CrcOf(_scratchpad, ProbeBus.ScratchpadBytes - 1) != _scratchpad[ProbeBus.ScratchpadBytes - 1])
            {
                return Quality.Checksum;
            }

            return (_scratchpad[4] & ConfigurationMask) != Configuration ? Quality.Absent : Decode(into);
        }

        // The part with this id is not on the bus: nobody pulls it down.
        private bool IsSilence()
        {
            foreach (byte one in _scratchpad)
            {
                if (one != 0xFF)
                {
                    return false;
                }
            }

            return true;
        }

        private Quality Decode(Reading into)
        {
            int count = (short)(_scratchpad[0] | (_scratchpad[1] << 8));
            if (count == PowerUp && _scratchpad[6] == PowerUpMark)
            {
                return Quality.Timeout;
            }

            // With fewer than 12 bits the last ones are undefined.
            int undefined = 3 - ((_scratchpad[4] >> 5) & 3);
            count &= -1 << undefined;

            // Sixteenths of a degree.
            int temperature = (count * 10 + (count < 0 ? -8 : 8)) / 16;
            if (temperature < Minimum || temperature > Maximum)
            {
                return Quality.Range;
            }

            into.Clear();
            into.Values[_quantity] = temperature;
            into.Fingerprint = count;
            return Quality.Ok;
        }
    }
}
