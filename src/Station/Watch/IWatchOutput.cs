namespace Station.Watch;

/// <summary>The output of a watch.</summary>
internal interface IWatchOutput : IDisposable
{
    /// <summary>Something happened to a node.</summary>
    void Show(NodeEvent happened);

    /// <summary>Something about the broker that the person should know. Once.</summary>
    void ShowNotice(string text);

    /// <summary>A moment has passed: draw, or write out what waits.</summary>
    /// <param name="table">All nodes.</param>
    /// <param name="now">The present time.</param>
    /// <param name="link">Null if the link is up, else why not.</param>
    /// <returns>False if the person wants to leave.</returns>
    bool Refresh(NodeTable table, DateTimeOffset now, string? link);
}
