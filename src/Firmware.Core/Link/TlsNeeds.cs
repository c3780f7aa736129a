namespace Firmware.Core
{
    /// <summary>What has to be there before an attempt with TLS is worth making. An adapter asks once it has a network.</summary>
    public sealed class TlsNeeds
    {
        /// <summary>Smallest free block of native memory in bytes: what mbedTLS takes in all, its two records of 16 KiB included.</summary>
        public const int BlockBytes = 40 * 1024;

        private readonly IClock _clock;
        private readonly IDevice _device;

        /// <summary>Creates the check.</summary>
        /// <param name="clock">Without the time no certificate can be told from an expired one.</param>
        /// <param name="device">Where TLS takes its memory from.</param>
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

            // 0 where native memory is no matter.
            int block = _device.LargestNativeBlock;
            return block > 0 && block < BlockBytes ? LinkReason.NoMemory : LinkReason.None;
        }
    }
}
