using Firmware.Core;

namespace VirtualDevice.Faults;

/// <summary>A sensor whose adapter can be made to loop for ever.</summary>
internal sealed class FaultySensor : ISensor
{
    private const int StepMs = 100;

    private readonly ISensor _sensor;
    private readonly FaultPoints _points;

    /// <summary>Creates a sensor around one that works.</summary>
    public FaultySensor(ISensor sensor, FaultPoints points)
    {
        _sensor = sensor;
        _points = points;
    }

    /// <inheritdoc/>
    public int Quantities => _sensor.Quantities;

    /// <inheritdoc/>
    public int PaceMs => _sensor.PaceMs;

    /// <inheritdoc/>
    public void Keep(Memo memo) => _sensor.Keep(memo);

    /// <inheritdoc/>
    public bool Read(long nowMs, Reading into)
    {
        // One read hangs; the sensor works again after the next start.
        if (_points.ClaimLoop())
        {
            while (true)
            {
                Thread.Sleep(StepMs);
            }
        }

        return _sensor.Read(nowMs, into);
    }
}
