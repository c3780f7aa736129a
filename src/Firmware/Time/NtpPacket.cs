namespace Firmware
{
    /// <summary>The one packet of a time request (RFC 4330: SNTP version 4), and what is believed of the answer.</summary>
    internal static class NtpPacket
    {
        /// <summary>Its length in bytes, without what may follow.</summary>
        public const int Bytes = 48;

        // First byte: leap indicator, version, mode. Where the server does not know the time, all bits of the first are set.
        private const int ClientRequest = (4 << 3) | 3;
        private const int ModeMask = 0x07;
        private const int Server = 4;
        private const int LeapMask = 0xC0;

        // Stratum 0 is a refusal, 16 and more are not synchronised.
        private const int LowestStratum = 15;

        private const int OriginateAt = 24;
        private const int TransmitAt = 40;
        private const int StampBytes = 8;

        // From 1900 to 1970. The seconds begin again at 0 in February 2036: without the top bit they are those after it.
        private const long EpochSeconds = 2208988800;
        private const long EraSeconds = 1L << 32;
        private const long TopBit = 1L << 31;

        /// <summary>Writes a request.</summary>
        /// <param name="packet">At least <see cref="Bytes"/> long; all zeros.</param>
        /// <param name="nonce">The server sends it back: only an answer that has it is one to this request.</param>
        public static void WriteRequest(byte[] packet, uint nonce)
        {
            packet[0] = ClientRequest;
            for (int i = 0; i < 4; i++)
            {
                packet[TransmitAt + i] = (byte)(nonce >> (24 - 8 * i));
            }
        }

        /// <summary>Reads an answer.</summary>
        /// <param name="request">What it has to be the answer to.</param>
        /// <param name="answer">At least <see cref="Bytes"/> long.</param>
        /// <param name="length">How many bytes came.</param>
        /// <returns>Seconds since 1970, or 0 where it is none, or the server does not know the time.</returns>
        public static long ReadAnswer(byte[] request, byte[] answer, int length)
        {
            if (length < Bytes || (answer[0] & ModeMask) != Server || (answer[0] & LeapMask) == LeapMask || answer[1] == 0 || answer[1] > LowestStratum)
            {
                return 0;
            }

            for (int i = 0; i < StampBytes; i++)
            {
                if (answer[OriginateAt + i] != request[TransmitAt + i])
                {
                    return 0;
                }
            }

            long seconds = 0;
            for (int i = 0; i < 4; i++)
            {
                seconds = (seconds << 8) | answer[TransmitAt + i];
            }

            return seconds == 0 ? 0 : seconds - EpochSeconds + (seconds < TopBit ? EraSeconds : 0);
        }
    }
}
