using System.Text;
using Firmware.Core;

namespace HomeAssistant.Tests.Schema;

/// <summary>The announcement as the core writes it, without a node around it.</summary>
internal sealed class Encoded : IDevice
{
    /// <summary>The id of its node.</summary>
    internal const string Id = "node-0a1b2c";

    /// <inheritdoc/>
    public string Board { get; init; } = "esp32-devkitc";

    /// <inheritdoc/>
    public int FreeBytes => 0;

    /// <inheritdoc/>
    public int LargestNativeBlock => 0;

    /// <summary>The settings in force.</summary>
    internal Settings Settings { get; } = new();

    /// <summary>What is measured: bit <c>1 &lt;&lt; quantity</c> for each quantity.</summary>
    internal int Measured { get; init; } = SensorTable.Get(SensorKind.Bme280).Quantities;

    /// <summary>The shortest interval that the sensor allows, in milliseconds.</summary>
    internal int PaceMs { get; init; }

    /// <summary>The announcement of a sensor of one kind.</summary>
    internal static Encoded Of(int kind) => new() { Measured = SensorTable.Get(kind).Quantities, PaceMs = SensorTable.Get(kind).PaceMs };

    /// <summary>The message. A part that does not fit in the node's buffer would be missing.</summary>
    internal string Text()
    {
        // Of the size that the node has.
        ByteWriter writer = new(SettingsRecord.BufferBytes);
        Topics topics = new(
            Settings.Text(Setting.Root), Settings.Text(Setting.Place) is { Length: > 0 } place ? place : Id, Settings.Text(Setting.DiscoveryPrefix), Id);
        DiscoveryMessage message = new(new NodeOptions { Id = Id }, this);
        message.Open(writer, topics, Settings, Measured, PaceMs);
        return Encoding.UTF8.GetString(message.ToBytes(message.Measure(out _)));
    }

    bool IDevice.Identify() => throw new NotSupportedException();

    void IDevice.SetTimeServer(string host) => throw new NotSupportedException();

    void IDevice.ResetNetwork() => throw new NotSupportedException();

    void IDevice.Restart() => throw new NotSupportedException();

    bool IDevice.WokeUp => false;

    void IDevice.Sleep(long pauseMs) => throw new NotSupportedException();
}
