using Firmware.Core;

namespace VirtualDevice;

/// <summary>
/// A part on I2C, down to its registers: a BME280 or BMP280 with the calibration of the data sheet's example, or a DHT12.
/// The core drives it as on the device.
/// </summary>
internal sealed class SimulatedRegisters : IRegisters
{
    private const int ControlMeasure = 0xF4;
    private const int NotMeasured = 0x80000;

    private readonly byte[] _values = new byte[256];
    private readonly Bme280Calibration _calibration = new();
    private readonly Room _room;
    private readonly SensorWire _wire;
    private readonly Random _noise = new(1);
    private readonly SimulatedDht? _dht;

    /// <summary>Creates a part.</summary>
    /// <param name="kind">A <see cref="SensorKind"/> with I2C.</param>
    /// <param name="room">Whose air it measures.</param>
    /// <param name="wire">What can be wrong with it.</param>
    public SimulatedRegisters(int kind, Room room, SensorWire wire)
    {
        _room = room;
        _wire = wire;
        _dht = kind == SensorKind.Dht12 ? new SimulatedDht(kind, room, wire) : null;
        _values[0xD0] = (byte)(kind == SensorKind.Bmp280 ? 0x58 : 0x60);
        Convert.FromHexString("706B436718FC7D8E43D6D00B270B8C00F9FF8C3CF8C67017004B").CopyTo(_values, 0x88);
        Convert.FromHexString("6A0100132B031E").CopyTo(_values, 0xE1);
        _calibration.Load(_values[0x88..0xA2], _values[0xE1..0xE8]);
    }

    /// <inheritdoc/>
    public bool Read(int first, byte[] into)
    {
        if (_wire.Fault == SensorFault.Absent)
        {
            return false;
        }

        if (_dht is not null)
        {
            _dht.Frame().CopyTo(_values, 0);
        }

        Array.Copy(_values, first, into, 0, into.Length);
        return true;
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
        if (_wire.Fault == SensorFault.Stuck)
        {
            return;
        }

        bool range = _wire.Fault == SensorFault.Range;
        int temperature = range ? 0 : CountOf(_calibration.Temperature, _room.Temperature, 1 << 20);
        int pressure = _wire.Fault == SensorFault.Timeout ? NotMeasured : CountOf(_calibration.Pressure, _room.Pressure, 1 << 20);
        int humidity = CountOf(_calibration.Humidity, _room.Humidity, 1 << 16);
        Put(0xF7, pressure << 4, 3);
        Put(0xFA, temperature << 4, 3);
        Put(0xFD, humidity, 2);
    }

    // The count that the core turns into a value, with the last bits as noisy as those of a real part.
    private int CountOf(Func<int, int> convert, double value, int range)
    {
        int wanted = (int)Math.Round(value * 10);
        bool falls = convert(range / 2 + range / 16) < convert(range / 2);
        int low = 0;
        int high = range - 1;
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

        int count = low + _noise.Next(16);
        convert(count);
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
