using System;

namespace Firmware.Core
{
    /// <summary>
    /// Decides which readings are worth sending: compares with what was sent last, after <see cref="Compare"/>.
    /// A change of at least the deadband passes, a fault and its end always, and everything once per heartbeat.
    /// </summary>
    public sealed class Filter
    {
        private const int Position = (1 << Quantity.Latitude) | (1 << Quantity.Longitude);

        private readonly int[] _quantities;
        private readonly int[] _sent = new int[Quantity.Count];
        private readonly bool _hasPosition;
        private Quality _sentQuality;
        private long _sentAtMs;
        private bool _any;

        /// <summary>Creates a filter that has sent nothing yet.</summary>
        /// <param name="quantities">What the sensor can measure: <see cref="QuantityTable.ListOf"/>.</param>
        public Filter(int[] quantities)
        {
            _quantities = quantities;
            foreach (int quantity in quantities)
            {
                _hasPosition |= quantity == Quantity.Latitude;
            }
        }

        /// <summary>The next reading passes, whatever it is.</summary>
        public void Open() => _any = false;

        /// <summary>Writes down or brings back what was sent last.</summary>
        public void Keep(Memo memo)
        {
            _any = memo.Flag(_any);
            _sentQuality = (Quality)memo.Number((long)_sentQuality);
            _sentAtMs = memo.Number(_sentAtMs);
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                _sent[quantity] = (int)memo.Number(_sent[quantity]);
            }
        }

        /// <summary>Marks in <see cref="Reading.Passing"/> what is to be sent.</summary>
        /// <param name="reading">With its offsets; is changed.</param>
        /// <param name="changed">What <see cref="Compare"/> said.</param>
        /// <param name="settings">In force.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>Whether the reading is to be sent at all.</returns>
        public bool Pass(Reading reading, int changed, Settings settings, long nowMs)
        {
            bool all = !_any || reading.Quality != _sentQuality || nowMs - _sentAtMs >= settings.Number(Setting.Heartbeat) * 1000L;
            reading.Passing = all ? Reading.AllQuantities : changed;
            if (reading.Passing == 0)
            {
                return false;
            }

            if (all)
            {
                _sentAtMs = nowMs;
                _sentQuality = reading.Quality;
                _any = true;
            }

            if (reading.Passing == Reading.AllQuantities)
            {
                Array.Copy(reading.Values, _sent, Quantity.Count);
                return true;
            }

            foreach (int quantity in _quantities)
            {
                if ((changed & (1 << quantity)) != 0)
                {
                    _sent[quantity] = reading.Values[quantity];
                }
            }

            return true;
        }

        /// <summary>Adds the offsets, and compares with what was sent last.</summary>
        /// <param name="values">As measured; are changed.</param>
        /// <param name="settings">In force.</param>
        /// <returns>What has changed enough: bit <c>1 &lt;&lt; quantity</c> for each.</returns>
        public int Compare(int[] values, Settings settings)
        {
            int changed = 0;
            foreach (int quantity in _quantities)
            {
                int value = values[quantity];
                if (value != Reading.None)
                {
                    int offset = settings.Number(Setting.Offset + quantity);
                    if (offset != 0)
                    {
                        value = QuantityTable.Limit(quantity, value + offset);
                        values[quantity] = value;
                    }
                }

                int sent = _sent[quantity];
                int deadband = settings.Number(Setting.Deadband + quantity);
                if (deadband == 0 || (value == Reading.None || sent == Reading.None ? value != sent : value - sent >= deadband || sent - value >= deadband))
                {
                    changed |= 1 << quantity;
                }
            }

            return _hasPosition ? (changed & ~Position) | (HasMoved(values, settings.Number(Setting.Deadband + Quantity.Latitude)) ? Position : 0) : changed;
        }

        // Latitude and longitude change together, by a distance.
        private bool HasMoved(int[] values, int metres)
        {
            int latitude = values[Quantity.Latitude];
            int sent = _sent[Quantity.Latitude];
            return latitude == Reading.None || sent == Reading.None
                ? latitude != sent || metres == 0
                : Earth.AreApart(latitude, values[Quantity.Longitude], sent, _sent[Quantity.Longitude], metres);
        }
    }
}
