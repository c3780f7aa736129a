using Firmware.Core;

namespace Firmware.Tests;

/// <summary>A clock that is set.</summary>
internal sealed class SetClock : IClock
{
    /// <inheritdoc/>
    public long UnixSeconds => 1_800_000_000;
}
