using Firmware.Core;

namespace VirtualDevice;

/// <summary>A BME680 with a calibration that could be one's own, down to its registers. The core drives it as on the device.</summary>
internal sealed class SimulatedGasSensor : IRegisters
{
    private const int ControlMeasure = 0x74;
    private const int Status = 0x1D;
    private const int GasValidAndHot = 0x30;
    private const int GasRange = 8;

    private readonly byte[] _values = new byte[256];
    private readonly Bme680Calibration _calibration = new();
    private readonly Room _room;
    private readonly SensorWire _wire;
    private readonly Random _noise = new(1);

    /// <summary>Creates a part.</summary>
    /// <param name="room">Whose air it measures.</param>
    /// <param name="wire">What can be wrong with it.</param>
    public SimulatedGasSensor(Room room, SensorWire wire)
    {
        _room = room;
        _wire = wire;
        _values[0xD0] = 0x61;
        Convert.FromHexString("8C6703F0248EA7D75800E91A7CFF1E1E00001BF44FF41E").CopyTo(_values, 0x8A);
        Convert.FromHexString("3F6A2C002D14789CE3652DB7E112").CopyTo(_values, 0xE1);
        Convert.FromHexString("32AA164B13").CopyTo(_values, 0x00);
        _ = _calibration.Load(_values[0x8A..0xA1], _values[0xE1..0xEF], _values[0x00..0x05]);
    }

    /// <inheritdoc/>
    public bool Read(int first, byte[] into)
    {
        Array.Copy(_values, first, into, 0, into.Length);
        return _wire.Fault != SensorFault.Absent;
    }

    /// <inheritdoc/>
    public bool Write(int register, int value)
    {
        // On a bus, noise ends the transfer: there is no checksum that could be wrong.
        if (_wire.Fault is SensorFault.Absent or SensorFault.Checksum)
        {
            return false;
        }

        if (register == ControlMeasure)
        {
            Measure();
        }

        return true;
    }

    /// <summary>It has registers, and takes no commands.</summary>
    public bool Send(byte[] command) => false;

    /// <summary>It has registers, and takes no commands.</summary>
    public bool Receive(byte[] into) => false;

    /// <summary>A simulated part is always ready.</summary>
    public void Pause(int milliseconds)
    {
    }

    /// <summary>There is nothing to release.</summary>
    public void Release()
    {
    }

    private void Measure()
    {
        _room.Pass();
        _values[Status] = (byte)(_wire.Fault == SensorFault.Timeout ? 0x20 : 0x80);
        if (_wire.Fault == SensorFault.Stuck)
        {
            return;
        }

        int temperature = _wire.Fault == SensorFault.Range ? 0 : CountOf(_calibration.Temperature, _room.Temperature, 1 << 20);
        Put(0x1F, CountOf(_calibration.Pressure, _room.Pressure, 1 << 20) << 4, 3);
        Put(0x22, temperature << 4, 3);
        Put(0x25, CountOf(_calibration.Humidity, _room.Humidity, 1 << 16), 2);

        // People breathe out more than CO2: where there is more CO2, the resistance is lower.
        Put(0x2A, ((int)(_room.Co2 / 2) << 6) | GasValidAndHot | GasRange, 2);
    }

    // The count that the core turns into a value, with the last bits as noisy as those of a real part.
    private int CountOf(Func<int, int> convert, double value, int range)
    {
        int wanted = (int)Math.Round(value * 10);
        int low = range / 4;
        int high = range * 3 / 4;
        bool falls = convert(high) < convert(low);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (falls ? convert(middle) > wanted : convert(middle) < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int count = low + _noise.Next(8);
        _ = convert(count);
        return count;
    }

    private void Put(int first, int value, int bytes)
    {
        for (int i = bytes - 1; i >= 0; i--)
        {
            _values[first + i] = (byte)value;
            value >>= 8;
        }
    }
}
