namespace Kit;

/// <summary>How one direction of the fault proxy behaves, for all its connections. To be changed at any time.</summary>
public sealed class Flow
{
    private volatile FlowMode _mode;
    private volatile int _delayMs;
    private long _cutAfter = long.MaxValue;

    /// <summary>Applies to bytes that are read from now on.</summary>
    public FlowMode Mode
    {
        get => _mode;
        set => _mode = value;
    }

    /// <summary>Milliseconds by which Delay holds bytes back.</summary>
    public int DelayMs
    {
        get => _delayMs;
        set => _delayMs = value;
    }

    /// <summary>
    /// Bytes of this direction after which a connection is cut, counted from its begin. Exactly so many are handed on. Without a
    /// limit it is <see cref="long.MaxValue"/>.
    /// </summary>
    public long CutAfter
    {
        get => Volatile.Read(ref _cutAfter);
        set => Volatile.Write(ref _cutAfter, value);
    }

    /// <summary>Back to passing everything.</summary>
    public void Pass()
    {
        CutAfter = long.MaxValue;
        Mode = FlowMode.Pass;
    }
}
