namespace Firmware.Core
{
    // What goes to the topics of single quantities.
    public sealed partial class Telemetry
    {
        /// <summary>Writes the plain number of one quantity: 25.6.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="quantity">The quantity.</param>
        /// <param name="value">A value of it, not <see cref="Reading.None"/>.</param>
        public void WriteValue(ByteWriter writer, int quantity, int value)
        {
            writer.Clear();
            writer.AppendScaled(value, QuantityTable.DecimalsOf(quantity));
        }

        /// <summary>Writes what goes to the topic of a quantity: its plain number, or latitude and longitude with a comma between.</summary>
        /// <param name="writer">Is cleared first.</param>
        /// <param name="quantity">A quantity that has a value, not <see cref="Quantity.Longitude"/>.</param>
        /// <param name="reading">The reading.</param>
        public void WriteValue(ByteWriter writer, int quantity, Reading reading)
        {
            WriteValue(writer, quantity, reading.Values[quantity]);
            if (quantity == Quantity.Latitude)
            {
                writer.Append(',');
                writer.AppendScaled(reading.Values[Quantity.Longitude], QuantityTable.DecimalsOf(Quantity.Longitude));
            }
        }
    }
}
