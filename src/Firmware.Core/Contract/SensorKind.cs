namespace Firmware.Core
{
    /// <summary>
    /// The kinds of sensors: each has a row in <see cref="SensorTable"/>. Constants and no enum: four bits each in
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

        /// <summary>Sensirion SHT30, SHT31, SHT35: I2C.</summary>
        public const int Sht3x = 6;

        /// <summary>Sensirion SHT40, SHT41, SHT45: I2C.</summary>
        public const int Sht4x = 7;

        /// <summary>Aosong AHT20 and AHT21: I2C.</summary>
        public const int Aht20 = 8;

        /// <summary>Sensirion SCD40, SCD41: CO2, I2C.</summary>
        public const int Scd4x = 9;

        /// <summary>A battery behind a voltage divider.</summary>
        public const int Battery = 10;

        /// <summary>Maxim DS18B20: one wire.</summary>
        public const int Ds18b20 = 11;

        /// <summary>A receiver of satellites (GPS, Galileo, GLONASS, BeiDou) that speaks NMEA 0183: serial.</summary>
        public const int Gnss = 12;

        /// <summary>Bosch BME680: I2C.</summary>
        public const int Bme680 = 13;

        /// <summary>How many there are, <see cref="None"/> among them.</summary>
        public const int Count = 14;

        /// <summary>Bits of a kind in <see cref="Reading.Sources"/>.</summary>
        public const int Bits = 4;
    }
}
