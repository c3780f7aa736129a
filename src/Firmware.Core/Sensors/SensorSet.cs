namespace Firmware.Core
{
    /// <summary>
    /// Several sensors of one board, best first: each quantity comes from the first that has a value for it. If one fails, another
    /// that measures the same takes over; the reading says which value came from which part.
    /// </summary>
    public sealed class SensorSet : ISensor
    {
        private readonly ISensor[] _sensors;
        private readonly int[] _quantities;
        private readonly Reading _one = new Reading();
        private readonly Reading _all = new Reading();

        /// <summary>Creates a set.</summary>
        /// <param name="sensors">One or more, best first.</param>
        public SensorSet(ISensor[] sensors)
        {
            _sensors = sensors;
            foreach (ISensor sensor in sensors)
            {
                Quantities |= sensor.Quantities;
            }

            _quantities = QuantityTable.ListOf(Quantities);
        }

        /// <inheritdoc/>
        public int Quantities { get; }

        /// <inheritdoc/>
        public int PaceMs
        {
            get
            {
                int slowest = 0;
                foreach (ISensor sensor in _sensors)
                {
                    slowest = sensor.PaceMs > slowest ? sensor.PaceMs : slowest;
                }

                return slowest;
            }
        }

        /// <inheritdoc/>
        public bool Read(long nowMs, Reading into)
        {
            bool all = true;
            _all.Clear();
            foreach (ISensor sensor in _sensors)
            {
                all &= sensor.Read(nowMs, _one);
                Add();
            }

            if (!all)
            {
                return false;
            }

            if (HasAll())
            {
                _all.Quality = Quality.Ok;
            }

            into.CopyValuesFrom(_all);
            return true;
        }

        /// <inheritdoc/>
        public void Keep(Memo memo)
        {
            foreach (ISensor sensor in _sensors)
            {
                sensor.Keep(memo);
            }
        }

        private void Add()
        {
            if (_all.Quality == Quality.Ok)
            {
                _all.Quality = _one.Quality;
            }

            foreach (int quantity in _quantities)
            {
                if (_all.Values[quantity] == Reading.None && _one.Values[quantity] != Reading.None)
                {
                    _all.Values[quantity] = _one.Values[quantity];
                    _all.AddSource(quantity, _one.SourceOf(quantity));
                }
            }
        }

        private bool HasAll()
        {
            foreach (int quantity in _quantities)
            {
                if (_all.Values[quantity] == Reading.None)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
