namespace Firmware.Core
{
    /// <summary>
    /// The one table of sensors: a new one is a constant in <see cref="SensorKind"/>, a row here, and a class that reads it. The comment of a
    /// row is what docs/sensors.md says of the part: its name there, range, resolution and accuracy by its data sheet, and what its driver costs.
    /// A row is made when it is asked for: who needs it at each sample keeps the one of its own part.
    /// </summary>
    public static class SensorTable
    {
        // Data sheets: DHT22 and DHT12 one read in 2 s, DHT11 one in a second.
        private const int DhtPaceMs = 2000;
        private const int Dht11PaceMs = 1000;

        // A BME280 needs 9.3 ms at most for one measurement of each quantity (data sheet 9.1). One a second keeps its own heat
        // away: the data sheet recommends one a minute for weather (3.5.1).
        private const int BoschPaceMs = 1000;

        // AHT20 data sheet 5.4: one measurement in 2 s keeps its own heat below 0.1 K. The SHTs heat themselves less and are as patient.
        private const int HumidityPaceMs = 2000;

        // SCD4x data sheet 3.5: a new value every 5 s.
        private const int Scd4xPaceMs = 5000;

        // One a second: what it measures changes within hours.
        private const int BatteryPaceMs = 1000;

        // DS18B20 data sheet, electrical characteristics: 750 ms for 12 bits, and some rest.
        private const int ProbePaceMs = 2000;

        // Receivers tell their position once a second.
        private const int GnssPaceMs = 1000;

        // BME680: each measurement of gas heats the part for 0.15 s; one in 3 s is what its maker's own rate is.
        private const int HotPaceMs = 3000;

        private const int Position = (1 << Quantity.Latitude) | (1 << Quantity.Longitude) | (1 << Quantity.Satellites);
        private const int Probes = ((1 << Quantity.Probes) - 1) << Quantity.Probe;
        private const int Supply = (1 << Quantity.Battery) | (1 << Quantity.Voltage);
        private const int Climate = (1 << Quantity.Temperature) | (1 << Quantity.Humidity);
        private const int Weather = Climate | (1 << Quantity.Pressure);
        private const int Breath = Climate | (1 << Quantity.Co2);
        private const int DryWeather = (1 << Quantity.Temperature) | (1 << Quantity.Pressure);

        /// <summary>The row of a part.</summary>
        /// <param name="kind">A constant of <see cref="SensorKind"/>, not <see cref="SensorKind.None"/>.</param>
        public static SensorDefinition Get(int kind)
        {
            switch (kind)
            {
                case SensorKind.Dht11:
                    // DHT11 | -20 to 60 °C, 5 to 95 %RH | 1 °C, 1 %RH | 2 K, 5 %RH | 19 KB
                    return new SensorDefinition("dht11", Climate, Dht11PaceMs, false);
                case SensorKind.Dht22:
                    // DHT21, DHT22 | -40 to 80 °C, 0 to 99.9 %RH | 0.1 | 0.5 K, 2 to 5 %RH | 19 KB
                    return new SensorDefinition("dht22", Climate, DhtPaceMs, true);
                case SensorKind.Dht12:
                    // DHT12 (I2C) | -20 to 60 °C, 20 to 95 %RH | 0.1 | 0.5 K, 5 %RH | 1.5 KB
                    return new SensorDefinition("dht12", Climate, DhtPaceMs, true);
                case SensorKind.Bme280:
                    // BME280 (I2C) | -40 to 85 °C, 0 to 100 %RH, 300 to 1100 hPa | 0.1 | 1 K, 3 %RH, 1 hPa | 2.7 KB
                    return new SensorDefinition("bme280", Weather, BoschPaceMs, true);
                case SensorKind.Sht3x:
                    // SHT30, SHT31, SHT35 (I2C) | -40 to 125 °C, 0 to 100 %RH | 0.1 | 0.2 K, 2 %RH | 1.7 KB
                    return new SensorDefinition("sht3x", Climate, HumidityPaceMs, true);
                case SensorKind.Sht4x:
                    // SHT40, SHT41, SHT45 (I2C) | -40 to 125 °C, 0 to 100 %RH | 0.1 | 0.2 K, 1.8 %RH | 1.7 KB
                    return new SensorDefinition("sht4x", Climate, HumidityPaceMs, true);
                case SensorKind.Aht20:
                    // AHT20, AHT21 (I2C) | -40 to 85 °C, 0 to 100 %RH | 0.1 | 0.3 K, 2 %RH | 1.7 KB
                    return new SensorDefinition("aht20", Climate, HumidityPaceMs, true);
                case SensorKind.Scd4x:
                    // SCD40, SCD41 (I2C) | 0 to 40000 ppm, -10 to 60 °C, 0 to 100 %RH | 1 ppm, 0.1 | 50 ppm + 5 %, 0.8 K, 6 %RH | 2.0 KB
                    return new SensorDefinition("scd4x", Breath, Scd4xPaceMs, true);
                case SensorKind.Battery:
                    // battery (ADC) | 0.5 to 30 V by its divider | 0.01 V, 1 % | 5 % of the voltage | 0.9 KB, System.Device.Adc
                    return new SensorDefinition("battery", Supply, BatteryPaceMs, false);
                case SensorKind.Bme680:
                    // BME680 (I2C) | -40 to 85 °C, 0 to 100 %RH, 300 to 1100 hPa, gas | 0.1, 1 Ω | 1 K, 3 %RH, 1 hPa | 3.2 KB
                    return new SensorDefinition("bme680", Weather | (1 << Quantity.Gas), HotPaceMs, true);
                case SensorKind.Gnss:
                    // GNSS, NMEA 0183 (UART) | the earth | 0.00001° | 2.5 m in the open | 2.4 KB, System.IO.Ports
                    return new SensorDefinition("gnss", Position, GnssPaceMs, true);
                case SensorKind.Ds18b20:
                    // DS18B20 (1-Wire) | -55 to 125 °C | 0.1 | 0.5 K | 1.2 KB, nanoFramework.Device.OneWire
                    return new SensorDefinition("ds18b20", (1 << Quantity.Temperature) | Probes, ProbePaceMs, false);
                default:
                    // BMP280 (I2C) | the same without humidity | 0.1 | 1 K, 1 hPa | 2.7 KB
                    return new SensorDefinition("bmp280", DryWeather, BoschPaceMs, true);
            }
        }
    }
}
