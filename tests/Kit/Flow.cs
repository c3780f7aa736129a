namespace Kit;

/// <summary>How one direction of the fault proxy behaves, for all its connections. To be changed at any time.</summary>
public sealed class Flow
{
    private volatile FlowMode _mode;
    private volatile int _delayMs;
    private long _cutAfter = long.MaxValue;
    private int _underWay;

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

    /// <summary>Is told every piece before it is handed on, which waits until that is over: who looks on can hold it back. Null for nobody.</summary>
    public Func<ProxyConnection, ReadOnlyMemory<byte>, Task>? Tap { get; set; }

    /// <summary>Swallows from now on. When it returns, nothing that was read before is on its way any more.</summary>
    public void Swallow()
    {
        Mode = FlowMode.Swallow;
        Assert.IsTrue(SpinWait.SpinUntil(() => Volatile.Read(ref _underWay) == 0, Limits.Hang), "What is on its way is not taken.");
    }

    /// <summary>Says that bytes are about to be handed on. The mode is looked at after that.</summary>
    internal void Enter() => Interlocked.Increment(ref _underWay);

    /// <summary>Says that they have been.</summary>
    internal void Leave() => Interlocked.Decrement(ref _underWay);

    /// <summary>Back to passing everything.</summary>
    public void Pass()
    {
        CutAfter = long.MaxValue;
        Mode = FlowMode.Pass;
    }
}
