namespace Firmware.Core.Tests
{
    /// <summary>A DHT that says what a test wants: 21.0 °C more by 0.1 with each reading, 45.0 %RH; or a fault.</summary>
    public sealed class FakeSensor : ISensor
    {
        public Quality Quality = Quality.Ok;
        public int Humidity = 450;
        public int Pressure = Reading.None;
        public int Battery = Reading.None;
        public int Reads;

        /// <summary>Whether a reading waits for the next that agrees.</summary>
        public bool Holds;

        public int Quantities => (1 << Quantity.Temperature) | (1 << Quantity.Humidity) | Has(Quantity.Pressure, Pressure) | Has(Quantity.Battery, Battery);

        public int PaceMs { get; set; }

        public void Keep(Memo memo)
        {
        }

        public bool Read(long nowMs, Reading into)
        {
            Reads++;
            if (Quality == Quality.Ok)
            {
                into.Set(209 + Reads, Humidity, Pressure);
                into.Values[Quantity.Battery] = Battery;
            }
            else
            {
                into.Fail(Quality);
            }

            return !Holds;
        }

        private static int Has(int quantity, int value) => value == Reading.None ? 0 : 1 << quantity;
    }
}
