using System.Text;
using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>Slots in memory. They outlive the node, as flash does.</summary>
internal sealed class MemoryStore : ISettingsStore
{
    private const int KindsOfTear = 4;

    private readonly byte[]?[] _slots = new byte[StoreSlot.SleepB + 1][];

    /// <summary>Creates a store with deployed settings.</summary>
    internal MemoryStore(string deployed) => _slots[StoreSlot.Deployed] = Encoding.UTF8.GetBytes(deployed);

    /// <summary>How often something was written: flash wears.</summary>
    internal int Writes { get; private set; }

    /// <summary>How much, in bytes.</summary>
    internal int Bytes { get; private set; }

    /// <summary>After how many bytes in all the power goes, once; -1 for never. What the slot then holds differs from byte to byte.</summary>
    internal int CutAt { get; set; } = -1;

    /// <summary>Which slots cannot be written: nothing of it gets there.</summary>
    internal Func<int, bool>? Fails { get; set; }

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
        if (Fails?.Invoke(slot) == true)
        {
            return false;
        }

        int there = CutAt - Bytes;
        Bytes += length;
        if (there < 0 || there >= length)
        {
            _slots[slot] = data[..length];
            return true;
        }

        CutAt = -1;
        _slots[slot] = Tear(_slots[slot] ?? [], data.AsSpan(0, length), there);
        throw new PowerGone();
    }

    // Flash and file systems differ in what stands behind the bytes that got there: nothing, what was there before, zeros, or erased flash.
    private static byte[] Tear(byte[] old, ReadOnlySpan<byte> data, int there)
    {
        int kind = there % KindsOfTear;
        byte[] torn = new byte[kind == 0 ? there : kind == 1 ? Math.Max(old.Length, there) : data.Length];
        torn.AsSpan().Fill(kind == 3 ? (byte)0xFF : (byte)0);
        if (kind == 1)
        {
            old.CopyTo(torn, 0);
        }

        data[..there].CopyTo(torn);
        return torn;
    }
}
