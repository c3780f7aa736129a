using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>
/// What goes with the power of a node that sleeps: what it has measured since it woke, where the broker has not got it yet. Everything
/// before that it has written down, and finds again.
/// </summary>
internal sealed class PowerLoss(SimulatedNode node, IReadOnlySet<long> missing)
{
    private readonly HashSet<long> _sinceWake = [];
    private readonly HashSet<long> _gone = [];

    /// <summary>Readings that went, and that the broker never saw.</summary>
    internal int Count => _gone.Count;

    /// <summary>Whether the power has gone and the node has not started again.</summary>
    internal bool IsOff { get; private set; }

    /// <summary>A reading got a number.</summary>
    internal void Sampled(long key) => _sinceWake.Add(key);

    /// <summary>The broker has it: it was on its way when the power went.</summary>
    internal void Arrived(long key) => _gone.Remove(key);

    /// <summary>The power goes.</summary>
    internal void Cut() => IsOff = true;

    /// <summary>The node has started or woken, with what was stored.</summary>
    internal void Started()
    {
        if (IsOff)
        {
            IsOff = false;
            HashSet<long> stored = Stored();
            foreach (long key in missing.Where(key => !stored.Contains(key) && !_gone.Contains(key)).ToArray())
            {
                Assert.IsTrue(_sinceWake.Contains(key), $"{key} was written down before the power went, and is not there");
                _gone.Add(key);
            }
        }

        _sinceWake.Clear();
    }

    // Nothing has been measured yet: a slot that was never used has no number.
    private HashSet<long> Stored()
    {
        HashSet<long> stored = [];
        Reading one = new();
        for (int slot = 0; slot < SleepCycle.OutboxCapacity && node.Node.Outbox.Count > 0; slot++)
        {
            node.Node.Outbox.Fill(slot, one);
            stored.Add(Witness.KeyOf(one.Session, one.Sequence));
        }

        return stored;
    }
}
