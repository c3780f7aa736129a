namespace Firmware.Core
{
    /// <summary>
    /// The one table of quantities. Topics, payloads, settings, filter, doubt, Home Assistant's message, the station and the documents
    /// follow it: a new quantity is a constant in <see cref="Quantity"/> and a row here.
    /// A row is made when it is asked for, and dropped: kept on the device each would take 130 bytes of heap. What every sample needs
    /// of it stands in arrays of numbers, 12 bytes each.
    /// </summary>
    public static class QuantityTable
    {
        private static readonly int[] Steps = new int[Quantity.Count];
        private static readonly int[] Decimals = new int[Quantity.Count];
        private static readonly int[] Minimums = new int[Quantity.Count];
        private static readonly int[] Maximums = new int[Quantity.Count];

        static QuantityTable()
        {
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                QuantityDefinition row = Get(quantity);
                Steps[quantity] = row.Step;
                Decimals[quantity] = row.Decimals;
                Minimums[quantity] = row.Minimum;
                Maximums[quantity] = row.Maximum;
            }
        }

        /// <summary>The row of a quantity.</summary>
        /// <param name="quantity">A constant of <see cref="Quantity"/>.</param>
        public static QuantityDefinition Get(int quantity)
        {
            // Name, title, unit, device class, decimals, step, least and most that there can be, largest deadband and offset, hysteresis.
            // Steps of temperature, humidity and pressure: see StepOf. Least temperature: absolute zero.
            switch (quantity)
            {
                case Quantity.Temperature:
                    return new QuantityDefinition("temperature", "Temperature", "°C", "temperature", 1, 30, -2731, 10000, 200, 200, 5);
                case Quantity.Humidity:
                    return new QuantityDefinition("humidity", "Humidity", "%", "humidity", 1, 150, 0, 1000, 500, 500, 20);
                case Quantity.Pressure:
                    return new QuantityDefinition("pressure", "Pressure", "hPa", "atmospheric_pressure", 1, 20, 0, 20000, 1000, 1000, 10);
                case Quantity.Co2:
                    // The most: what an SCD4x can say (data sheet 1.1).
                    return new QuantityDefinition("co2", "Carbon dioxide", "ppm", "carbon_dioxide", 0, 300, 0, 40000, 1000, 1000, 50);
                case Quantity.Battery:
                    // No offset: it follows from the voltage as it was measured.
                    return new QuantityDefinition("battery", "Battery", "%", "battery", 0, 30, 0, 100, 50, 0, 3);
                case Quantity.Voltage:
                    // A cell sags by some tenths of a volt while the radio sends. The most: no sensible divider measures more.
                    return new QuantityDefinition("voltage", "Voltage", "V", "voltage", 2, 50, 0, 3000, 500, 200, 5);
                case Quantity.Latitude:
                    // A car makes 36 m in the second from one reading to the one that confirms it, an airliner 250 m. The deadband is in metres.
                    return new QuantityDefinition("latitude", "Latitude", "°", "", 5, 300, -9000000, 9000000, 100000, 0, 0);
                case Quantity.Longitude:
                    return new QuantityDefinition("longitude", "Longitude", "°", "", 5, 600, -18000000, 18000000, 0, 0, 0);
                case Quantity.Satellites:
                    return new QuantityDefinition("satellites", "Satellites", "", "", 0, 99, 0, 99, 20, 0, 1);
                case Quantity.Gas:
                    // A whiff of alcohol divides it by ten within seconds, so no step is too large. The most: what the data sheet's range 0 can say.
                    return new QuantityDefinition("gas", "Gas resistance", "Ω", "", 0, 100000000, 0, 100000000, 1000000, 0, 1000);
                default:
                    // In water and steel a probe follows fast: 10 K from one reading to the next.
                    string number = (quantity - Quantity.Probe + 1).ToString();
                    return new QuantityDefinition("temperature_" + number, "Temperature " + number, "°C", "temperature", 1, 100, -2731, 10000, 200, 200, 5);
            }
        }

        /// <summary>The quantities of a set, the lowest first: for loops over what a board measures, which cost nothing for what it does not.</summary>
        /// <param name="quantities">Bit <c>1 &lt;&lt; quantity</c> for each.</param>
        public static int[] ListOf(int quantities)
        {
            int count = 0;
            int[] all = new int[Quantity.Count];
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                if ((quantities & (1 << quantity)) != 0)
                {
                    all[count++] = quantity;
                }
            }

            int[] list = new int[count];
            System.Array.Copy(all, list, count);
            return list;
        }

        /// <summary>Digits behind the point.</summary>
        public static int DecimalsOf(int quantity) => Decimals[quantity];

        /// <summary>
        /// The most that two consecutive readings may differ: 3 K, 15 %RH, 2 hPa. Step test for values a minute apart of I. Zahumensky, Guidelines on
        /// Quality Control Procedures for Data from Automatic Weather Stations (WMO, 2004). 300 ppm of CO2: two people breathe out 40 litres in an
        /// hour, which is 20 ppm a minute in a small room; an open window does the rest. What differs more is measured again at once; two
        /// that agree are believed, so a real step is only late.
        /// </summary>
        public static int StepOf(int quantity) => Steps[quantity];

        /// <summary>The word of its topic and at the end of its settings: its name. Latitude and longitude are one word together.</summary>
        public static string TopicOf(int quantity)
            => quantity == Quantity.Latitude || quantity == Quantity.Longitude ? Leaf.Position : Get(quantity).Name;

        /// <summary>The quantity with a word as <see cref="TopicOf"/> has it, or -1.</summary>
        /// <param name="data">Bytes that hold the word.</param>
        /// <param name="start">Where it begins.</param>
        /// <param name="length">Its length in bytes.</param>
        public static int Find(byte[] data, int start, int length)
        {
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                string name = TopicOf(quantity);
                int same = 0;
                while (name.Length == length && same < length && name[same] == data[start + same])
                {
                    same++;
                }

                if (same > 0 && same == length)
                {
                    return quantity;
                }
            }

            return -1;
        }

        /// <summary>A value, limited to the possible range of its quantity.</summary>
        public static int Limit(int quantity, int value)
            => value < Minimums[quantity] ? Minimums[quantity] : value > Maximums[quantity] ? Maximums[quantity] : value;
    }
}
