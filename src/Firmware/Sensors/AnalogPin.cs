using System;
using System.Device.Adc;
using Firmware.Core;

namespace Firmware
{
    /// <summary>One channel of the first converter. The second one belongs to the radio.</summary>
    internal sealed class AnalogPin : IAnalog
    {
        private readonly int _number;
        private AdcChannel _channel;

        /// <param name="channel">ESP32: 0, 3 to 7 are GPIO 36, 39, 32 to 35. ESP32-C3: the number of the GPIO, 0 to 4. ESP32-S3: one less than it, 0 to
        /// 9.</param>
        public AnalogPin(int channel)
        {
            _number = channel;
        }

        /// <inheritdoc/>
        public int Read()
        {
            try
            {
                if (_channel == null)
                {
                    _channel = new AdcController().OpenChannel(_number);
                }

                return _channel.ReadValue();
            }
            catch (OutOfMemoryException)
            {
                // Not the part's fault: Sensor says so.
                throw;
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public void Release()
        {
            try
            {
                _channel?.Dispose();
            }
            catch (Exception)
            {
                // What cannot be released cannot be used either.
            }

            _channel = null;
        }
    }
}
