using System;
using System.Device.I2c;
using System.Threading;
using Firmware.Core;
using nanoFramework.Hardware.Esp32;
using Pins = nanoFramework.Hardware.Esp32.Configuration;

namespace Firmware
{
    /// <summary>One part on the first I2C bus. Only a transfer that was acknowledged to its end counts.</summary>
    internal sealed class I2cRegisters : IRegisters
    {
        private const int Bus = 1;

        private readonly int _dataPin;
        private readonly int _clockPin;
        private readonly int _address;
        private readonly byte[] _first = new byte[1];
        private readonly byte[] _pair = new byte[2];
        private I2cDevice _device;

        public I2cRegisters(int dataPin, int clockPin, int address)
        {
            _dataPin = dataPin;
            _clockPin = clockPin;
            _address = address;
        }

        /// <inheritdoc/>
        public bool Read(int first, byte[] into)
        {
            _first[0] = (byte)first;
            return Transfer(_first, into);
        }

        /// <inheritdoc/>
        public bool Write(int register, int value)
        {
            _pair[0] = (byte)register;
            _pair[1] = (byte)value;
            return Transfer(_pair, null);
        }

        /// <inheritdoc/>
        public bool Send(byte[] command) => Transfer(command, null);

        /// <inheritdoc/>
        public bool Receive(byte[] into) => Transfer(null, into);

        /// <inheritdoc/>
        public void Pause(int milliseconds) => Thread.Sleep(milliseconds);

        /// <inheritdoc/>
        public void Release()
        {
            try
            {
                _device?.Dispose();
            }
            catch (Exception)
            {
                // What cannot be released cannot be used either.
            }

            _device = null;
        }

        private bool Transfer(byte[] write, byte[] read)
        {
            try
            {
                if (_device == null)
                {
                    Pins.SetPinFunction(_dataPin, DeviceFunction.I2C1_DATA);
                    Pins.SetPinFunction(_clockPin, DeviceFunction.I2C1_CLOCK);

                    // 100 kHz: the most a DHT12 takes, and what a metre of wire takes.
                    _device = new I2cDevice(new I2cConnectionSettings(Bus, _address, I2cBusSpeed.StandardMode));
                }

                I2cTransferResult result = read == null ? _device.Write(write)
                    : write == null ? _device.Read(read)
                    : _device.WriteRead(write, read);
                return result.Status == I2cTransferStatus.FullTransfer;
            }
            catch (OutOfMemoryException)
            {
                // Not the part's fault: Sensor says so.
                throw;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
