using System.Text;
using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>Slots in memory. They outlive the node, as flash does.</summary>
internal sealed class MemoryStore : ISettingsStore
{
    private readonly byte[]?[] _slots = new byte[StoreSlot.SleepB + 1][];

    /// <summary>Creates a store with deployed settings.</summary>
    internal MemoryStore(string deployed) => _slots[StoreSlot.Deployed] = Encoding.UTF8.GetBytes(deployed);

    /// <summary>How often something was written: flash wears.</summary>
    internal int Writes { get; private set; }

    /// <inheritdoc/>
    public int Read(int slot, byte[] into)
    {
        byte[] data = _slots[slot] ?? [];
        Array.Copy(data, into, Math.Min(data.Length, into.Length));
        return data.Length;
    }

    /// <inheritdoc/>
    public bool Write(int slot, byte[] data, int length)
    {
        Writes++;
        _slots[slot] = data[..length];
        return true;
    }
}
