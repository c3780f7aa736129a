using Firmware.Core;

namespace VirtualDevice;

/// <summary>Some DS18B20s on one wire, down to ids, commands and checksums. The core drives them as on the device.</summary>
internal sealed class SimulatedProbes : IOneWire
{
    private const int SkipId = 0xCC;
    private const int MatchId = 0x55;
    private const int Convert = 0x44;
    private const int ReadScratchpad = 0xBE;

    // A room, its refrigerator and its freezer.
    private static readonly double[] Colder = [0, 16.5, 40];

    private readonly Room _room;
    private readonly SensorWire _wire;
    private readonly byte[][] _scratchpads;
    private readonly Queue<byte> _answer = new();
    private readonly List<byte> _heard = [];

    /// <summary>Puts them on a wire.</summary>
    /// <param name="room">Where they are.</param>
    /// <param name="wire">What can be wrong with all of them.</param>
    public SimulatedProbes(Room room, SensorWire wire)
    {
        _room = room;
        _wire = wire;
        _scratchpads = [.. Ids.Select(_ => Scratchpad(0x0550, 0x0C))];
    }

    /// <summary>Their ids.</summary>
    public static byte[][] Ids { get; } = [.. Enumerable.Range(1, Colder.Length).Select(IdOf)];

    /// <inheritdoc/>
    public bool Reset()
    {
        _heard.Clear();
        _answer.Clear();
        return _wire.Fault != SensorFault.Absent;
    }

    /// <inheritdoc/>
    public bool Write(int value)
    {
        _heard.Add((byte)value);
        int command = _heard[0] == SkipId ? 1 : _heard[0] == MatchId ? 1 + ProbeBus.IdBytes : int.MaxValue;
        if (_heard.Count != command + 1)
        {
            return true;
        }

        if (value == Convert)
        {
            Measure();
        }

        int index = Array.FindIndex(Ids, id => command > 1 && id.AsSpan().SequenceEqual(_heard.GetRange(1, ProbeBus.IdBytes).ToArray()));
        if (value == ReadScratchpad && index >= 0)
        {
            byte[] sent = [.. _scratchpads[index]];
            sent[8] ^= (byte)(_wire.Fault == SensorFault.Checksum ? 1 : 0);
            Array.ForEach(sent, _answer.Enqueue);
        }

        return true;
    }

    /// <inheritdoc/>
    public int Read() => _answer.TryDequeue(out byte next) ? next : 0xFF;

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
        if (_wire.Fault is SensorFault.Stuck)
        {
            return;
        }

        for (int i = 0; i < _scratchpads.Length; i++)
        {
            double temperature = _wire.Fault == SensorFault.Range ? 130 : _room.Temperature - Colder[i];
            _scratchpads[i] = _wire.Fault == SensorFault.Timeout ? Scratchpad(0x0550, 0x0C) : Scratchpad((int)Math.Round(temperature * 16), 0x05);
        }
    }

    private static byte[] Scratchpad(int count, byte rest)
    {
        byte[] bytes = [(byte)count, (byte)(count >> 8), 0x4B, 0x46, 0x7F, 0xFF, rest, 0x10];
        return [.. bytes, (byte)ProbeBus.CrcOf(bytes, bytes.Length)];
    }

    private static byte[] IdOf(int number)
    {
        byte[] id = [0x28, (byte)number, 0x64, 0x1D, 0x87, 0x16, 0x03];
        return [.. id, (byte)ProbeBus.CrcOf(id, id.Length)];
    }
}
