using Firmware.Core;

namespace VirtualDevice;

/// <summary>The clock of this machine, which is taken to be right.</summary>
internal sealed class SystemClock : IClock
{
    /// <inheritdoc/>
    public long UnixSeconds => DateTimeOffset.UtcNow.ToUnixTimeSeconds();
}
