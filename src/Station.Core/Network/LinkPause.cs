namespace Station.Network;

/// <summary>How long to wait before a lost connection is established again.</summary>
internal sealed class LinkPause
{
    /// <summary>Milliseconds before the first new attempt; doubled with each one that fails, up to the longest.</summary>
    private const int FirstMs = 500;
    private const int LongestMs = 15_000;

    /// <summary>A connection that ends sooner than this after its subscription was ended because of it, in milliseconds.</summary>
    private const int AtOnceMs = 1000;

    private long _upSinceMs;
    private int _boundMs = FirstMs;

    /// <summary>Whether the last connection ended at once after its subscription.</summary>
    internal bool WasCutAtOnce { get; private set; }

    /// <summary>The link is up: the next pause is short again.</summary>
    internal void Up()
    {
        _upSinceMs = Environment.TickCount64;
        _boundMs = FirstMs;
    }

    /// <summary>The connection has ended.</summary>
    /// <param name="wasUp">Whether it was subscribed.</param>
    internal void Down(bool wasUp) => WasCutAtOnce = wasUp && Environment.TickCount64 - _upSinceMs < AtOnceMs;

    /// <summary>The next pause in milliseconds: random, so that stations do not all come back at once after a restart of the broker.</summary>
    internal int NextMs()
    {
        int pauseMs = (_boundMs / 2) + Random.Shared.Next(_boundMs / 2);
        _boundMs = Math.Min(_boundMs * 2, LongestMs);
        return pauseMs;
    }
}
