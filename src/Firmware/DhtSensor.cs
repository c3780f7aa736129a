using System;
using System.Threading;
using Firmware.Core;

namespace Firmware
{
    /// <summary>A DHT22 on two GPIOs that are wired together.</summary>
    internal sealed class DhtSensor : ISensor
    {
        // Data sheet of the AM2302: at least 2 s between two reads.
        private const int PaceMs = 2000;

        private readonly int _echoPin;
        private readonly int _triggerPin;
        private RawDht22 _part;
        private long _quietUntilMs;

        public DhtSensor(int echoPin, int triggerPin)
        {
            _echoPin = echoPin;
            _triggerPin = triggerPin;
        }

        /// <inheritdoc/>
        public int Quantities => (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

        /// <inheritdoc/>
        public int MinimumIntervalMs => PaceMs;

        /// <inheritdoc/>
        public void Read(Reading into)
        {
            try
            {
                if (_part == null)
                {
                    _part = new RawDht22(_echoPin, _triggerPin);
                }

                // Less than the interval can have passed: the first read includes a second of making the driver.
                long quietMs = _quietUntilMs - Environment.TickCount64;
                if (quietMs > 0)
                {
                    Thread.Sleep((int)quietMs);
                }

                DhtDecoder.Decode(_part.ReadFrame(), DhtModel.Dht22, into);
                _quietUntilMs = Environment.TickCount64 + PaceMs;
            }
            catch (Exception)
            {
                into.Fail(Quality.Absent);
            }

            if (into.Quality == Quality.Timeout || into.Quality == Quality.Absent)
            {
                Release();
            }
        }

        // The next read begins with a new driver: it paces itself by the wall clock and stays silent for as long as that was set back.
        private void Release()
        {
            try
            {
                _part?.Dispose();
            }
            catch (Exception)
            {
                // What cannot be released cannot be used either.
            }

            _part = null;
        }
    }
}
