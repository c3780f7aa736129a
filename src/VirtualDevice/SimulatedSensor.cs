using Firmware.Core;

namespace VirtualDevice;

/// <summary>An ideal sensor in a room: the reading is the air as it is, as often as one likes.</summary>
internal sealed class SimulatedSensor : ISensor
{
    private readonly Room _room;
    private readonly SensorWire _wire;

    /// <summary>Creates a sensor.</summary>
    /// <param name="room">Whose air it measures.</param>
    /// <param name="wire">What can be wrong with it.</param>
    public SimulatedSensor(Room room, SensorWire wire)
    {
        _room = room;
        _wire = wire;
    }

    /// <inheritdoc/>
    public int Quantities => (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

    /// <summary>0: a simulated part can be read as often as one likes.</summary>
    public int PaceMs => 0;

    /// <inheritdoc/>
    public void Keep(Memo memo)
    {
    }

    /// <inheritdoc/>
    public bool Read(long nowMs, Reading into)
    {
        _room.Pass();
        if (_wire.Fault == SensorFault.None)
        {
            into.Set((int)Math.Round(_room.Temperature * 10), (int)Math.Round(_room.Humidity * 10), Reading.None);
        }
        else
        {
            into.Fail(Enum.Parse<Quality>(_wire.Fault.ToString()));
        }

        return true;
    }
}
