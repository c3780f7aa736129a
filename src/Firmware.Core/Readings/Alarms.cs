namespace Firmware.Core
{
    /// <summary>
    /// Keeps the list of alarms at the broker, retained, at QoS 1: told again until it is acknowledged, on every new connection, and whenever it
    /// changes. Only the newest list counts: one that another has replaced is not told, the readings on the history topic tell of it.
    /// </summary>
    public sealed class Alarms
    {
        private static readonly byte[] QuantityKey = ByteWriter.BytesOf("{\"quantity\":");
        private static readonly byte[] IsKey = ByteWriter.BytesOf(",\"is\":");
        private static readonly byte[] ValueKey = ByteWriter.BytesOf(",\"value\":");
        private static readonly byte[] SinceKey = ByteWriter.BytesOf(",\"since\":");
        private static readonly byte[] Null = ByteWriter.BytesOf("null");

        // How soon the time may be known, in milliseconds.
        private const int DateMs = 1000;

        private readonly IMqttLink _mqtt;
        private readonly IClock _clock;
        private readonly ByteWriter _writer;
        private readonly LimitSet _limits;
        private bool _isUndated;
        private int _id;

        /// <summary>Creates the alarms of one node.</summary>
        /// <param name="mqtt">The client.</param>
        /// <param name="clock">Dates what began before the time was known.</param>
        /// <param name="writer">Shared buffer for payloads.</param>
        /// <param name="limits">What there is to tell.</param>
        public Alarms(IMqttLink mqtt, IClock clock, ByteWriter writer, LimitSet limits)
        {
            _mqtt = mqtt;
            _clock = clock;
            _writer = writer;
            _limits = limits;
        }

        /// <summary>Whether there is something to tell: a change that the broker does not have, and every limit was judged.</summary>
        public bool AreDue => _id != 0 || (_limits.IsNews && _limits.AreDecided);

        /// <summary>The link is up.</summary>
        public void CameOnline() => _limits.IsNews = true;

        /// <summary>Tells what is news. The link is up.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="topics">Of the node.</param>
        /// <returns>When it has to be called next by time alone, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, Topics topics)
        {
            if (_isUndated && _clock.UnixSeconds != 0)
            {
                _limits.IsNews = true;
            }

            // One at a time: a client sends a list that was not acknowledged again, and after a newer one the broker would keep the old one.
            if (_limits.IsNews && _id == 0 && _limits.AreDecided)
            {
                Write(nowMs);
                int id = _mqtt.Publish(topics.Alarm, _writer.Buffer, _writer.Length, 1, true);
                _limits.IsNews = id < 0;
                _id = id < 0 ? 0 : id;
            }

            return _isUndated ? nowMs + DateMs : long.MaxValue;
        }

        /// <summary>A message was acknowledged or given up.</summary>
        /// <param name="id">Its id; any message of the node.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        public void Published(int id, bool acknowledged)
        {
            if (id == _id)
            {
                _id = 0;
                _limits.IsNews |= !acknowledged;
            }
        }

        /// <summary>Every message id is void.</summary>
        public void IdsVoid()
        {
            _limits.IsNews |= _id != 0;
            _id = 0;
        }

        private void Write(long nowMs)
        {
            _writer.Clear();
            _writer.Append('[');
            _isUndated = false;
            for (int i = 0; i < Quantity.Count; i++)
            {
                Limit limit = _limits.Of(i);
                if (limit != null && limit.State != LimitState.Well)
                {
                    if (_writer.Length > 1)
                    {
                        _writer.Append(',');
                    }

                    WriteOne(i, limit, nowMs);
                }
            }

            _writer.Append(']');
        }

        private void WriteOne(int quantity, Limit limit, long nowMs)
        {
            if (limit.SinceUnixSeconds == 0 && _clock.UnixSeconds != 0)
            {
                limit.SinceUnixSeconds = _clock.UnixSeconds - (nowMs - limit.SinceMs) / 1000;
            }

            _isUndated |= limit.SinceUnixSeconds == 0;
            _writer.Append(QuantityKey);
            _writer.AppendJsonString(QuantityTable.Get(quantity).Name);
            _writer.Append(IsKey);
            _writer.AppendJsonString(Words.Of(limit.State));
            _writer.Append(ValueKey);
            if (limit.Value == Reading.None)
            {
                _writer.Append(Null);
            }
            else
            {
                _writer.AppendScaled(limit.Value, QuantityTable.DecimalsOf(quantity));
            }

            _writer.Append(SinceKey);
            AppendTime(limit.SinceUnixSeconds);
            _writer.Append('}');
        }

        private void AppendTime(long unixSeconds)
        {
            if (unixSeconds == 0)
            {
                _writer.Append(Null);
                return;
            }

            _writer.Append('"');
            Timestamp.Append(_writer, unixSeconds);
            _writer.Append('"');
        }
    }
}
