namespace Firmware.Core
{
    /// <summary>Turns a reading into the bytes that go to the broker. Allocates nothing after it was made.</summary>
    public sealed partial class Telemetry
    {
        /// <summary>The longest JSON reading: every number at its longest, of every quantity, each from another part.</summary>
        public const int MaxReadingBytes = 170 + 55 * Quantity.Count;

        private const long Undated = -1;

        private static readonly byte[] SequenceKey = ByteWriter.BytesOf("{\"seq\":");
        private static readonly byte[] Null = ByteWriter.BytesOf("null");

        // Of what the sensor measures: ,"temperature":
        private readonly byte[][] _quantityKeys = new byte[Quantity.Count][];

        // What seldom changes from one reading to the next but for minute and second:
        // ,"session":7,"at":"2026-11-21T10:15:30Z","up": and ,"sensor":"dht22","quality":"ok","rev":12}
        private readonly ByteWriter _session = new ByteWriter(64);
        private readonly ByteWriter _end;
        private readonly int _quantities;
        private int _writtenSession = -1;
        private long _writtenHour = Undated;
        private int _minuteAt;
        private long _writtenSources = -1;
        private int _writtenRevision;
        private Quality _writtenQuality;

        /// <summary>What its sensor can measure: see <see cref="QuantityTable.ListOf"/>.</summary>
        public readonly int[] Quantities;

        /// <summary>Creates the encoder of one node.</summary>
        /// <param name="quantities">What its sensor can measure: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.
        /// What it cannot measure does not appear; what it can and did not is null.</param>
        public Telemetry(int quantities)
        {
            _quantities = quantities;
            Quantities = QuantityTable.ListOf(quantities);
            _end = new ByteWriter(64 + 32 * Quantities.Length);
            foreach (int quantity in Quantities)
            {
                _quantityKeys[quantity] = ByteWriter.BytesOf(",\"" + QuantityTable.Get(quantity).Name + "\":");
            }
        }

        /// <summary>Whether the sensor measures a quantity at all.</summary>
        public bool Measures(int quantity) => (_quantities & (1 << quantity)) != 0;

        /// <summary>Writes the JSON object of a reading.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="reading">The reading.</param>
        public void WriteReading(ByteWriter writer, Reading reading)
        {
            writer.Clear();
            writer.Append(SequenceKey);
            writer.AppendNumber(reading.Sequence);
            AppendTime(writer, reading);
            writer.AppendNumber((int)(reading.TakenAtMs / 1000));
            foreach (int quantity in Quantities)
            {
                int value = reading.Values[quantity];

                // No value although all is well: the part that was found does not measure it.
                if (value == Reading.None && reading.Quality == Quality.Ok)
                {
                    continue;
                }

                writer.Append(_quantityKeys[quantity]);
                if (value == Reading.None)
                {
                    writer.Append(Null);
                }
                else
                {
                    writer.AppendScaled(value, QuantityTable.DecimalsOf(quantity));
                }
            }

            AppendEnd(writer, reading);
        }

        // From the session to the key of the uptime.
        private void AppendTime(ByteWriter writer, Reading reading)
        {
            bool isDated = reading.TakenAtUnixSeconds != 0;
            long hour = isDated ? reading.TakenAtUnixSeconds / Timestamp.SecondsPerHour : Undated;
            if (hour != _writtenHour || reading.Session != _writtenSession)
            {
                _writtenHour = hour;
                _writtenSession = reading.Session;
                WriteSession(isDated);
            }

            if (isDated)
            {
                Timestamp.SetRest(_session.Buffer, _minuteAt, (int)(reading.TakenAtUnixSeconds - hour * Timestamp.SecondsPerHour));
            }

            writer.Append(_session);
        }

        private void WriteSession(bool isDated)
        {
            _session.Clear();
            _session.Append(",\"session\":");
            _session.AppendNumber(_writtenSession);
            _session.Append(",\"at\":");
            if (!isDated)
            {
                _session.Append("null,\"up\":");
                return;
            }

            _session.Append('"');
            Timestamp.AppendHour(_session, _writtenHour);
            _minuteAt = _session.Length;
            Timestamp.AppendRest(_session, 0);
            _session.Append("\",\"up\":");
        }

        private void AppendEnd(ByteWriter writer, Reading reading)
        {
            if (reading.Sources != _writtenSources || reading.Quality != _writtenQuality || reading.Revision != _writtenRevision)
            {
                _writtenSources = reading.Sources;
                _writtenQuality = reading.Quality;
                _writtenRevision = reading.Revision;
                WriteEnd(reading);
            }

            writer.Append(_end);
        }

        private void WriteEnd(Reading reading)
        {
            _end.Clear();
            AppendSensor(reading);
            _end.Append(",\"quality\":");
            _end.AppendJsonString(Words.Of(reading.Quality));
            _end.Append(",\"rev\":");
            _end.AppendNumber(reading.Revision);
            _end.Append('}');
        }

        // One name where every value came from one part; else the name for each quantity.
        private void AppendSensor(Reading reading)
        {
            if (reading.Sources == 0)
            {
                return;
            }

            int only = SensorKind.None;
            bool mixed = false;
            foreach (int quantity in Quantities)
            {
                int kind = reading.SourceOf(quantity);
                mixed |= only != SensorKind.None && kind != SensorKind.None && kind != only;
                only = kind == SensorKind.None ? only : kind;
            }

            _end.Append(",\"sensor\":");
            if (mixed)
            {
                AppendSensors(reading);
            }
            else
            {
                _end.AppendJsonString(SensorTable.Get(only).Name);
            }
        }

        private void AppendSensors(Reading reading)
        {
            int skip = 1; // The keys begin with a comma; the first one is not wanted.
            _end.Append('{');
            foreach (int quantity in Quantities)
            {
                int kind = reading.SourceOf(quantity);
                if (kind != SensorKind.None)
                {
                    byte[] key = _quantityKeys[quantity];
                    _end.Append(key, skip, key.Length - skip);
                    _end.AppendJsonString(SensorTable.Get(kind).Name);
                    skip = 0;
                }
            }

            _end.Append('}');
        }
    }
}
