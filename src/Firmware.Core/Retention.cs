namespace Firmware.Core
{
    /// <summary>
    /// Clears at the broker what the settings no longer let it keep: plain values, readings. What it may have is recorded, so that nothing stays there
    /// because of a restart, and nothing is cleared twice.
    /// </summary>
    public sealed class Retention
    {
        /// <summary>
        /// Pause before anything is cleared because of new settings, in milliseconds: Home Assistant listens elsewhere by then, and does not take the
        /// empty message for a reading.
        /// </summary>
        public const int PauseMs = 15000;

        private const int Values = 1;
        private const int Readings = 2;

        private readonly IMqttLink _mqtt;
        private readonly RunRecord _run;
        private readonly int _quantities;
        private long _dueMs = long.MaxValue;
        private int _wanted;
        private int _next;
        private int _id;

        /// <summary>Creates one for a node.</summary>
        /// <param name="mqtt">The client.</param>
        /// <param name="run">Where it is recorded.</param>
        /// <param name="quantities">What the sensor can measure: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</param>
        public Retention(IMqttLink mqtt, RunRecord run, int quantities)
        {
            _mqtt = mqtt;
            _run = run;
            _quantities = quantities;
        }

        /// <summary>The link is up, or the settings have changed.</summary>
        /// <param name="dueMs">When to look, in monotonic milliseconds.</param>
        public void Check(long dueMs)
        {
            _dueMs = dueMs;
            _next = 0;
            _id = 0;
        }

        /// <summary>Clears as much as the client accepts now. The link is up, and the next reading comes after this.</summary>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, Settings settings, Topics topics)
        {
            if (nowMs < _dueMs)
            {
                return _dueMs;
            }

            int payload = settings.Number(Setting.Payload);
            _wanted = !settings.IsSet(Setting.Retain) ? 0
                : payload == Setting.PayloadValues ? Values
                : payload == Setting.PayloadJson ? Readings
                : Values | Readings;
            _run.RecordKept(_run.Kept | _wanted);
            int stale = _run.Kept & ~_wanted;
            for (; _next <= Quantity.Count; _next++)
            {
                bool isReading = _next == Quantity.Count;

                // A latitude goes out with its longitude.
                bool isStale = isReading ? (stale & Readings) != 0
                    : (stale & Values) != 0 && (_quantities & (1 << _next)) != 0 && _next != Quantity.Latitude;
                int id = isStale ? _mqtt.Publish(isReading ? topics.Reading : topics.Value(_next), ByteWriter.Nothing, 0, 1, true) : _id;
                if (id < 0)
                {
                    _dueMs = nowMs + StatusTopic.RepeatMs;
                    return _dueMs;
                }

                _id = id;
            }

            _dueMs = long.MaxValue;
            return _dueMs;
        }

        /// <summary>A message was acknowledged or given up. The broker acknowledges in order, so the last one stands for all of them.</summary>
        /// <param name="id">Its id; any message of the node.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        public void Published(int id, bool acknowledged)
        {
            if (_dueMs != long.MaxValue || id == 0 || id != _id)
            {
                return;
            }

            _id = 0;
            if (acknowledged)
            {
                _run.RecordKept(_wanted);
            }
            else
            {
                Check(0);
            }
        }
    }
}
