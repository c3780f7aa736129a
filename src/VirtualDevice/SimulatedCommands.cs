using System.Globalization;
using Firmware.Core;

namespace VirtualDevice;

/// <summary>A part on I2C that takes commands, down to its words and checksums: an SHT3x, SHT4x, AHT20 or SCD4x. The core drives it as on the device.</summary>
internal sealed class SimulatedCommands : IRegisters
{
    private const byte Aht20Ready = 0x18;
    private const byte Aht20Busy = 0x98;
    private const int Scd4xAlwaysReady = 0x8006;
    private const int Scd4xNotReady = 0x8000;

    private readonly int _kind;
    private readonly Room _room;
    private readonly SensorWire _wire;
    private readonly Random _noise = new(1);
    private byte[] _measured = [];
    private string _command = "";

    /// <summary>Creates a part.</summary>
    /// <param name="kind">A <see cref="SensorKind"/> with commands.</param>
    /// <param name="room">Whose air it measures.</param>
    /// <param name="wire">What can be wrong with it.</param>
    public SimulatedCommands(int kind, Room room, SensorWire wire)
    {
        _kind = kind;
        _room = room;
        _wire = wire;
    }

    /// <summary>It has no registers.</summary>
    public bool Read(int first, byte[] into) => false;

    /// <summary>It has no registers.</summary>
    public bool Write(int register, int value) => false;

    /// <inheritdoc/>
    public bool Send(byte[] command)
    {
        _command = Convert.ToHexString(command);
        if (_wire.Fault == SensorFault.Absent)
        {
            return false;
        }

        // What makes each part measure; an SCD4x does so by itself until it is read.
        if (_command is "2400" or "FD" or "AC3300" or "EC05")
        {
            Measure();
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Receive(byte[] into)
    {
        bool isLate = _wire.Fault == SensorFault.Timeout;
        if (_wire.Fault == SensorFault.Absent || (isLate && _kind is SensorKind.Sht3x or SensorKind.Sht4x))
        {
            return false;
        }

        byte[] answer = into.Length == 1 ? [Aht20Ready]
            : _command == "E4B8" ? Words(isLate ? Scd4xNotReady : Scd4xAlwaysReady)
            : [.. _measured];
        if (_kind == SensorKind.Aht20)
        {
            answer[0] = isLate ? Aht20Busy : answer[0];
        }

        if (_wire.Fault == SensorFault.Checksum)
        {
            answer[^1] ^= 1;
        }

        answer.CopyTo(into, 0);
        return true;
    }

    /// <summary>A simulated part is always ready.</summary>
    public void Pause(int milliseconds)
    {
    }

    /// <summary>Nothing to let go of.</summary>
    public void Release()
    {
    }

    private void Measure()
    {
        _room.Pass();
        if (_wire.Fault == SensorFault.Stuck && _measured.Length > 0)
        {
            return;
        }

        // Below the range of all of them.
        double temperature = _wire.Fault == SensorFault.Range ? -45 : _room.Temperature;
        int warm = Count(temperature, -45, 175, ushort.MaxValue);
        _measured = _kind switch
        {
            SensorKind.Sht3x => Words(warm, Count(_room.Humidity, 0, 100, ushort.MaxValue)),
            SensorKind.Sht4x => Words(warm, Count(_room.Humidity, -6, 125, ushort.MaxValue)),
            SensorKind.Scd4x => Words((int)Math.Round(_room.Co2), warm, Count(_room.Humidity, 0, 100, ushort.MaxValue)),
            _ => Frame(Count(_room.Humidity, 0, 100, 1 << 20), Count(temperature, -50, 200, 1 << 20)),
        };
    }

    // The last bits are as noisy as those of a real part: some hundredths of a degree.
    private int Count(double value, double lowest, double span, int range)
        => Math.Clamp((int)Math.Round((value - lowest) / span * range) + _noise.Next(4) - 2, 0, range - 1);

    private static byte[] Words(params int[] words)
        => [.. words.SelectMany(word => new byte[] { (byte)(word >> 8), (byte)word, Crc8.Of([(byte)(word >> 8), (byte)word], 0, 2) })];

    private static byte[] Frame(int wet, int warm)
    {
        string digits = string.Create(CultureInfo.InvariantCulture, $"{Aht20Ready:X2}{wet:X5}{warm:X5}");
        byte[] frame = Convert.FromHexString(digits);
        return [.. frame, Crc8.Of(frame, 0, frame.Length)];
    }
}
