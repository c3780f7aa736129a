namespace Firmware.Core
{
    /// <summary>
    /// Turns the five bytes of a DHT frame into a reading, or into the reason why they are none.
    /// Ranges are those of the parts' data sheets (Aosong AM2302: -40 to 80 °C, 0 to 99.9 %RH; DHT11 and DHT12: -20 to 60 °C, 20 to 95 %RH).
    /// </summary>
    public static class DhtDecoder
    {
        /// <summary>Bytes in a frame: humidity, humidity, temperature, temperature, sum of these four.</summary>
        public const int FrameBytes = 5;

        private const int TwosComplement = 0xC000;
        private const int MaxHumidity = 1000;
        private const int Dht22Minimum = -400;
        private const int Dht22Maximum = 800;
        private const int Dht11Minimum = -200;
        private const int Dht11Maximum = 600;

        /// <summary>Decodes a frame.</summary>
        /// <param name="frame">At least <see cref="FrameBytes"/> bytes.</param>
        /// <param name="model">The part that sent it.</param>
        /// <param name="into">Receives values or reason.</param>
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

            into.Fingerprint = (frame[0] << 24) | (frame[1] << 16) | (frame[2] << 8) | frame[3];
            if (model == DhtModel.Dht22)
            {
                DecodeWords(frame, into);
            }
            else
            {
                DecodeParts(frame, into);
            }
        }

        // DHT21 and DHT22: two words of tenths.
        private static void DecodeWords(byte[] frame, Reading into)
        {
            int word = (frame[2] << 8) | frame[3];

            // Sign and size as in the data sheet; some makes send a two's complement instead, which has the second bit set too.
            int temperature = word < 0x8000 ? word : (word & TwosComplement) == TwosComplement ? word - 0x10000 : -(word & 0x7FFF);
            Set(temperature, (frame[0] << 8) | frame[1], Dht22Minimum, Dht22Maximum, into);
        }

        // DHT11 and DHT12: whole numbers, each with its tenths in the byte after; the sign stands with the tenths.
        private static void DecodeParts(byte[] frame, Reading into)
        {
            int tenths = frame[3] & 0x7F;
            if (frame[1] > 9 || tenths > 9)
            {
                into.Fail(Quality.Range);
                return;
            }

            int size = frame[2] * 10 + tenths;
            Set(frame[3] == tenths ? size : -size, frame[0] * 10 + frame[1], Dht11Minimum, Dht11Maximum, into);
        }

        private static void Set(int temperature, int humidity, int minimum, int maximum, Reading into)
        {
            if (humidity <= MaxHumidity && temperature >= minimum && temperature <= maximum)
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
