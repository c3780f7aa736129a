using System;
using Firmware.Core;

namespace Firmware
{
    /// <summary>The clock of the chip, which the runtime sets by SNTP once there is a network.</summary>
    internal sealed class DeviceClock : IClock
    {
        // 2025-01-01T00:00:00Z. A chip without power starts at 1970; what is before this firmware was written is not the time.
        private const long Earliest = 1735689600;

        /// <inheritdoc/>
        public long UnixSeconds
        {
            get
            {
                long seconds = DateTime.UtcNow.ToUnixTimeSeconds();
                return seconds < Earliest ? 0 : seconds;
            }
        }
    }
}
