using System;

namespace Firmware.Core.Tests
{
    /// <summary>A part that says what a test wants: values, each in a frame of its own, or a fault.</summary>
    public sealed class FakePart : ISensorPart
    {
        public int Temperature = 210;
        public int Humidity = 450;
        public int Pressure = Reading.None;
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
                into.Frame = Repeats ? 7 : Reads;
            }
            else
            {
                into.Fail(Quality);
            }
        }

        public void Release() => Releases++;
    }
}
