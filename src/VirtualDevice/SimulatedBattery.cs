using Firmware.Core;

namespace VirtualDevice;

/// <summary>
/// A lithium-ion cell behind a divider of two equal resistors at the converter of an ESP32-C3, down to its counts: a week of samples a minute apart empties it.
/// </summary>
internal sealed class SimulatedBattery(SensorWire wire) : IAnalog
{
    /// <summary>Both resistors, in kilohm.</summary>
    public const int Kilohm = 220;

    private const double FullVolts = 4.18;
    private const double EmptyVolts = 3.4;
    private const double ReadsInAWeek = 7 * 24 * 60 * BatteryPart.Samples;

    private readonly Random _noise = new(1);
    private int _reads;
    private int _stuckAt;

    /// <summary>The voltage now.</summary>
    public double Volts { get; private set; } = FullVolts;

    /// <inheritdoc/>
    public int Read()
    {
        _reads++;
        Volts = FullVolts - (FullVolts - EmptyVolts) * (_reads / ReadsInAWeek % 1);
        int count = (int)Math.Round(Volts / 2 * 1000 / AdcScale.Esp32C3Full * BatteryPart.FullCount) + _noise.Next(5) - 2;
        _stuckAt = wire.Fault == SensorFault.Stuck && _stuckAt > 0 ? _stuckAt : count;
        return wire.Fault switch
        {
            SensorFault.Range => BatteryPart.FullCount,
            SensorFault.None or SensorFault.Stuck => _stuckAt,
            _ => -1,
        };
    }

    /// <summary>There is nothing to release.</summary>
    public void Release()
    {
    }
}
