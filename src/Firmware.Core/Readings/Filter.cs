namespace Firmware.Core
{
    /// <summary>
    /// Decides which readings are worth sending: adds the offset, then compares with what was sent last.
    /// A change of at least the deadband passes, a fault and its end always, and everything once per heartbeat.
    /// </summary>
    public sealed class Filter
    {
        private readonly int[] _quantities;
        private readonly int[] _sent = new int[Quantity.Count];
        private Quality _sentQuality;
        private long _sentAtMs;
        private bool _any;

        /// <summary>Creates a filter that has sent nothing yet.</summary>
        /// <param name="quantities">What the sensor can measure: <see cref="QuantityTable.ListOf"/>.</param>
        public Filter(int[] quantities)
        {
            _quantities = quantities;
        }

        /// <summary>The next reading passes, whatever it is.</summary>
        public void Open() => _any = false;

        /// <summary>Applies the offsets and marks in <see cref="Reading.Passing"/> what is to be sent.</summary>
        /// <param name="reading">As measured; is changed.</param>
        /// <param name="settings">In force.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>Whether the reading is to be sent at all.</returns>
        public bool Pass(Reading reading, Settings settings, long nowMs)
        {
            AddOffsets(reading, settings);
            bool all = !_any || reading.Quality != _sentQuality || nowMs - _sentAtMs >= settings.Number(Setting.Heartbeat) * 1000L;
            reading.Passing = all ? Reading.AllQuantities : Changed(reading, settings);
            if (reading.Passing == 0)
            {
                return false;
            }

            if (all)
            {
                _sentAtMs = nowMs;
            }

            Remember(reading);
            return true;
        }

        private void AddOffsets(Reading reading, Settings settings)
        {
            int[] values = reading.Values;
            foreach (int quantity in _quantities)
            {
                int offset = values[quantity] == Reading.None ? 0 : settings.Number(Setting.Offset + quantity);
                if (offset != 0)
                {
                    values[quantity] = QuantityTable.Limit(quantity, values[quantity] + offset);
                }
            }
        }

        private int Changed(Reading reading, Settings settings)
        {
            int changed = 0;
            foreach (int quantity in _quantities)
            {
                if (IsChange(reading.Values[quantity], _sent[quantity], settings.Number(Setting.Deadband + quantity)))
                {
                    changed |= 1 << quantity;
                }
            }

            return changed;
        }

        private static bool IsChange(int value, int sent, int deadband)
        {
            if (value == Reading.None || sent == Reading.None)
            {
                return value != sent || deadband == 0;
            }

            int change = value - sent;
            return (change < 0 ? -change : change) >= deadband;
        }

        private void Remember(Reading reading)
        {
            _any = true;
            _sentQuality = reading.Quality;
            int passing = reading.Passing;
            foreach (int quantity in _quantities)
            {
                if ((passing & (1 << quantity)) != 0)
                {
                    _sent[quantity] = reading.Values[quantity];
                }
            }
        }
    }
}
