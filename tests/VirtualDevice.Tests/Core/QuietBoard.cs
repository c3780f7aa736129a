using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>Sensor, clock, store and board that work and cost nothing.</summary>
internal sealed class QuietBoard : ISensor, IClock, IDevice, ISettingsStore
{
    private const int LargestSlot = 4096;

    private readonly byte[][] _slots = [.. Enumerable.Range(0, StoreSlot.SleepB + 1).Select(_ => new byte[LargestSlot])];
    private readonly int[] _lengths = new int[StoreSlot.SleepB + 1];
    private int _reads;

    /// <inheritdoc/>
    public int Quantities => (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

    /// <inheritdoc/>
    public int PaceMs => 0;

    /// <inheritdoc/>
    public long UnixSeconds => 1795256130;

    /// <inheritdoc/>
    public string Board => "quiet";

    /// <inheritdoc/>
    public int FreeBytes => 60000;

    /// <inheritdoc/>
    public int LargestNativeBlock => 40000;

    /// <inheritdoc/>
    public bool Read(long nowMs, Reading into)
    {
        _reads++;
        into.Set(200 + _reads % 50, 450 + _reads % 30, Reading.None);
        return true;
    }

    /// <inheritdoc/>
    public bool Identify() => true;

    /// <inheritdoc/>
    public void SetTimeServer(string host)
    {
    }

    /// <inheritdoc/>
    public void ResetNetwork()
    {
    }

    /// <inheritdoc/>
    public void Restart()
    {
    }

    /// <inheritdoc/>
    public bool WokeUp { get; set; }

    /// <summary>Whether the node wants to sleep.</summary>
    internal bool IsAsleep { get; set; }

    /// <inheritdoc/>
    public void Sleep(long pauseMs) => IsAsleep = true;

    /// <inheritdoc/>
    public void Keep(Memo memo)
    {
    }

    /// <inheritdoc/>
    public int Read(int slot, byte[] into)
    {
        Array.Copy(_slots[slot], into, Math.Min(_lengths[slot], into.Length));
        return _lengths[slot];
    }

    /// <inheritdoc/>
    public bool Write(int slot, byte[] data, int length)
    {
        Array.Copy(data, _slots[slot], length);
        _lengths[slot] = length;
        return true;
    }
}
