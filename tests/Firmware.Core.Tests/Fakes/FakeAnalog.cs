namespace Firmware.Core.Tests
{
    /// <summary>A pin that measures the same again and again.</summary>
    public sealed class FakeAnalog : IAnalog
    {
        /// <summary>What it gives.</summary>
        public int Count;

        /// <summary>What is added to every second sample, and taken from the others.</summary>
        public int Noise;

        /// <summary>The sample after so many fails; negative: none.</summary>
        public int GoodReads = -1;

        public int Reads;
        public int Releases;

        public int Read() => Count < 0 || GoodReads-- == 0 ? -1 : Count + (Reads++ % 2 == 0 ? Noise : -Noise);

        public void Release() => Releases++;
    }
}
