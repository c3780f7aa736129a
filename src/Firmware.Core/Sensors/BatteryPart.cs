namespace Firmware.Core
{
    /// <summary>
    /// A battery behind a voltage divider at a pin that measures. Voltage is the mean of <see cref="Samples"/> samples, charge follows from it by a
    /// curve. The converters of the ESP32s are not calibrated here: expect 5 %, and correct it with <c>offset_voltage</c>; the charge follows the
    /// voltage as it was measured.
    /// </summary>
    public sealed class BatteryPart : ISensorPart
    {
        /// <summary>The highest count of the converter: 12 bits (AdcController of nf-interpreter: 4095 on every ESP32).</summary>
        public const int FullCount = 4095;

        /// <summary>Samples of which the mean is taken: the radio makes single ones differ by some hundredths of a volt.</summary>
        public const int Samples = 16;

        // Below this no battery is connected: no node runs from so little.
        private const int LeastMillivolts = 500;

        private readonly IAnalog _pin;
        private readonly BatteryCurve _curve;
        private readonly int _zeroMillivolts;
        private readonly int _fullMillivolts;
        private readonly int _upper;
        private readonly int _lower;

        /// <summary>Creates the part.</summary>
        /// <param name="pin">Its pin.</param>
        /// <param name="zeroMillivolts">What the pin has at count 0: see <see cref="AdcScale"/>.</param>
        /// <param name="fullMillivolts">What it has at <see cref="FullCount"/>.</param>
        /// <param name="upper">The resistor between battery and pin, in kilohm; 0 for none.</param>
        /// <param name="lower">The resistor between pin and ground, in kilohm, 1 or more.</param>
        /// <param name="curve">Of the battery.</param>
        public BatteryPart(IAnalog pin, int zeroMillivolts, int fullMillivolts, int upper, int lower, BatteryCurve curve)
        {
            _pin = pin;
            _zeroMillivolts = zeroMillivolts;
            _fullMillivolts = fullMillivolts;
            _upper = upper;
            _lower = lower;
            _curve = curve;
        }

        /// <inheritdoc/>
        public int Kind => SensorKind.Battery;

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            int sum = 0;
            for (int i = 0; i < Samples; i++)
            {
                int count = _pin.Read();
                if (count < 0)
                {
                    into.Fail(Quality.Absent);
                    return;
                }

                if (count >= FullCount)
                {
                    // At the end of its range the converter cannot tell how much more there is.
                    into.Fail(Quality.Range);
                    return;
                }

                sum += count;
            }

            int atPin = _zeroMillivolts + (int)((long)sum * (_fullMillivolts - _zeroMillivolts) / (FullCount * Samples));
            int millivolts = (int)((long)atPin * (_upper + _lower) / _lower);
            if (sum == 0 || millivolts < LeastMillivolts)
            {
                into.Fail(Quality.Absent);
                return;
            }

            into.Clear();
            into.Values[Quantity.Battery] = _curve.PercentAt(millivolts);
            into.Values[Quantity.Voltage] = (millivolts + 5) / 10;
            into.Fingerprint = sum;
        }

        /// <inheritdoc/>
        public void Release() => _pin.Release();
    }
}
