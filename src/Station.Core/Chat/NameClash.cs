using System.Diagnostics;

namespace Station.Chat;

/// <summary>Detects that somebody else is in the room with the same name: the broker then disconnects the two in turn.</summary>
internal sealed class NameClash
{
    /// <summary>A connection that is lost this soon, this often in a row, is being taken over.</summary>
    private const double QuickLossSeconds = 5;
    private const int QuickLosses = 3;

    private readonly Stopwatch _up = new();
    private int _quickLosses;

    /// <summary>The connection is up.</summary>
    internal void Up() => _up.Restart();

    /// <summary>It is lost.</summary>
    /// <returns>Whether it is being taken over.</returns>
    internal bool Down()
    {
        _quickLosses = _up.Elapsed.TotalSeconds < QuickLossSeconds ? _quickLosses + 1 : 0;
        return _quickLosses >= QuickLosses;
    }
}
