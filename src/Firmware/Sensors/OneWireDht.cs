using System;
using System.Threading;
using Firmware.Core;

namespace Firmware
{
    /// <summary>A DHT11, DHT21 or DHT22 on two GPIOs that are wired together.</summary>
    internal sealed class OneWireDht : ISensorPart
    {
        // Within this after a frame the package reads nothing and says nothing of it, in milliseconds.
        private const int PackagePauseMs = 1000;

        // After a late read the next ones may come sooner, by this part of the pace: otherwise each would wait, and the node with it.
        private const int CatchUp = 20;

        private readonly int _echoPin;
        private readonly int _triggerPin;
        private readonly DhtModel _model;
        private readonly int _paceMs;
        private RawDht _driver;
        private long _quietUntilMs;

        public OneWireDht(int kind, int echoPin, int triggerPin)
        {
            Kind = kind;
            _paceMs = SensorTable.Get(kind).PaceMs;
            _model = kind == SensorKind.Dht22 ? DhtModel.Dht22 : DhtModel.Dht11;
            _echoPin = echoPin;
            _triggerPin = triggerPin;
        }

        /// <inheritdoc/>
        public int Kind { get; }

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            try
            {
                if (_driver == null)
                {
                    _driver = new RawDht(_echoPin, _triggerPin);
                }

                // Making the driver takes a second of the pause that the node has kept.
                long quietMs = _quietUntilMs - Environment.TickCount64;
                if (quietMs > 0)
                {
                    Thread.Sleep((int)quietMs);
                }

                int paceMs = _paceMs;
                _quietUntilMs = Environment.TickCount64 + paceMs - paceMs / CatchUp;
                DhtDecoder.Decode(_driver.ReadFrame(), _model, into);
                long packageMs = Environment.TickCount64 + PackagePauseMs;
                _quietUntilMs = _quietUntilMs < packageMs ? packageMs : _quietUntilMs;
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
                _driver?.Dispose();
            }
            catch (Exception)
            {
                // What cannot be released cannot be used either.
            }

            // A new one also ends the silence of a driver that paces itself by the wall clock, after that was set back.
            _driver = null;
        }
    }
}
