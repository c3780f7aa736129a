namespace Firmware.Core
{
    /// <summary>Turns a reading into the bytes that go to the broker. Allocates nothing after it was made.</summary>
    public sealed class Telemetry
    {
        /// <summary>The longest JSON reading: every number at its longest, of every quantity, each from another part.</summary>
        public const int MaxReadingBytes = 170 + 55 * Quantity.Count;

        private static readonly byte[] SequenceKey = ByteWriter.BytesOf("{\"seq\":");
        private static readonly byte[] SessionKey = ByteWriter.BytesOf(",\"session\":");
        private static readonly byte[] AtKey = ByteWriter.BytesOf(",\"at\":");
        private static readonly byte[] UpKey = ByteWriter.BytesOf(",\"up\":");
        private static readonly byte[] SensorKey = ByteWriter.BytesOf(",\"sensor\":");
        private static readonly byte[] QualityKey = ByteWriter.BytesOf(",\"quality\":\"");
        private static readonly byte[] RevisionKey = ByteWriter.BytesOf("\",\"rev\":");
        private static readonly byte[] Ok = ByteWriter.BytesOf(Words.Ok);
        private static readonly byte[] Null = ByteWriter.BytesOf("null");
        // Of what the sensor measures: ,"temperature":
        private readonly byte[][] _quantityKeys = new byte[Quantity.Count][];

        // By SensorKind, each made when it is wanted for the first time: "dht22"
        private readonly byte[][] _kinds = new byte[SensorKind.Count][];
        private readonly int _quantities;

        /// <summary>What its sensor can measure: see <see cref="QuantityTable.ListOf"/>.</summary>
        public readonly int[] Quantities;

        /// <summary>Creates the encoder of one node.</summary>
        /// <param name="quantities">What its sensor can measure: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.
        /// What it cannot measure does not appear; what it can and did not is null.</param>
        public Telemetry(int quantities)
        {
            _quantities = quantities;
            Quantities = QuantityTable.ListOf(quantities);
            foreach (int quantity in Quantities)
            {
                _quantityKeys[quantity] = ByteWriter.BytesOf(",\"" + QuantityTable.Get(quantity).Name + "\":");
            }
        }

        /// <summary>Whether the sensor measures a quantity at all.</summary>
        public bool Measures(int quantity) => (_quantities & (1 << quantity)) != 0;

        /// <summary>Writes the plain number of one quantity: 25.6.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="quantity">The quantity.</param>
        /// <param name="value">A value of it, not <see cref="Reading.None"/>.</param>
        public void WriteValue(ByteWriter writer, int quantity, int value)
        {
            writer.Clear();
            AppendValue(writer, quantity, value);
        }

        /// <summary>Writes the JSON object of a reading.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="reading">The reading.</param>
        public void WriteReading(ByteWriter writer, Reading reading)
        {
            writer.Clear();
            writer.Append(SequenceKey);
            writer.AppendNumber(reading.Sequence);
            writer.Append(SessionKey);
            writer.AppendNumber(reading.Session);
            writer.Append(AtKey);
            AppendAt(writer, reading.TakenAtUnixSeconds);
            writer.Append(UpKey);
            writer.AppendNumber(reading.TakenAtMs / 1000);
            foreach (int quantity in Quantities)
            {
                // No value although all is well: the part that was found does not measure it.
                if (reading.Quality != Quality.Ok || reading.Values[quantity] != Reading.None)
                {
                    writer.Append(_quantityKeys[quantity]);
                    if (reading.Values[quantity] == Reading.None)
                    {
                        writer.Append(Null);
                    }
                    else
                    {
                        AppendValue(writer, quantity, reading.Values[quantity]);
                    }
                }
            }

            AppendSensor(writer, reading);
            writer.Append(QualityKey);
            writer.Append(reading.Quality == Quality.Ok ? Ok : ByteWriter.BytesOf(Words.Of(reading.Quality)));
            writer.Append(RevisionKey);
            writer.AppendNumber(reading.Revision);
            writer.Append('}');
        }

        private static void AppendValue(ByteWriter writer, int quantity, int value) => writer.AppendScaled(value, QuantityTable.DecimalsOf(quantity));

        private static void AppendAt(ByteWriter writer, long unixSeconds)
        {
            if (unixSeconds == 0)
            {
                writer.Append(Null);
                return;
            }

            writer.Append('"');
            Timestamp.Append(writer, unixSeconds);
            writer.Append('"');
        }

        // One name where every value came from one part; else the name for each quantity.
        private void AppendSensor(ByteWriter writer, Reading reading)
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

            writer.Append(SensorKey);
            if (mixed)
            {
                AppendSensors(writer, reading);
            }
            else
            {
                writer.Append(NameOf(only));
            }
        }

        private void AppendSensors(ByteWriter writer, Reading reading)
        {
            // The keys begin with a comma; the first one is not wanted.
            int skip = 1;
            writer.Append('{');
            foreach (int quantity in Quantities)
            {
                int kind = reading.SourceOf(quantity);
                if (kind != SensorKind.None)
                {
                    byte[] key = _quantityKeys[quantity];
                    writer.Append(key, skip, key.Length - skip);
                    writer.Append(NameOf(kind));
                    skip = 0;
                }
            }

            writer.Append('}');
        }

        private byte[] NameOf(int kind)
        {
            byte[] name = _kinds[kind];
            if (name == null)
            {
                name = ByteWriter.BytesOf("\"" + SensorTable.Get(kind).Name + "\"");
                _kinds[kind] = name;
            }

            return name;
        }
    }
}
