namespace Firmware.Core
{
    /// <summary>One row of the table of sensors.</summary>
    public sealed class SensorDefinition
    {
        /// <summary>Its name in payloads, in board.properties and for <c>./run --sensor</c>.</summary>
        public readonly string Name;

        /// <summary>What it measures: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</summary>
        public readonly int Quantities;

        /// <summary>The shortest pause between two reads, in milliseconds.</summary>
        public readonly int PaceMs;

        /// <summary>
        /// Whether it resolves so finely that living air never gives the same fingerprint for an hour. A DHT11 counts whole degrees
        /// and percent: in a quiet room it rightly repeats itself for hours.
        /// </summary>
        public readonly bool IsFine;

        /// <summary>Creates a row.</summary>
        public SensorDefinition(string name, int quantities, int paceMs, bool isFine)
        {
            Name = name;
            Quantities = quantities;
            PaceMs = paceMs;
            IsFine = isFine;
        }
    }
}
