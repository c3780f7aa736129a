using System;
using System.Threading;
using Firmware.Core;
using nanoFramework.Device.OneWire;
using nanoFramework.Hardware.Esp32;
using Pins = nanoFramework.Hardware.Esp32.Configuration;

namespace Firmware
{
    /// <summary>
    /// The 1-Wire bus of the runtime, on two GPIOs that are wired together: it is the third serial port, whose transmitter is an open drain
    /// (OneWireHost.cpp of nf-interpreter). What is on it is printed, so that a person can name it.
    /// </summary>
    internal sealed class OneWireBus : IOneWire
    {
        private readonly int _receivePin;
        private readonly int _transmitPin;
        private OneWireHost _host;

        public OneWireBus(int receivePin, int transmitPin)
        {
            _receivePin = receivePin;
            _transmitPin = transmitPin;
        }

        /// <inheritdoc/>
        public bool Reset()
        {
            try
            {
                if (_host == null)
                {
                    Pins.SetPinFunction(_receivePin, DeviceFunction.COM3_RX);
                    Pins.SetPinFunction(_transmitPin, DeviceFunction.COM3_TX);
                    _host = new OneWireHost();
                    Report();
                }

                return _host.TouchReset();
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

        /// <inheritdoc/>
        public bool Write(int value)
        {
            try
            {
                // What is read back while it is written is what the bus carried. (WriteByte of the package returns 1 or 0.)
                return _host.TouchByte((byte)value) == value;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public int Read()
        {
            try
            {
                return _host.ReadByte();
            }
            catch (Exception)
            {
                return 0xFF;
            }
        }

        /// <inheritdoc/>
        public void Pause(int milliseconds) => Thread.Sleep(milliseconds);

        /// <inheritdoc/>
        public void Release()
        {
            try
            {
                _host?.Dispose();
            }
            catch (Exception)
            {
                // What cannot be released cannot be used either.
            }

            _host = null;
        }

        // 1wire 28FF641D8716035C
        private void Report()
        {
            bool found = _host.FindFirstDevice(true, false);
            while (found)
            {
                string line = "1wire ";
                foreach (byte one in _host.SerialNumber)
                {
                    line += one.ToString("X2");
                }

                Console.WriteLine(line);
                found = _host.FindNextDevice(true, false);
            }
        }
    }
}
