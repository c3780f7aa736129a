namespace Firmware.Core
{
    /// <summary>Turns a reading into the bytes that go to the broker. Allocates nothing after it was made.</summary>
    public sealed class Telemetry
    {
        /// <summary>The longest JSON reading: every number at its longest, all three quantities, from two parts.</summary>
        public const int MaxReadingBytes = 300;

        private static readonly byte[] SequenceKey = ByteWriter.BytesOf("{\"seq\":");
        private static readonly byte[] SessionKey = ByteWriter.BytesOf(",\"session\":");
        private static readonly byte[] AtKey = ByteWriter.BytesOf(",\"at\":");
        private static readonly byte[] UpKey = ByteWriter.BytesOf(",\"up\":");
        private static readonly byte[] TemperatureKey = ByteWriter.BytesOf(",\"temperature\":");
        private static readonly byte[] HumidityKey = ByteWriter.BytesOf(",\"humidity\":");
        private static readonly byte[] PressureKey = ByteWriter.BytesOf(",\"pressure\":");
        private static readonly byte[] SensorKey = ByteWriter.BytesOf(",\"sensor\":");
        private static readonly byte[] QualityKey = ByteWriter.BytesOf(",\"quality\":\"");
        private static readonly byte[] RevisionKey = ByteWriter.BytesOf("\",\"rev\":");
        private static readonly byte[] Null = ByteWriter.BytesOf("null");
        private static readonly byte[][] QuantityKeys = { TemperatureKey, HumidityKey, PressureKey };

        // In the order of the enum.
        private static readonly byte[][] Qualities =
        {
            ByteWriter.BytesOf("ok"),
            ByteWriter.BytesOf("timeout"),
            ByteWriter.BytesOf("checksum"),
            ByteWriter.BytesOf("range"),
            ByteWriter.BytesOf("stuck"),
            ByteWriter.BytesOf("absent"),
            ByteWriter.BytesOf("jump"),
        };

        // By SensorKind.
        private static readonly byte[][] Kinds =
        {
            null,
            ByteWriter.BytesOf("\"dht11\""),
            ByteWriter.BytesOf("\"dht12\""),
            ByteWriter.BytesOf("\"dht22\""),
            ByteWriter.BytesOf("\"bme280\""),
            ByteWriter.BytesOf("\"bmp280\""),
        };

        private readonly int _quantities;

        /// <summary>Creates the encoder of one node.</summary>
        /// <param name="quantities">What its sensor can measure: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.
        /// What it cannot measure does not appear; what it can and did not is null.</param>
        public Telemetry(int quantities)
        {
            _quantities = quantities;
        }

        /// <summary>Whether the sensor measures a quantity at all.</summary>
        public bool Measures(int quantity) => (_quantities & (1 << quantity)) != 0;

        /// <summary>The word for a quality, as it stands in a payload.</summary>
        public static byte[] NameOf(Quality quality) => Qualities[(int)quality];

        /// <summary>Writes the plain number of one quantity: 25.6.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="tenths">A value, not <see cref="Reading.None"/>.</param>
        public void WriteValue(ByteWriter writer, int tenths)
        {
            writer.Clear();
            writer.AppendTenths(tenths);
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
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                // No value although all is well: the part that was found does not measure it.
                if (Measures(quantity) && (reading.Quality != Quality.Ok || reading.Tenths[quantity] != Reading.None))
                {
                    writer.Append(QuantityKeys[quantity]);
                    AppendTenthsOrNull(writer, reading.Tenths[quantity]);
                }
            }

            AppendSensor(writer, reading);
            writer.Append(QualityKey);
            writer.Append(Qualities[(int)reading.Quality]);
            writer.Append(RevisionKey);
            writer.AppendNumber(reading.Revision);
            writer.Append('}');
        }

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
        private static void AppendSensor(ByteWriter writer, Reading reading)
        {
            int only = SensorKind.None;
            bool mixed = false;
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                int kind = reading.SourceOf(quantity);
                mixed |= only != SensorKind.None && kind != SensorKind.None && kind != only;
                only = kind == SensorKind.None ? only : kind;
            }

            if (only == SensorKind.None)
            {
                return;
            }

            writer.Append(SensorKey);
            if (mixed)
            {
                AppendSensors(writer, reading);
            }
            else
            {
                writer.Append(Kinds[only]);
            }
        }

        private static void AppendSensors(ByteWriter writer, Reading reading)
        {
            // The keys begin with a comma; the first one is not wanted.
            int skip = 1;
            writer.Append('{');
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                int kind = reading.SourceOf(quantity);
                if (kind != SensorKind.None)
                {
                    byte[] key = QuantityKeys[quantity];
                    writer.Append(key, skip, key.Length - skip);
                    writer.Append(Kinds[kind]);
                    skip = 0;
                }
            }

            writer.Append('}');
        }

        private static void AppendTenthsOrNull(ByteWriter writer, int tenths)
        {
            if (tenths == Reading.None)
            {
                writer.Append(Null);
            }
            else
            {
                writer.AppendTenths(tenths);
            }
        }
    }
}
