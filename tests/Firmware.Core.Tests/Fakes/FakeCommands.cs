namespace Firmware.Core.Tests
{
    /// <summary>A part on a bus that takes commands and gives one answer after the other.</summary>
    public sealed class FakeCommands : IRegisters
    {
        private readonly string[] _answers;
        private int _next;

        /// <summary>What was sent and received, in order: FD r6 for a command and six bytes read.</summary>
        public string Transfers = "";

        /// <summary>Whether anything is connected.</summary>
        public bool Connected = true;

        /// <summary>The command after so many good ones is not acknowledged; negative: never.</summary>
        public int GoodCommands = -1;

        public int PausedMs;
        public int Releases;

        /// <summary>Creates a part.</summary>
        /// <param name="answers">In hexadecimal, in order; the last one again and again. Empty: that read is not acknowledged.</param>
        public FakeCommands(params string[] answers)
        {
            _answers = answers;
        }

        public bool Read(int first, byte[] into) => false;

        public bool Write(int register, int value) => false;

        public bool Send(byte[] command)
        {
            for (int i = 0; i < command.Length; i++)
            {
                Transfers += command[i].ToString("X2");
            }

            Transfers += " ";
            return Connected && GoodCommands-- != 0;
        }

        public bool Receive(byte[] into)
        {
            Transfers += "r" + into.Length.ToString() + " ";
            string answer = _answers[_next < _answers.Length ? _next : _answers.Length - 1];
            _next++;
            if (!Connected || answer.Length == 0)
            {
                return false;
            }

            byte[] bytes = Bytes.Hex(answer);
            for (int i = 0; i < into.Length; i++)
            {
                into[i] = bytes[i];
            }

            return true;
        }

        public void Pause(int milliseconds) => PausedMs += milliseconds;

        public void Release() => Releases++;
    }
}
