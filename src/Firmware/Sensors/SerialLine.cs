using System;
using System.IO.Ports;
using System.Threading;
using Firmware.Core;
using nanoFramework.Hardware.Esp32;
using Pins = nanoFramework.Hardware.Esp32.Configuration;

namespace Firmware
{
    /// <summary>The second serial port of the chip; the first one flashes and logs.</summary>
    internal sealed class SerialLine : ISerial
    {
        private const string Name = "COM2";

        // What a receiver says in a second, twice.
        private const int BufferBytes = 1024;

        private readonly int _receivePin;
        private readonly int _transmitPin;
        private readonly int _baud;
        private SerialPort _port;

        public SerialLine(int receivePin, int transmitPin, int baud)
        {
            _receivePin = receivePin;
            _transmitPin = transmitPin;
            _baud = baud;
        }

        /// <inheritdoc/>
        public bool Discard()
        {
            try
            {
                if (_port == null)
                {
                    Pins.SetPinFunction(_receivePin, DeviceFunction.COM2_RX);
                    Pins.SetPinFunction(_transmitPin, DeviceFunction.COM2_TX);
                    _port = new SerialPort(Name, _baud);
                    _port.ReadBufferSize = BufferBytes;
                    _port.Open();
                }

                byte[] old = new byte[64];
                while (Read(old) > 0)
                {
                }

                return true;
            }
            catch (OutOfMemoryException)
            {
                // Not the part's fault: Sensor says so.
                Release();
                throw;
            }
            catch (Exception)
            {
                // A port that was not opened keeps its memory until it is disposed of.
                Release();
                return false;
            }
        }

        /// <inheritdoc/>
        public int Read(byte[] into)
        {
            try
            {
                int count = _port.BytesToRead;
                return count == 0 ? 0 : _port.Read(into, 0, count < into.Length ? count : into.Length);
            }
            catch (Exception)
            {
                return 0;
            }
        }

        /// <inheritdoc/>
        public void Pause(int milliseconds) => Thread.Sleep(milliseconds);

        /// <inheritdoc/>
        public void Release()
        {
            try
            {
                _port?.Dispose();
            }
            catch (Exception)
            {
                // What cannot be released cannot be used either.
            }

            _port = null;
        }
    }
}
