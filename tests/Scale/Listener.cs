using Mqtt;

namespace Scale;

/// <summary>A client that subscribes and hands over what comes.</summary>
internal sealed class Listener : IMqttEvents, IDisposable
{
    /// <summary>Takes a message; the payload is valid during the call only.</summary>
    public delegate void Handler(string topic, ReadOnlySpan<byte> payload);

    private readonly ManualResetEventSlim _subscribed = new();
    private readonly string[] _filters;
    private readonly Handler _handler;
    private readonly MqttClient _client;
    private Exception? _failure;

    /// <summary>Connects, subscribes at QoS 1 and waits for the answer.</summary>
    public Listener(string id, int port, Handler handler, params string[] filters)
    {
        _filters = filters;
        _handler = handler;
        _client = new MqttClient(new MqttClientOptions { ClientId = id }, this);
        _ = _client.Connect("127.0.0.1", port);
        if (!_subscribed.Wait(TimeSpan.FromSeconds(30)))
        {
            throw new InvalidOperationException($"{id} could not subscribe.");
        }
    }

    /// <summary>Publishes at QoS 1.</summary>
    public void Publish(string topic, ReadOnlySpan<byte> payload)
    {
        _ = _client.Publish(topic, payload, 1, false, out _);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _subscribed.Dispose();
        if (_failure is not null)
        {
            throw new InvalidOperationException("The measurement is not whole.", _failure);
        }
    }

    void IMqttEvents.Connected(bool sessionPresent)
    {
        _ = _client.Subscribe(_filters, 1, out _);
    }

    void IMqttEvents.Subscribed(int messageId, ReadOnlySpan<int> grantedQos)
    {
        _subscribed.Set();
    }

    void IMqttEvents.MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        if (!retained)
        {
            _handler(topic, payload);
        }
    }

    void IMqttEvents.Disconnected(MqttReason reason)
    {
        _failure ??= new InvalidOperationException($"A listener lost its connection: {reason}.");
    }

    void IMqttEvents.ConnectFailed(MqttReason reason)
    {
    }

    void IMqttEvents.Published(int messageId)
    {
    }

    void IMqttEvents.Unsubscribed(int messageId)
    {
    }

    void IMqttEvents.HandlerFailed(string handler, Exception exception)
    {
        _failure ??= exception;
    }
}
