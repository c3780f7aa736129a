using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>A broker that takes everything at once. It allocates nothing, so that what is measured is the node.</summary>
internal sealed class QuietLink : IMqttLink
{
    private readonly MqttEventQueue _events = new();
    private int _lastId;

    /// <summary>Messages handed over.</summary>
    internal int Published { get; private set; }

    /// <inheritdoc/>
    public void Open(MqttConnection connection) => _events.Put(MqttEventKind.Connected, 0, true);

    /// <inheritdoc/>
    public void Subscribe(string[] topics, int lastQos) => _events.Put(MqttEventKind.Subscribed, lastQos, true);

    /// <inheritdoc/>
    public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        Published++;
        if (qos == 0)
        {
            return 0;
        }

        _lastId = _lastId % ushort.MaxValue + 1;
        _events.Put(MqttEventKind.Published, _lastId, true);
        return _lastId;
    }

    /// <inheritdoc/>
    public bool TryTake(MqttEvent into, bool messages) => _events.TryTake(into, messages);

    /// <inheritdoc/>
    public void Close()
    {
    }

    /// <inheritdoc/>
    public void Abandon()
    {
    }
}
