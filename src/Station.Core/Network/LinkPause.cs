namespace Station.Network;

/// <summary>How long to wait before a lost connection is established again.</summary>
internal sealed class LinkPause
{
    /// <summary>Milliseconds before the first new attempt; doubled with each one that fails, up to the longest.</summary>
    private const int FirstMs = 500;
    private const int LongestMs = 15_000;

    /// <summary>Milliseconds: a connection that ends sooner after its subscription was ended because of it.</summary>
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

    /// <summary>Milliseconds to wait now: at random, so that the stations of a broker that was restarted do not all come at once.</summary>
    internal int NextMs()
    {
        int pauseMs = (_boundMs / 2) + Random.Shared.Next(_boundMs / 2);
        _boundMs = Math.Min(_boundMs * 2, LongestMs);
        return pauseMs;
    }
}
