using System.Diagnostics;

namespace Station.Chat;

/// <summary>Finds out that somebody else is in the room under the same name: the broker then ends the connection of each of the two in turn.</summary>
internal sealed class NameClash
{
    /// <summary>A connection that is lost so soon, so often in a row, is taken away by somebody.</summary>
    private const double QuickLossSeconds = 5;
    private const int QuickLosses = 3;

    private readonly Stopwatch _up = new();
    private int _quickLosses;

    /// <summary>The connection is there.</summary>
    internal void Up() => _up.Restart();

    /// <summary>It is lost.</summary>
    /// <returns>Whether somebody takes it away.</returns>
    internal bool Down()
    {
        _quickLosses = _up.Elapsed.TotalSeconds < QuickLossSeconds ? _quickLosses + 1 : 0;
        return _quickLosses >= QuickLosses;
    }
}
