using Firmware.Core;

namespace VirtualDevice;

/// <summary>This process as a board.</summary>
internal sealed class DesktopDevice : IDevice
{
    private readonly ConsoleLog _log;

    /// <summary>Creates the board of one node.</summary>
    public DesktopDevice(ConsoleLog log) => _log = log;

    /// <inheritdoc/>
    public string Board => "virtual";

    /// <summary>Bytes in use by this process's heap are all that can be told here; the limit is the machine's.</summary>
    public int FreeBytes => (int)Math.Min(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(false), int.MaxValue);

    /// <inheritdoc/>
    public int LargestNativeBlock => 0;

    /// <summary>Whether the node asked to start anew.</summary>
    public bool RestartAsked { get; private set; }

    /// <inheritdoc/>
    public bool Identify()
    {
        _log.Write("here I am: *** *** ***");
        return true;
    }

    /// <summary>The network of a desktop is not ours to switch off.</summary>
    public void ResetNetwork() => _log.Write("would switch the network off and on");

    /// <inheritdoc/>
    public void Restart() => RestartAsked = true;
}
