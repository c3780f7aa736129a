namespace Firmware.Core
{
    /// <summary>
    /// Brings readings to the broker: live while there is a link, later on the history topic when there was none
    /// or when the broker did not acknowledge. At QoS 1 and 2 a reading leaves the outbox only by acknowledgement.
    /// One live reading is under way at a time: clients send again what was not acknowledged, and behind a newer one that would set
    /// the live topics back. Whatever comes meanwhile waits; the last of it goes live next, the rest to the history.
    /// </summary>
    public sealed partial class Delivery
    {
        /// <summary>Pause between two readings that waited, in milliseconds, so that live readings and answers get through.</summary>
        public const int HistoryPaceMs = 20;

        private readonly IMqttLink _mqtt;
        private readonly Telemetry _telemetry;
        private readonly ByteWriter _writer;
        private readonly Reading _past = new Reading();
        private readonly InFlight _inFlight = new InFlight();
        private int _historyId;
        private long _waitingNextMs;
        private int _newest;
        private int _session;
        private int _grantedQos = 2;

        /// <summary>What the broker does not have for certain.</summary>
        public readonly Outbox Outbox;

        /// <summary>Creates the delivery of one node.</summary>
        /// <param name="mqtt">The client.</param>
        /// <param name="telemetry">The encoder.</param>
        /// <param name="outbox">Where readings wait.</param>
        /// <param name="writer">Shared buffer for payloads, at least <see cref="Telemetry.MaxReadingBytes"/> large.</param>
        public Delivery(IMqttLink mqtt, Telemetry telemetry, Outbox outbox, ByteWriter writer)
        {
            _mqtt = mqtt;
            _telemetry = telemetry;
            Outbox = outbox;
            _writer = writer;
        }

        /// <summary>Takes a new reading: sends it at once when the link is up and free, keeps it otherwise.</summary>
        /// <returns>Whether all of it went out.</returns>
        public bool Deliver(Reading reading, Settings settings, Topics topics, bool online)
        {
            _newest = reading.Sequence;
            _session = reading.Session;
            if (!online || IsLiveUnderWay)
            {
                Outbox.Add(reading);
                return false;
            }

            int qos = QosOf(settings);
            int slot = qos == 0 ? -1 : Outbox.Add(reading);
            bool all = SendLive(reading, settings, topics, qos, slot);
            if (!all && slot < 0)
            {
                Outbox.Add(reading);
            }

            return all;
        }

        /// <summary>The last reading is still the present one: if the broker does not have it, it goes to the live topics as soon as they are free.</summary>
        public void SendNewest(long nowMs, IClock clock, Settings settings, Topics topics)
        {
            int slot = nowMs < _waitingNextMs || IsLiveUnderWay ? -1 : Outbox.NewestWaiting();
            if (slot < 0 || !IsNewest(slot))
            {
                return;
            }

            Fill(slot, nowMs, clock);
            _past.Passing = Reading.AllQuantities;
            if (!SendLive(_past, settings, topics, QosOf(settings), slot))
            {
                _waitingNextMs = nowMs + HistoryPaceMs;
            }
        }

        /// <summary>Sends what waits on the history topic, when its turn has come. The link is up, and <see cref="SendNewest"/> came before.</summary>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, IClock clock, Settings settings, Topics topics)
        {
            SendHistory(nowMs, clock, settings, topics);
            int slot = Outbox.OldestWaiting();
            bool waits = slot >= 0 && !(IsNewest(slot) ? IsLiveUnderWay : _historyId != 0);
            return waits ? _waitingNextMs : long.MaxValue;
        }

        // The oldest reading that waits. One at a time keeps the order.
        private void SendHistory(long nowMs, IClock clock, Settings settings, Topics topics)
        {
            int slot = nowMs < _waitingNextMs || _historyId != 0 ? -1 : Outbox.OldestWaiting();
            if (slot < 0 || IsNewest(slot))
            {
                return;
            }

            Fill(slot, nowMs, clock);
            _waitingNextMs = nowMs + HistoryPaceMs;
            _telemetry.WriteReading(_writer, _past);
            int id = _mqtt.Publish(topics.History, _writer.Buffer, _writer.Length, QosOf(settings), false);
            if (id < 0)
            {
                return;
            }

            Outbox.MarkSent(slot, id == 0 ? 0 : 1, true);
            if (id > 0)
            {
                _historyId = id;
                _inFlight.Add(id, slot, _past.Sequence);
            }
        }

        /// <summary>The QoS with which readings go out.</summary>
        public int QosOf(Settings settings) => settings.Number(Setting.Qos) < _grantedQos ? settings.Number(Setting.Qos) : _grantedQos;

        private bool IsLiveUnderWay => _inFlight.Count > (_historyId == 0 ? 0 : 1);

        private void Fill(int slot, long nowMs, IClock clock)
        {
            _past.Session = _session;
            Outbox.Fill(slot, _past);
            if (Outbox.IsOf(slot, _session))
            {
                _past.Date(clock.UnixSeconds, nowMs);
            }
        }

        private bool IsNewest(int slot) => Outbox.SequenceOf(slot) == _newest && Outbox.IsOf(slot, _session);

        private bool SendLive(Reading reading, Settings settings, Topics topics, int qos, int slot)
        {
            bool retain = settings.IsSet(Setting.Retain);
            int payload = settings.Number(Setting.Payload);
            int answers = 0;
            bool all = true;
            foreach (int quantity in _telemetry.Quantities)
            {
                if (payload != Setting.PayloadJson && quantity != Quantity.Longitude && reading.Passes(quantity))
                {
                    _telemetry.WriteValue(_writer, quantity, reading);
                    all &= Send(topics.Value(quantity), qos, retain, slot, reading.Sequence, ref answers);
                }
            }

            if (payload != Setting.PayloadValues)
            {
                _telemetry.WriteReading(_writer, reading);
                all &= Send(topics.Reading, qos, retain, slot, reading.Sequence, ref answers);
            }

            if (slot >= 0)
            {
                Outbox.MarkSent(slot, answers, all);
            }

            return all;
        }

        private bool Send(string topic, int qos, bool retain, int slot, int sequence, ref int answers)
        {
            int id = _mqtt.Publish(topic, _writer.Buffer, _writer.Length, qos, retain);
            if (id > 0)
            {
                _inFlight.Add(id, slot, sequence);
                answers++;
            }

            return id >= 0;
        }
    }
}
