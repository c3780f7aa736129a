namespace Fault.Tests.Simulation;

/// <summary>What lies between clients and broker. TCP repeats what a short outage held up, so an outage holds back and loses nothing.</summary>
internal sealed class Network(World world)
{
    private readonly List<Action> _held = [];
    private readonly long[] _freeAtMs = new long[2];

    /// <summary>Nothing gets through; it comes later, unless a side has given up by then.</summary>
    internal bool IsDown { get; private set; }

    /// <summary>Whether clients notice that there is no network: they have no address.</summary>
    internal bool IsMissing { get; private set; }

    /// <summary>Whether the bytes of one direction vanish although the connection looks well.</summary>
    internal bool SwallowsToBroker { get; set; }

    /// <summary>See <see cref="SwallowsToBroker"/>.</summary>
    internal bool SwallowsToClient { get; set; }

    /// <summary>One way, in milliseconds.</summary>
    internal int LatencyMs { get; set; } = 2;

    /// <summary>How long each byte takes in a direction, in milliseconds: what comes later waits until it is through.</summary>
    internal int MsPerByte { get; set; }

    /// <summary>The network goes.</summary>
    internal void Fail(bool noticed)
    {
        IsDown = true;
        IsMissing = noticed;
    }

    /// <summary>The network comes back.</summary>
    internal void Mend()
    {
        IsDown = false;
        IsMissing = false;
        Action[] held = [.. _held];
        _held.Clear();
        foreach (Action deliver in held)
        {
            // At once: what is on its way now must not overtake it.
            world.In(0, deliver);
        }
    }

    /// <summary>Carries something over.</summary>
    /// <param name="toBroker">Its direction.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="deliver">What happens when it is there.</param>
    internal void Carry(bool toBroker, int bytes, Action deliver)
    {
        if (!Swallows(toBroker))
        {
            ref long freeAtMs = ref _freeAtMs[toBroker ? 1 : 0];
            freeAtMs = Math.Max(freeAtMs, world.NowMs) + ((long)bytes * MsPerByte);
            world.At(freeAtMs + LatencyMs, () => Arrive(deliver));
        }
    }

    /// <summary>Whether the bytes of a direction vanish now.</summary>
    internal bool Swallows(bool toBroker) => toBroker ? SwallowsToBroker : SwallowsToClient;

    private void Arrive(Action deliver)
    {
        if (IsDown)
        {
            _held.Add(deliver);
        }
        else
        {
            deliver();
        }
    }
}
