namespace Fault.Tests.Simulation;

/// <summary>Virtual time: what is to happen, in order. The same seed gives the same run.</summary>
internal sealed class World(int seed)
{
    private readonly PriorityQueue<Action, (long AtMs, long Number)> _due = new();
    private long _number;

    /// <summary>Monotonic milliseconds.</summary>
    internal long NowMs { get; private set; }

    /// <summary>Everything random.</summary>
    internal Random Random { get; } = new(seed);

    /// <summary>Called after each happening: the invariants.</summary>
    internal Action? Stepped { get; set; }

    /// <summary>Plans a happening.</summary>
    internal void At(long atMs, Action action) => _due.Enqueue(action, (Math.Max(atMs, NowMs), _number++));

    /// <summary>Plans a happening after a pause.</summary>
    internal void In(long pauseMs, Action action) => At(NowMs + pauseMs, action);

    /// <summary>Starts the clock somewhere else than at 0. Nothing may be planned yet.</summary>
    internal void Begin(long atMs) => NowMs = atMs;

    /// <summary>Lets everything happen up to and including a moment.</summary>
    internal void RunTo(long atMs)
    {
        while (_due.TryPeek(out _, out (long AtMs, long Number) next) && next.AtMs <= atMs)
        {
            NowMs = next.AtMs;
            _due.Dequeue()();
            Stepped?.Invoke();
        }

        NowMs = atMs;
    }

    /// <summary>Lets so much time pass.</summary>
    internal void Run(long forMs) => RunTo(NowMs + forMs);
}
