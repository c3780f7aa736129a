namespace Firmware.Core
{
    /// <summary>What an attempt with TLS needs. An adapter asks as soon as it has a network.</summary>
    public sealed class TlsNeeds
    {
        /// <summary>Smallest free block of native memory in bytes: all that mbedTLS allocates, including its two records of 16 KiB.</summary>
        public const int BlockBytes = 40 * 1024;

        private readonly IClock _clock;
        private readonly IDevice _device;

        /// <summary>Creates the check.</summary>
        /// <param name="clock">Without the time a valid certificate cannot be told from an expired one.</param>
        /// <param name="device">Whose memory TLS uses.</param>
        public TlsNeeds(IClock clock, IDevice device)
        {
            _clock = clock;
            _device = device;
        }

        /// <summary>What is missing for a connection.</summary>
        /// <returns><see cref="LinkReason.NoClock"/>, <see cref="LinkReason.NoMemory"/> or <see cref="LinkReason.None"/>.</returns>
        public LinkReason Missing(MqttConnection connection)
        {
            if (!connection.Tls)
            {
                return LinkReason.None;
            }

            if (_clock.UnixSeconds == 0)
            {
                return LinkReason.NoClock;
            }

            // 0 where native memory does not matter.
            int block = _device.LargestNativeBlock;
            return block > 0 && block < BlockBytes ? LinkReason.NoMemory : LinkReason.None;
        }
    }
}
