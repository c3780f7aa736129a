namespace VirtualDevice;

/// <summary>The wire to a simulated part. Its owner can break and repair it at any time, from any thread.</summary>
internal sealed class SensorWire
{
    private volatile SensorFault _fault;

    /// <summary>What is wrong now.</summary>
    public SensorFault Fault
    {
        get => _fault;
        set => _fault = value;
    }
}
