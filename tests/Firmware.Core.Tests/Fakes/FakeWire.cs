namespace Firmware.Core.Tests
{
    /// <summary>A 1-Wire bus that answers each read of a scratchpad with the next of a list.</summary>
    public sealed class FakeWire : IOneWire
    {
        private readonly string[] _answers;
        private byte[] _answer = new byte[0];
        private int _next;
        private int _at;

        /// <summary>What was written, in order: R for a reset, then bytes in hexadecimal.</summary>
        public string Transfers = "";

        /// <summary>Whether anything is connected.</summary>
        public bool Connected = true;

        /// <summary>The byte after so many good ones is not written; negative: never.</summary>
        public int GoodWrites = -1;

        public int PausedMs;
        public int Releases;

        /// <summary>Creates a bus.</summary>
        /// <param name="answers">In hexadecimal, in order; the last one again and again. Empty: nobody drives the bus.</param>
        public FakeWire(params string[] answers)
        {
            _answers = answers;
        }

        public bool Reset()
        {
            Transfers += "R";
            return Connected;
        }

        public bool Write(int value)
        {
            Transfers += value.ToString("X2");
            if (GoodWrites-- == 0)
            {
                return false;
            }

            if (value == 0xBE)
            {
                _answer = Bytes.Hex(_answers[_next < _answers.Length ? _next : _answers.Length - 1]);
                _next++;
                _at = 0;
            }

            return true;
        }

        public int Read() => _at < _answer.Length ? _answer[_at++] : 0xFF;

        public void Pause(int milliseconds) => PausedMs += milliseconds;

        public void Release() => Releases++;
    }
}
