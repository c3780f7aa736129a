using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>A wall clock that follows virtual time until somebody sets it.</summary>
internal sealed class VirtualClock(World world) : IClock
{
    private const long Earliest = 1735689600;

    /// <summary>Seconds between the start of virtual time and 1970.</summary>
    internal long OffsetSeconds { get; set; } = 1795256130;

    /// <inheritdoc/>
    public long UnixSeconds
    {
        get
        {
            // As on the board: what is before the firmware was written is not the time.
            long seconds = OffsetSeconds + world.NowMs / 1000;
            return seconds < Earliest ? 0 : seconds;
        }
    }
}
