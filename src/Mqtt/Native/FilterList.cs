using System.Runtime.InteropServices;
using System.Text;

namespace Mqtt.Native;

/// <summary>Topic filters as the array of C strings that libmosquitto takes.</summary>
internal readonly unsafe ref struct FilterList
{
    /// <summary>MQTT 3.1.1, section 1.5.3: a string has a length of two bytes.</summary>
    private const int MaxFilterBytes = ushort.MaxValue;

    private readonly nint[] _strings;
    private readonly GCHandle _pinned;

    internal FilterList(ReadOnlySpan<string> filters)
    {
        _strings = new nint[filters.Length];
        _pinned = GCHandle.Alloc(_strings, GCHandleType.Pinned);
        IsValid = filters.Length > 0;
        for (int i = 0; i < filters.Length; i++)
        {
            IsValid &= IsFilter(filters[i]);
            _strings[i] = Marshal.StringToCoTaskMemUTF8(filters[i]);
        }
    }

    /// <summary>False when a filter cannot be sent at all; libmosquitto checks where the wildcards stand.</summary>
    internal bool IsValid { get; }

    internal int Count => _strings.Length;

    internal byte** Pointers => (byte**)_pinned.AddrOfPinnedObject();

    public void Dispose()
    {
        foreach (nint text in _strings)
        {
            Marshal.FreeCoTaskMem(text);
        }

        _pinned.Free();
    }

    private static bool IsFilter(string? filter)
    {
        // A NUL would end the C string early and subscribe to something else.
        return !string.IsNullOrEmpty(filter)
            && !filter.Contains('\0')
            && Encoding.UTF8.GetByteCount(filter) <= MaxFilterBytes;
    }
}
