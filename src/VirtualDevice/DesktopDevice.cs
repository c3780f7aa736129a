using Firmware.Core;

namespace VirtualDevice;

/// <summary>This process in the role of a board.</summary>
internal sealed class DesktopDevice : IDevice
{
    private readonly ConsoleLog _log;

    /// <summary>Creates the board of one node.</summary>
    public DesktopDevice(ConsoleLog log) => _log = log;

    /// <inheritdoc/>
    public string Board => "virtual";

    /// <summary>What the machine has left for this process's heap.</summary>
    public int FreeBytes => (int)Math.Min(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(false), int.MaxValue);

    /// <inheritdoc/>
    public int LargestNativeBlock => 0;

    /// <summary>Whether the node asked to be restarted.</summary>
    public bool RestartAsked { get; private set; }

    /// <inheritdoc/>
    public bool Identify()
    {
        _log.Write("here I am: *** *** ***");
        return true;
    }

    /// <summary>A program does not set the clock of a desktop.</summary>
    public void SetTimeServer(string host)
    {
    }

    /// <summary>A program does not switch off the network of a desktop.</summary>
    public void ResetNetwork() => _log.Write("would switch the network off and on");

    /// <inheritdoc/>
    public void Restart() => RestartAsked = true;
}
