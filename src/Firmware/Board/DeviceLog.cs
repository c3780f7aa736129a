using System;
using System.Text;
using Firmware.Core;

namespace Firmware
{
    /// <summary>Short lines on the serial port, for who watches a board: numbers instead of words where a word would cost flash.</summary>
    internal sealed class DeviceLog : ILog
    {
        /// <inheritdoc/>
        public void Link(LinkState state, LinkReason reason, int pauseMs)
            => Console.WriteLine("link " + ((int)state).ToString() + " reason " + ((int)reason).ToString() + " pause " + pauseMs.ToString());

        /// <inheritdoc/>
        public void Sampled(Reading reading, bool sent)
            => Console.WriteLine("reading " + reading.Sequence.ToString() + " quality " + ((int)reading.Quality).ToString() + (sent ? " sent" : " kept"));

        /// <inheritdoc/>
        public void Configured(ConfigOutcome outcome, byte[] answer, int length)
            => Console.WriteLine("config " + Encoding.UTF8.GetString(answer, 0, length));

        /// <inheritdoc/>
        public void Commanded(Command command, byte[] answer, int length)
            => Console.WriteLine("command " + Encoding.UTF8.GetString(answer, 0, length));
    }
}
