namespace Firmware.Core
{
    /// <summary>
    /// What the converters of the ESP32s make of a voltage, in millivolts at count 0 and at 4095, with the attenuation of 12 dB that the runtime sets
    /// (AdcController.cpp of nf-interpreter). Nominal: each chip differs by some per cent, and the runtime gives its calibration to nobody.
    /// </summary>
    public static class AdcScale
    {
        /// <summary>ESP32, 142 mV at 0: the straight line of ESP-IDF's esp_adc_cal for a reference of 1100 mV. Good from 0.15 to 2.45 V.</summary>
        public const int Esp32Zero = 142;

        /// <summary>ESP32 at 4095.</summary>
        public const int Esp32Full = 3441;

        /// <summary>ESP32-C3 at 4095; 0 at 0. ESP-IDF 4.4, chapter ADC: Vout = Dout * Vmax / Dmax with this Vmax.</summary>
        public const int Esp32C3Full = 2500;

        /// <summary>ESP32-S3 at 4095; 0 at 0. The same chapter for that chip.</summary>
        public const int Esp32S3Full = 3100;
    }
}
