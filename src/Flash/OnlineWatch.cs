using System.Text;
using Firmware.Core;
using Mqtt;

namespace Flash;

/// <summary>
/// Waits at a broker until the node is online. It subscribes before the image is written, and ignores what the broker
/// had retained, which is from before.
/// </summary>
internal sealed class OnlineWatch : IMqttEvents, IDisposable
{
    private const string Client = "flash";

    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _online = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MqttClient _client;
    private readonly string _topic;

    private OnlineWatch(string topic)
    {
        _topic = topic;
        _client = new MqttClient(new MqttClientOptions { ClientId = $"{Client}-{Environment.ProcessId}" }, this);
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="broker">Where.</param>
    /// <param name="topic">Status of the node; the place may be <c>+</c>.</param>
    /// <exception cref="FlashException">The broker does not answer.</exception>
    public static OnlineWatch Start((string Host, int Port) broker, string topic)
    {
        const int LimitMs = 10000;
        OnlineWatch watch = new(topic);
        watch._client.Connect(broker.Host, broker.Port);
        if (!watch._ready.Task.Wait(LimitMs) || !watch._ready.Task.Result)
        {
            watch.Dispose();
            throw new FlashException($"No subscription at the broker {broker.Host}:{broker.Port}. Without --broker nothing waits for it.", isUsage: false);
        }

        return watch;
    }

    /// <summary>Waits.</summary>
    /// <param name="limit">How long.</param>
    /// <returns>The topic on which it came; null if it did not.</returns>
    public string? Wait(TimeSpan limit) => _online.Task.Wait(limit) ? _online.Task.Result : null;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <inheritdoc/>
    public void Connected(bool sessionPresent) => _client.Subscribe([_topic], 1, out _);

    /// <inheritdoc/>
    public void ConnectFailed(MqttReason reason) => _ready.TrySetResult(false);

    /// <inheritdoc/>
    public void Disconnected(MqttReason reason)
    {
    }

    /// <inheritdoc/>
    public void Published(int messageId)
    {
    }

    /// <inheritdoc/>
    public void Subscribed(int messageId, ReadOnlySpan<int> grantedQos) => _ready.TrySetResult(grantedQos[0] < 0x80);

    /// <inheritdoc/>
    public void Unsubscribed(int messageId)
    {
    }

    /// <inheritdoc/>
    public void MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        if (!retained && Encoding.UTF8.GetString(payload) == Words.Online)
        {
            _online.TrySetResult(topic);
        }
    }

    /// <inheritdoc/>
    public void HandlerFailed(string handler, Exception exception)
    {
    }
}
