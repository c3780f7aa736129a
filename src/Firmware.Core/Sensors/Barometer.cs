namespace Firmware.Core
{
    /// <summary>A sensor that measures pressure among others, and tells it to an SCD4x, which corrects its CO2 by it.</summary>
    public sealed class Barometer : ISensor
    {
        private readonly ISensor _sensor;
        private readonly Scd4xPart _corrected;

        /// <summary>Creates a barometer.</summary>
        /// <param name="sensor">Measures pressure.</param>
        /// <param name="corrected">Is told each pressure that is believed; its sensor comes after this one in a <see cref="SensorSet"/>.</param>
        public Barometer(ISensor sensor, Scd4xPart corrected)
        {
            _sensor = sensor;
            _corrected = corrected;
        }

        /// <inheritdoc/>
        public int Quantities => _sensor.Quantities;

        /// <inheritdoc/>
        public int PaceMs => _sensor.PaceMs;

        /// <inheritdoc/>
        public void Keep(Memo memo) => _sensor.Keep(memo);

        /// <inheritdoc/>
        public bool Read(long nowMs, Reading into)
        {
            bool said = _sensor.Read(nowMs, into);
            if (said && into.Values[Quantity.Pressure] != Reading.None)
            {
                _corrected.Correct(into.Values[Quantity.Pressure]);
            }

            return said;
        }
    }
}
