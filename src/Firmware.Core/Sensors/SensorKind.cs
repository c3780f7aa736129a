namespace Firmware.Core
{
    /// <summary>
    /// The parts that can measure, and what their data sheets say of them. Constants and no enum: four bits each in
    /// <see cref="Reading.Sources"/>.
    /// </summary>
    public static class SensorKind
    {
        /// <summary>No part, or one that is not named.</summary>
        public const int None = 0;

        /// <summary>Aosong DHT11: one wire.</summary>
        public const int Dht11 = 1;

        /// <summary>Aosong DHT12: I2C.</summary>
        public const int Dht12 = 2;

        /// <summary>Aosong DHT22, also sold as AM2302; DHT21, also sold as AM2301: one wire.</summary>
        public const int Dht22 = 3;

        /// <summary>Bosch BME280: I2C.</summary>
        public const int Bme280 = 4;

        /// <summary>Bosch BMP280, which measures no humidity: I2C.</summary>
        public const int Bmp280 = 5;

        /// <summary>Bits of a kind in <see cref="Reading.Sources"/>.</summary>
        public const int Bits = 4;

        // Data sheets: DHT22 and DHT12 one read in 2 s, DHT11 one in a second.
        private const int SlowPaceMs = 2000;
        private const int Dht11PaceMs = 1000;

        // A BME280 needs 9.3 ms at most for one measurement of each quantity (data sheet 9.1). One a second keeps its own heat
        // away: the data sheet recommends one a minute for weather (3.5.1).
        private const int BoschPaceMs = 1000;

        private const int Climate = (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

        /// <summary>What a part measures: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</summary>
        public static int QuantitiesOf(int kind)
            => kind == Bme280 ? Reading.AllQuantities : kind == Bmp280 ? Reading.AllQuantities & ~(1 << Quantity.Humidity) : Climate;

        /// <summary>The shortest pause between two reads of a part, in milliseconds.</summary>
        public static int PaceMsOf(int kind) => kind == Dht11 ? Dht11PaceMs : kind >= Bme280 ? BoschPaceMs : SlowPaceMs;

        /// <summary>
        /// Whether a part resolves so finely that living air never gives the same frame for an hour. A DHT11 counts whole degrees
        /// and percent: in a quiet room it rightly repeats itself for hours.
        /// </summary>
        public static bool IsFine(int kind) => kind != Dht11;
    }
}
