namespace Firmware.Core
{
    /// <summary>
    /// Turns the five bytes of a DHT frame into a reading, or into the reason why they are none.
    /// Ranges are those of the parts' data sheets (Aosong AM2302: -40 to 80 °C, 0 to 99.9 %RH; DHT11: -20 to 60 °C, 5 to 95 %RH).
    /// </summary>
    public static class DhtDecoder
    {
        /// <summary>Bytes in a frame: humidity, humidity, temperature, temperature, sum of these four.</summary>
        public const int FrameBytes = 5;

        private const int MaxHumidity = 1000;
        private const int Dht22Minimum = -400;
        private const int Dht22Maximum = 800;
        private const int Dht11Minimum = -200;
        private const int Dht11Maximum = 600;

        /// <summary>Decodes a frame.</summary>
        /// <param name="frame">At least <see cref="FrameBytes"/> bytes.</param>
        /// <param name="model">The part that sent it.</param>
        /// <param name="into">Takes values or reason.</param>
        public static void Decode(byte[] frame, DhtModel model, Reading into)
        {
            if ((frame[0] | frame[1] | frame[2] | frame[3] | frame[4]) == 0)
            {
                // The driver leaves zeros when nothing came. Their sum is right, and no real air is at 0.0 °C with 0.0 %RH.
                into.Fail(Quality.Timeout);
                return;
            }

            if (((frame[0] + frame[1] + frame[2] + frame[3]) & 0xFF) != frame[4])
            {
                into.Fail(Quality.Checksum);
                return;
            }

            bool tenths = model == DhtModel.Dht22;
            int humidity = tenths ? (frame[0] << 8) | frame[1] : frame[0] * 10 + frame[1];
            int size = tenths ? ((frame[2] & 0x7F) << 8) | frame[3] : frame[2] * 10 + (frame[3] & 0x7F);
            bool negative = ((tenths ? frame[2] : frame[3]) & 0x80) != 0;
            int temperature = negative ? -size : size;
            bool inRange = humidity <= MaxHumidity
                && temperature >= (tenths ? Dht22Minimum : Dht11Minimum)
                && temperature <= (tenths ? Dht22Maximum : Dht11Maximum);
            if (inRange)
            {
                into.Set(temperature, humidity, Reading.None);
            }
            else
            {
                into.Fail(Quality.Range);
            }
        }
    }
}
