using Firmware.Core;

namespace VirtualDevice.Tests.Core;

/// <summary>A broker for messages of any kind: hands one over, keeps the answers, and lets a trial succeed or fail.</summary>
internal sealed class FuzzLink : IMqttLink
{
    private readonly MqttEventQueue _events = new();
    private readonly byte[] _answer = new byte[PendingReply.MaxBytes];
    private string[] _subscriptions = [];
    private int _answerLength;
    private int _lastId;

    /// <summary>Whether connecting succeeds.</summary>
    internal bool Answers { get; set; } = true;

    /// <summary>Whether nothing waits that would take the place of a message.</summary>
    internal bool HasRoom => _events.HasMessageRoom;

    /// <summary>Answers to config messages up to now.</summary>
    internal int AnswerCount { get; private set; }

    /// <summary>The last of them.</summary>
    internal ReadOnlySpan<byte> LastAnswer => _answer.AsSpan(0, _answerLength);

    /// <summary>Hands a message over on the config topic, as an adapter does: without its bytes when it is too long.</summary>
    internal void Configure(byte[] message, bool retained)
    {
        byte[]? payload = message.Length > SettingsParser.MaxBytes ? null : (byte[])message.Clone();
        _events.PutMessage(_subscriptions[0], payload, message.Length, retained);
    }

    /// <inheritdoc/>
    public void Open(MqttConnection connection)
        => _events.Put(Answers ? MqttEventKind.Connected : MqttEventKind.Failed, Answers ? 0 : (int)LinkReason.Refused, true);

    /// <inheritdoc/>
    public void Subscribe(string[] topics, int lastQos)
    {
        // What comes later is about Home Assistant.
        _subscriptions = lastQos == 2 ? topics : _subscriptions;
        _events.Put(MqttEventKind.Subscribed, lastQos, true);
    }

    /// <inheritdoc/>
    public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (topic.EndsWith("/config/result", StringComparison.Ordinal))
        {
            AnswerCount++;
            _answerLength = length;
            Array.Copy(payload, _answer, length);
        }

        // As a broker does: the node hears itself.
        if (topic.EndsWith("/status", StringComparison.Ordinal) && retain && payload.AsSpan(0, length).SequenceEqual("online"u8) && _events.HasMessageRoom)
        {
            _events.PutMessage(topic, "online"u8.ToArray(), length, false);
        }

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
    public void Abandon() => _events.Put(MqttEventKind.Dropped, 0, false);
}
