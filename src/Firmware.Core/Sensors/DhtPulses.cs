namespace Firmware.Core
{
    /// <summary>
    /// Turns the pulses on the wire of a DHT11, DHT21 or DHT22 into the five bytes of its frame. A bit is the time from one falling edge
    /// to the next: the part pulls the line down, but only the resistor pulls it up, so a long wire moves the rising edges and not these.
    /// For each frame: <see cref="Clear"/>, then <see cref="Add"/> for each pulse in order, then <see cref="ToFrame"/>.
    /// </summary>
    public sealed class DhtPulses
    {
        private const int FrameBits = DhtDecoder.FrameBytes * 8;

        // Aosong AM2302, table 6, in microseconds: 48 to 55 low, then 22 to 30 high for a 0 (70 to 85 in all) or 68 to 75 high for a 1
        // (116 to 130). The part's own clock may be a tenth off. Its answer before the first bit takes 150 to 170.
        private const int ShortestBit = 60;
        private const int ShortestOne = 100;
        private const int LongestBit = 143;
        private const int LongestAnswer = 200;

        private long _bits;
        private int _count;
        private int _lowMicroseconds;
        private bool _any;

        /// <summary>Begins a frame.</summary>
        public void Clear()
        {
            _bits = 0;
            _count = 0;
            _lowMicroseconds = 0;
            _any = false;
        }

        /// <summary>Adds the next pulse. What comes before the first bit does no harm: the start pulse, and the answer of the part.</summary>
        /// <param name="isHigh">The level of the line.</param>
        /// <param name="microseconds">How long it lasted; 0 is the end mark of a receiver and is passed over.</param>
        public void Add(bool isHigh, int microseconds)
        {
            if (!isHigh)
            {
                _lowMicroseconds += microseconds;
                return;
            }

            // High without a low before it is the line at rest.
            if (microseconds == 0 || _lowMicroseconds == 0)
            {
                return;
            }

            int period = _lowMicroseconds + microseconds;
            _lowMicroseconds = 0;
            _any |= period <= LongestAnswer;
            if (period >= ShortestBit && period <= LongestBit)
            {
                _bits = (_bits << 1) | (period >= ShortestOne ? 1L : 0L);
                _count++;
            }
            else if (_count < FrameBits)
            {
                // Not a bit: the answer of the part, or noise within the frame. Either way the frame begins behind it.
                _bits = 0;
                _count = 0;
            }
        }

        /// <summary>Gives out the frame. Its sum is for <see cref="DhtDecoder.Decode"/> to check.</summary>
        /// <param name="frame">Takes <see cref="DhtDecoder.FrameBytes"/> bytes; unchanged unless the result is <see cref="Quality.Ok"/>.</param>
        /// <returns>
        /// <see cref="Quality.Ok"/>; <see cref="Quality.Timeout"/> when no answer came; <see cref="Quality.Checksum"/> when one came that is
        /// no frame of 40 bits.
        /// </returns>
        public Quality ToFrame(byte[] frame)
        {
            if (_count != FrameBits)
            {
                return _any ? Quality.Checksum : Quality.Timeout;
            }

            for (int i = 0; i < DhtDecoder.FrameBytes; i++)
            {
                frame[i] = (byte)(_bits >> (8 * (DhtDecoder.FrameBytes - 1 - i)));
            }

            return Quality.Ok;
        }
    }
}
