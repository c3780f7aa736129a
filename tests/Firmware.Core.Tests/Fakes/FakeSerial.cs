namespace Firmware.Core.Tests
{
    /// <summary>A serial line on which something is said after each discard.</summary>
    public sealed class FakeSerial : ISerial
    {
        private byte[] _bytes = new byte[0];
        private int _at;

        /// <summary>What is said from now on, each time the same.</summary>
        public string Says = "";

        /// <summary>Whether the line can be used.</summary>
        public bool IsOpen = true;

        public int PausedMs;
        public int Releases;

        public bool Discard()
        {
            _bytes = Bytes.Of(Says);
            _at = 0;
            return IsOpen;
        }

        // In small pieces, as they come.
        public int Read(byte[] into)
        {
            int count = 0;
            while (count < 7 && _at < _bytes.Length)
            {
                into[count++] = _bytes[_at++];
            }

            return count;
        }

        public void Pause(int milliseconds) => PausedMs += milliseconds;

        public void Release() => Releases++;
    }
}
