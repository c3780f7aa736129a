using Firmware.Core;

namespace VirtualDevice.Faults;

/// <summary>The clock of this machine, wrong by as much as a script says.</summary>
internal sealed class FaultClock : IClock
{
    // 2025-01-01T00:00:00Z. As on a board: a time before the firmware was written is not the real time.
    private const long Earliest = 1735689600;

    private long _offsetSeconds;

    /// <summary>How wrong it is. Can be set from any thread.</summary>
    public long OffsetSeconds
    {
        get => Volatile.Read(ref _offsetSeconds);
        set => Volatile.Write(ref _offsetSeconds, value);
    }

    /// <inheritdoc/>
    public long UnixSeconds
    {
        get
        {
            long seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + OffsetSeconds;
            return seconds < Earliest ? 0 : seconds;
        }
    }
}
