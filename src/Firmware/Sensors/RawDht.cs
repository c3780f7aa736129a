using Firmware.Core;
using Iot.Device.DHTxx.Esp32;

namespace Firmware
{
    /// <summary>
    /// The DHT of the package, for its raw frame only; every kind sends it in the same way. What the package makes of a frame is not
    /// used: it takes every reading of a DHT22 below 25.6 %RH at 0 to 25.5 °C for a failure, and can pair a temperature with the
    /// humidity of another frame.
    /// </summary>
    internal sealed class RawDht : Dht22
    {
        public RawDht(int echoPin, int triggerPin)
            : base(echoPin, triggerPin)
        {
        }

        /// <summary>Reads one frame. It is all zeros when none came.</summary>
        public byte[] ReadFrame()
        {
            // A frame from before must never pass for a new one, whatever the package does.
            _readBuff = new byte[DhtDecoder.FrameBytes];
            _ = Temperature;
            return _readBuff;
        }
    }
}
