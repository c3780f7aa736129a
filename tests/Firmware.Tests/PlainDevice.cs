using Firmware.Core;

namespace Firmware.Tests;

/// <summary>A board with nothing on it and enough memory.</summary>
internal sealed class PlainDevice : IDevice
{
    /// <inheritdoc/>
    public string Board => "test";

    /// <inheritdoc/>
    public int FreeBytes => 40000;

    /// <inheritdoc/>
    public int LargestNativeBlock => 0;

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
    public bool WokeUp => false;

    /// <inheritdoc/>
    public void Sleep(long pauseMs)
    {
    }
}
