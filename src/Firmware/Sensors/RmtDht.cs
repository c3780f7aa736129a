using System;
using System.Device.Gpio;
using System.Threading;
using Firmware.Core;
using nanoFramework.Hardware.Esp32.Rmt;

namespace Firmware
{
    /// <summary>
    /// A DHT11, DHT21 or DHT22 on two GPIOs that are wired together, for the chips where the package <c>Iot.Device.Dhtxx.Esp32</c> hears nothing: it
    /// lets the runtime choose the channel, which takes channel 0, and that one can only send there. Here the channel is named.
    /// </summary>
    internal sealed class RmtDht : ISensorPart
    {
        /// <summary>The first channel that can receive on an ESP32-C3 (Technical Reference Manual, RMT: 2 and 3).</summary>
        public const int ReceiverOfEsp32C3 = 2;

        /// <summary>The first channel that can receive on an ESP32-S3 (Technical Reference Manual, RMT: 4 to 7).</summary>
        public const int ReceiverOfEsp32S3 = 4;

        // The start pulse: 18 ms for a DHT11 (its data sheet), 1 ms for the others, which bear this too (AM2302: up to 20 ms).
        private const int StartMs = 18;

        // 80 MHz by 80: a tick is a microsecond.
        private const byte ClockDivider = 80;

        // Nothing in a frame lasts longer than 85 us (AM2302, table 6), so the frame has ended after this long without an edge. 15 bits at most.
        private const ushort IdleMicroseconds = 1000;

        // 42 pulses of a high and a low; a block of memory holds 48 on these chips.
        private const byte MemoryBlocks = 2;
        private const int BufferPulses = 128;

        // A frame takes 5 ms. Every thread of the board waits meanwhile.
        private const int FrameMs = 30;

        private readonly int _echoPin;
        private readonly int _triggerPin;
        private readonly int _channel;
        private readonly DhtModel _model;
        private readonly DhtPulses _pulses = new DhtPulses();
        private readonly byte[] _frame = new byte[DhtDecoder.FrameBytes];
        private GpioController _controller;
        private GpioPin _trigger;
        private ReceiverChannel _receiver;

        public RmtDht(int kind, int echoPin, int triggerPin, int channel)
        {
            Kind = kind;
            _model = kind == SensorKind.Dht22 ? DhtModel.Dht22 : DhtModel.Dht11;
            _echoPin = echoPin;
            _triggerPin = triggerPin;
            _channel = channel;
        }

        /// <inheritdoc/>
        public int Kind { get; }

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            try
            {
                Begin();
                Quality quality = ReadFrame();
                if (quality == Quality.Ok)
                {
                    DhtDecoder.Decode(_frame, _model, into);
                }
                else
                {
                    into.Fail(quality);
                }
            }
            catch (OutOfMemoryException)
            {
                // Not the part's fault: Sensor says so.
                throw;
            }
            catch (Exception)
            {
                into.Fail(Quality.Absent);
            }
        }

        /// <inheritdoc/>
        public void Release()
        {
            try
            {
                _receiver?.Dispose();
                _trigger?.Dispose();
                _controller?.Dispose();
            }
            catch (Exception)
            {
                // What cannot be released cannot be used either.
            }

            _receiver = null;
            _trigger = null;
            _controller = null;
        }

        private void Begin()
        {
            if (_receiver != null)
            {
                return;
            }

            _controller = new GpioController();
            _trigger = _controller.OpenPin(_triggerPin, PinMode.OutputOpenDrain);
            _trigger.Write(PinValue.High);
            _receiver = new ReceiverChannel(new ReceiverChannelSettings(_channel, _echoPin)
            {
                ClockDivider = ClockDivider,
                NumberOfMemoryBlocks = MemoryBlocks,
                BufferSize = BufferPulses,
                IdleThreshold = IdleMicroseconds,
                ReceiveTimeout = new TimeSpan(FrameMs * TimeSpan.TicksPerMillisecond),
                EnableDemodulation = false,
            });
        }

        private Quality ReadFrame()
        {
            _trigger.Write(PinValue.Low);
            Thread.Sleep(StartMs);

            // The receiver first: the part answers 20 to 40 us after the line is let go, which is less than a call takes.
            _receiver.Start(true);
            _trigger.Write(PinValue.High);
            RmtCommand[] pulses = _receiver.GetAllItems();
            _receiver.Stop();

            _pulses.Clear();
            for (int i = 0; pulses != null && i < pulses.Length; i++)
            {
                _pulses.Add(pulses[i].Level0, pulses[i].Duration0);
                _pulses.Add(pulses[i].Level1, pulses[i].Duration1);
            }

            return _pulses.ToFrame(_frame);
        }
    }
}
