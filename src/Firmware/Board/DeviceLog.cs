using System;
using System.Text;
using Firmware.Core;

namespace Firmware
{
    /// <summary>
    /// Short lines on the serial port, for whoever watches a board: numbers instead of words where a word would cost flash. A line for which there
    /// is no memory is left out: none is worth the message or the reading at hand.
    /// </summary>
    internal sealed class DeviceLog : ILog
    {
        /// <inheritdoc/>
        public void Link(LinkState state, LinkReason reason, int pauseMs)
        {
            try
            {
                Console.WriteLine("link " + ((int)state).ToString() + " reason " + ((int)reason).ToString() + " pause " + pauseMs.ToString());
            }
            catch (OutOfMemoryException)
            {
            }
        }

        /// <inheritdoc/>
        public void Sampled(Reading reading, bool sent)
        {
            try
            {
                Console.WriteLine("reading " + reading.Sequence.ToString() + " quality " + ((int)reading.Quality).ToString() + (sent ? " sent" : " kept"));
            }
            catch (OutOfMemoryException)
            {
            }
        }

        /// <inheritdoc/>
        public void Configured(ConfigOutcome outcome, byte[] answer, int length) => Write("config ", answer, length);

        /// <inheritdoc/>
        public void Commanded(Command command, byte[] answer, int length) => Write("command ", answer, length);

        private static void Write(string what, byte[] answer, int length)
        {
            try
            {
                Console.WriteLine(what + Encoding.UTF8.GetString(answer, 0, length));
            }
            catch (OutOfMemoryException)
            {
            }
        }
    }
}
