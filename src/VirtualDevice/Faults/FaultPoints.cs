namespace VirtualDevice.Faults;

/// <summary>What a script can break in one node.</summary>
internal sealed class FaultPoints
{
    private int _loop;

    /// <summary>The wire to its sensor.</summary>
    public SensorWire Wire { get; } = new();

    /// <summary>Its wall clock.</summary>
    public FaultClock Clock { get; } = new();

    /// <summary>Makes the next read loop for ever.</summary>
    public void Loop() => Interlocked.Exchange(ref _loop, 1);

    /// <summary>Whether this read is the one that loops.</summary>
    public bool ClaimLoop() => Interlocked.Exchange(ref _loop, 0) == 1;
}
