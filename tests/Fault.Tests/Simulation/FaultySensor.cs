using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>A sensor of temperature and humidity that a test breaks and mends.</summary>
internal sealed class FaultySensor : ISensor
{
    private int _reads;

    /// <summary>What is wrong.</summary>
    internal Quality Fault { get; set; } = Quality.Ok;

    /// <summary>Added to the temperature, in tenths of a kelvin.</summary>
    internal int Warmer { get; set; }

    /// <summary>Whether a read never comes back.</summary>
    internal bool Hangs { get; set; }

    /// <inheritdoc/>
    public int Quantities => (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

    /// <inheritdoc/>
    public int PaceMs => 0;

    /// <inheritdoc/>
    public void Keep(Memo memo)
    {
    }

    /// <inheritdoc/>
    public bool Read(long nowMs, Reading into)
    {
        _reads++;
        if (Hangs)
        {
            throw new NeverReturns();
        }

        if (Fault == Quality.Ok)
        {
            into.Set(200 + _reads % 50 + Warmer, 450 + _reads % 30, Reading.None);
        }
        else
        {
            into.Fail(Fault);
        }

        return true;
    }
}
