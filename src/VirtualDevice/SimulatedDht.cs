using Firmware.Core;

namespace VirtualDevice;

/// <summary>A DHT11 or DHT22 down to the five bytes that it sends, which the core decodes and checks as on the device.</summary>
internal sealed class SimulatedDht : ISensorPart
{
    private readonly Room _room;
    private readonly SensorWire _wire;
    private byte[] _frame = new byte[DhtDecoder.FrameBytes];

    /// <summary>Creates a part.</summary>
    /// <param name="kind">A <see cref="SensorKind"/> of the DHT family.</param>
    /// <param name="room">Whose air it measures.</param>
    /// <param name="wire">What can be wrong with it.</param>
    public SimulatedDht(int kind, Room room, SensorWire wire)
    {
        Kind = kind;
        _room = room;
        _wire = wire;
    }

    /// <inheritdoc/>
    public int Kind { get; }

    /// <inheritdoc/>
    public void Read(Reading into)
    {
        if (_wire.Fault == SensorFault.Absent)
        {
            into.Fail(Quality.Absent);
            return;
        }

        DhtDecoder.Decode(Frame(), Kind == SensorKind.Dht22 ? DhtModel.Dht22 : DhtModel.Dht11, into);
    }

    /// <summary>There is nothing to release.</summary>
    public void Release()
    {
    }

    /// <summary>The next frame that the part sends.</summary>
    public byte[] Frame()
    {
        _room.Pass();
        SensorFault fault = _wire.Fault;
        if (fault == SensorFault.Timeout)
        {
            return new byte[DhtDecoder.FrameBytes];
        }

        if (fault != SensorFault.Stuck || _frame[4] == 0)
        {
            _frame = fault == SensorFault.Range ? Encode(125, 40) : Encode(_room.Temperature, _room.Humidity);
        }

        byte[] sent = (byte[])_frame.Clone();
        if (fault == SensorFault.Checksum)
        {
            sent[3] ^= 1;
        }

        return sent;
    }

    private byte[] Encode(double temperature, double humidity)
    {
        // A DHT11 resolves whole numbers, the others tenths.
        int unit = Kind == SensorKind.Dht11 ? 10 : 1;
        int wet = (int)Math.Round(humidity * 10 / unit) * unit;
        int warm = (int)Math.Round(temperature * 10 / unit) * unit;
        int size = Math.Abs(warm);
        int[] parts = Kind == SensorKind.Dht22
            ? [wet >> 8, wet & 0xFF, (size >> 8) | (warm < 0 ? 0x80 : 0), size & 0xFF]
            : [wet / 10, wet % 10, size / 10, (size % 10) | (warm < 0 ? 0x80 : 0)];
        return [.. parts.Select(part => (byte)part), (byte)parts.Sum()];
    }
}
