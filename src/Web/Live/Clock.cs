using System.Diagnostics;

namespace Web.Live;

/// <summary>A clock that never jumps: setting the clock of the machine must not make a node late.</summary>
internal sealed class Clock
{
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>The time, UTC.</summary>
    internal DateTimeOffset Now => _start + _watch.Elapsed;
}
