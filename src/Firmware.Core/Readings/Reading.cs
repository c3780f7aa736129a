using System;

namespace Firmware.Core
{
    /// <summary>
    /// What a sensor said at one moment: values, or the reason why there are none.
    /// A plain carrier with fields that is reused for every sample: on the device a property costs a call.
    /// </summary>
    public sealed class Reading
    {
        /// <summary>Stands in <see cref="Values"/> where there is no value. Never published as a number.</summary>
        public const int None = int.MinValue;

        /// <summary>Every bit of <see cref="Passing"/>.</summary>
        public const int AllQuantities = Quantity.All;

        /// <summary>
        /// The values by <see cref="Quantity"/>, scaled by the decimals of <see cref="QuantityTable"/>: 25.6 °C is 256.
        /// </summary>
        public readonly int[] Values = new int[Quantity.Count];

        /// <summary>Whether the values count, and if not, why.</summary>
        public Quality Quality;

        /// <summary>Number of this sample within <see cref="Session"/>, from 1, without gaps.</summary>
        public int Sequence;

        /// <summary>Which start of the node this sample belongs to, from 1.</summary>
        public int Session;

        /// <summary>When it was taken: monotonic milliseconds since start.</summary>
        public long TakenAtMs;

        /// <summary>When it was taken: Unix seconds, 0 while the clock is not known.</summary>
        public long TakenAtUnixSeconds;

        /// <summary>The revision of the settings in force when it was taken.</summary>
        public int Revision;

        /// <summary>Which values changed enough to be sent on their own topics: bit <c>1 &lt;&lt; quantity</c>.</summary>
        public int Passing = AllQuantities;

        /// <summary>Which part each value came from: a <see cref="SensorKind"/> in four bits for each quantity, the first one lowest.</summary>
        public long Sources;

        /// <summary>What the part sent, folded into one number: the same bytes give the same number.</summary>
        public int Fingerprint;

        private static readonly int[] NoValues = Nothing();

        /// <summary>Creates an empty reading.</summary>
        public Reading()
        {
            Fail(Quality.Absent);
        }

        /// <summary>Whether there is a value of a quantity and it changed enough to be sent.</summary>
        public bool Passes(int quantity) => Values[quantity] != None && (Passing & (1 << quantity)) != 0;

        /// <summary>Those of a list of quantities that have a value: bit <c>1 &lt;&lt; quantity</c> for each.</summary>
        public int PresentOf(int[] quantities)
        {
            int present = 0;
            int[] values = Values;
            foreach (int quantity in quantities)
            {
                present |= values[quantity] == None ? 0 : 1 << quantity;
            }

            return present;
        }

        /// <summary>Gives a reading its time that was taken before the clock was known: the monotonic clock tells how long ago that was.</summary>
        /// <param name="unixSeconds">Now; 0 while the clock is not known.</param>
        /// <param name="nowMs">Now, in monotonic milliseconds.</param>
        public void Date(long unixSeconds, long nowMs)
        {
            if (TakenAtUnixSeconds == 0 && unixSeconds != 0)
            {
                TakenAtUnixSeconds = unixSeconds - (nowMs - TakenAtMs) / 1000;
            }
        }

        /// <summary>Writes down or brings back a reading that waits.</summary>
        /// <param name="memo">The memo.</param>
        /// <param name="before">The one before it, which it is likely to resemble; becomes this one.</param>
        public void Keep(Memo memo, Reading before)
        {
            Session = before.Session = (int)memo.Number(Session, before.Session);
            Sequence = before.Sequence = (int)memo.Number(Sequence, before.Sequence);
            Revision = before.Revision = (int)memo.Number(Revision, before.Revision);
            Quality = before.Quality = (Quality)memo.Number((long)Quality, (long)before.Quality);
            Sources = before.Sources = memo.Number(Sources, before.Sources);
            TakenAtMs = before.TakenAtMs = memo.Number(TakenAtMs, before.TakenAtMs);
            TakenAtUnixSeconds = before.TakenAtUnixSeconds = memo.Number(TakenAtUnixSeconds, before.TakenAtUnixSeconds);
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                Values[quantity] = before.Values[quantity] = (int)memo.Number(Values[quantity], before.Values[quantity]);
            }
        }

        /// <summary>Makes this a good reading whose values follow.</summary>
        public void Clear()
        {
            Quality = Quality.Ok;
            Sources = 0;
            Array.Copy(NoValues, Values, Quantity.Count);
        }

        /// <summary>Makes this a reading without values.</summary>
        /// <param name="reason">Why there are none.</param>
        public void Fail(Quality reason)
        {
            Clear();
            Quality = reason;
        }

        /// <summary>Makes this a good reading of the air; what else there is has no value.</summary>
        /// <param name="temperature">Tenths of a degree Celsius, or <see cref="None"/>.</param>
        /// <param name="humidity">Tenths of a percent, or <see cref="None"/>.</param>
        /// <param name="pressure">Tenths of a hectopascal, or <see cref="None"/>.</param>
        public void Set(int temperature, int humidity, int pressure)
        {
            Clear();
            int[] values = Values;
            values[Quantity.Temperature] = temperature;
            values[Quantity.Humidity] = humidity;
            values[Quantity.Pressure] = pressure;
        }

        /// <summary>Copies values, quality and sources of another reading; the rest stays.</summary>
        public void CopyValuesFrom(Reading other)
        {
            Quality = other.Quality;
            Sources = other.Sources;
            Array.Copy(other.Values, Values, Quantity.Count);
        }

        /// <summary>The part that a value came from, as a <see cref="SensorKind"/>.</summary>
        public int SourceOf(int quantity) => (int)(Sources >> (quantity * SensorKind.Bits)) & ((1 << SensorKind.Bits) - 1);

        /// <summary>Records the part that a value came from.</summary>
        /// <param name="quantity">One that has no source yet.</param>
        /// <param name="kind">A <see cref="SensorKind"/>.</param>
        public void AddSource(int quantity, int kind) => Sources |= (long)kind << (quantity * SensorKind.Bits);

        private static int[] Nothing()
        {
            int[] values = new int[Quantity.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = None;
            }

            return values;
        }
    }
}
