using System.Diagnostics;

namespace Web.Live;

/// <summary>Time that never jumps: the wall clock of the machine may be set meanwhile, and no node must turn late by that.</summary>
internal sealed class Clock
{
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>The time, UTC.</summary>
    internal DateTimeOffset Now => _start + _watch.Elapsed;
}
