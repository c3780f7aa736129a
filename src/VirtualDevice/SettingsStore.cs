using System.Text;
using Firmware.Core;

namespace VirtualDevice;

/// <summary>The slots of a node as files in a folder, or in memory where there is no folder.</summary>
internal sealed class SettingsStore : ISettingsStore
{
    private readonly string? _folder;
    private readonly byte[] _deployed;
    private readonly byte[]?[] _memory = new byte[StoreSlot.Count][];

    /// <summary>Creates a store.</summary>
    /// <param name="folder">Where files are kept; null keeps everything in memory. It is created.</param>
    /// <param name="deployed">What a device would have in its deployed settings file: JSON.</param>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be created.</exception>
    public SettingsStore(string? folder, string deployed)
    {
        _folder = folder;
        _deployed = Encoding.UTF8.GetBytes(deployed);
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
        }
    }

    /// <inheritdoc/>
    public int Read(int slot, byte[] into)
    {
        byte[]? data;
        try
        {
            data = slot == StoreSlot.Deployed ? _deployed : _folder is null ? _memory[slot] : ReadFile(slot);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return -1;
        }

        if (data is null)
        {
            return 0;
        }

        Array.Copy(data, into, Math.Min(data.Length, into.Length));
        return data.Length;
    }

    /// <inheritdoc/>
    public bool Write(int slot, byte[] data, int length)
    {
        if (_folder is null)
        {
            _memory[slot] = data[..length];
            return true;
        }

        try
        {
            using FileStream file = new(Path.Combine(_folder, StoreSlot.FileOf(slot)), FileMode.Create, FileAccess.Write);
            file.Write(data, 0, length);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private byte[]? ReadFile(int slot)
    {
        string path = Path.Combine(_folder!, StoreSlot.FileOf(slot));
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }
}
