using Firmware.Core;

namespace VirtualDevice;

/// <summary>This process in the role of a board.</summary>
internal sealed class DesktopDevice : IDevice
{
    private readonly ConsoleLog _log;

    /// <summary>Creates the board of one node.</summary>
    /// <param name="log">Where it shows what it does.</param>
    /// <param name="wokeUp">Whether this run follows a sleep.</param>
    public DesktopDevice(ConsoleLog log, bool wokeUp)
    {
        _log = log;
        WokeUp = wokeUp;
    }

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

    /// <inheritdoc/>
    public bool WokeUp { get; }

    /// <summary>How long the node wants to sleep, in milliseconds; 0 if it does not, or for good.</summary>
    public long SleepAskedMs { get; private set; }

    /// <inheritdoc/>
    public void Sleep(long pauseMs)
    {
        SleepAskedMs = pauseMs;
        _log.Asleep(pauseMs);
    }
}
