using System;

namespace Firmware.Core.Tests
{
    /// <summary>A part that says what a test wants: values, each in a frame of its own, or a fault.</summary>
    public sealed class FakePart : ISensorPart
    {
        /// <summary>By quantity.</summary>
        public readonly int[] Values = new int[Quantity.Count];

        public Quality Quality = Quality.Ok;
        public int Reads;
        public int Releases;

        /// <summary>Whether there is no memory to read it.</summary>
        public bool HasNoMemory;

        /// <summary>Whether every frame is the same.</summary>
        public bool Repeats;

        public FakePart(int kind)
        {
            Kind = kind;
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                Values[quantity] = Reading.None;
            }

            Temperature = 210;
            Humidity = 450;
        }

        public int Temperature
        {
            get => Values[Quantity.Temperature];
            set => Values[Quantity.Temperature] = value;
        }

        public int Humidity
        {
            get => Values[Quantity.Humidity];
            set => Values[Quantity.Humidity] = value;
        }

        public int Pressure
        {
            get => Values[Quantity.Pressure];
            set => Values[Quantity.Pressure] = value;
        }

        public int Kind { get; set; }

        public void Read(Reading into)
        {
            Reads++;
            if (HasNoMemory)
            {
                throw new OutOfMemoryException();
            }

            if (Quality == Quality.Ok)
            {
                into.Set(Temperature, Humidity, Pressure);
                Array.Copy(Values, into.Values, Quantity.Count);
                into.Fingerprint = Repeats ? 7 : Reads;
            }
            else
            {
                into.Fail(Quality);
            }
        }

        public void Release() => Releases++;
    }
}
