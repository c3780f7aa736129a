using System.Text;

namespace Firmware.Core.Tests
{
    /// <summary>Remembers what it was told last.</summary>
    public sealed class FakeLog : ILog
    {
        public int Samples;
        public bool LastSent;
        public LinkState LastState;
        public LinkReason LastReason;
        public int LastPauseMs;
        public ConfigOutcome LastOutcome;
        public Command LastCommand;
        public string LastAnswer = "";

        public void Link(LinkState state, LinkReason reason, int pauseMs)
        {
            LastState = state;
            LastReason = reason;
            LastPauseMs = pauseMs;
        }

        public void Sampled(Reading reading, bool sent)
        {
            Samples++;
            LastSent = sent;
        }

        public void Configured(ConfigOutcome outcome, byte[] answer, int length)
        {
            LastOutcome = outcome;
            LastAnswer = Encoding.UTF8.GetString(answer, 0, length);
        }

        public void Commanded(Command command, byte[] answer, int length)
        {
            LastCommand = command;
            LastAnswer = Encoding.UTF8.GetString(answer, 0, length);
        }
    }
}
