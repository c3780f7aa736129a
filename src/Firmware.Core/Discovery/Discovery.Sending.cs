namespace Firmware.Core
{
    // What stands at the broker, and what is on its way there.
    public sealed partial class Discovery
    {
        // The message, the client's copy and its packet; and what the node needs otherwise.
        private const int Copies = 3;
        private const int ReserveBytes = 6144;

        private static readonly byte[] Nothing = new byte[0];

        /// <summary>Sends what is due. The link is up.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="writer">Takes one part of the message at a time.</param>
        /// <param name="topics">Of the node.</param>
        /// <param name="settings">In force.</param>
        /// <param name="measured">What the sensor measures: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</param>
        /// <param name="paceMs">The shortest interval that the sensor allows, in milliseconds.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, ByteWriter writer, Topics topics, Settings settings, int measured, int paceMs)
        {
            if (measured != _measured)
            {
                _measured = measured;
                Later(nowMs);
            }

            // What stands at a place that is left goes at once: after a restart nobody knows of it.
            bool misplaced = _standsAt != null && _standsAt != topics.Announcement;
            if (_id == 0 && (nowMs >= _dueMs || misplaced))
            {
                Work(nowMs, writer, topics, settings, misplaced, paceMs);
            }

            return _id == 0 ? _dueMs : long.MaxValue;
        }

        private void Work(long nowMs, ByteWriter writer, Topics topics, Settings settings, bool misplaced, int paceMs)
        {
            bool on = settings.IsSet(Setting.Discovery);
            if (misplaced || (_standsAt != null && !on))
            {
                Send(nowMs, _standsAt, Nothing, 0);
            }
            else if (on && _births != topics.Births)
            {
                Ask(nowMs, topics);
            }
            else if (on)
            {
                _message.Open(writer, topics, settings, _measured, paceMs);
                Announce(nowMs, topics.Announcement);
            }
            else
            {
                _dueMs = long.MaxValue;
            }
        }

        /// <summary>A message was acknowledged or given up.</summary>
        /// <param name="id">Its id; one that is not of this is passed over.</param>
        /// <param name="ok">Whether it was acknowledged.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>True when Home Assistant now waits for a reading: it takes every value for expired that came before a change.</returns>
        public bool Published(int id, bool ok, long nowMs)
        {
            if (id != _id || id == 0)
            {
                return false;
            }

            _id = 0;
            _owed = false;
            if (!ok)
            {
                _wanted = true;
                Later(nowMs);
                return false;
            }

            if (_sent == 0)
            {
                // What comes in its place, if anything does.
                Later(nowMs);
                _standsAt = null;
            }

            _cuts = 0;
            _stands = _sent != 0;
            bool changed = _run.Announced != 0 && _run.Announced != _sent;
            _run.NoteAnnounced(_sent);
            return changed && _sent != 0;
        }

        // A subscription of its own, before anything else: most brokers refuse this one and nothing more where they do not allow it,
        // and RabbitMQ closes the connection. Then nothing is sent that the client would send again.
        private void Ask(long nowMs, Topics topics)
        {
            _births = topics.Births;
            _asked = true;
            _owed = true;
            _dueMs = nowMs + AnswerLimitMs;
            _mqtt.Subscribe(_births, 1);
        }

        private void Announce(long nowMs, string topic)
        {
            int length = _message.Measure(out uint checksum);
            byte[] where = ByteWriter.BytesOf(topic);
            checksum = Crc32.Add(checksum, where, where.Length);
            if (checksum == _run.Announced && _stands && !_wanted)
            {
                _dueMs = long.MaxValue;
                return;
            }

            if (_device.FreeBytes < Copies * length + ReserveBytes)
            {
                _dueMs = nowMs + MemoryPauseMs;
                return;
            }

            // The one moment at which it stands in memory as a whole; the client keeps its own copy until the broker has it.
            if (Send(nowMs, topic, _message.ToBytes(length), checksum))
            {
                _standsAt = topic;
                _wanted = false;
            }
        }

        private bool Send(long nowMs, string topic, byte[] message, uint checksum)
        {
            int id = _mqtt.Publish(topic, message, message.Length, 1, true);
            if (id < 0)
            {
                Later(nowMs);
                return false;
            }

            _id = id;
            _owed = true;
            _sent = checksum;
            _dueMs = long.MaxValue;
            return true;
        }
    }
}
