using Firmware.Core;
using Mqtt;

namespace VirtualDevice;

/// <summary>
/// The node's MQTT client on the desktop, over libmosquitto. Its callbacks only leave an event in the queue and wake the node's loop;
/// while the queue is full they wait, which makes the broker wait as well.
/// </summary>
internal sealed class MosquittoLink : IMqttLink, IMqttEvents, IDisposable
{
    private readonly Action _wake;
    private readonly object _gate = new();
    private readonly MqttEventQueue _queue = new();
    private MqttClient? _client;
    private MqttConnection? _next;
    private bool _abandoning;
    private bool _disposed;

    /// <summary>Creates a client that is not connected.</summary>
    /// <param name="wake">Called from the client's thread when there is an event.</param>
    public MosquittoLink(Action wake) => _wake = wake;

    /// <inheritdoc/>
    public void Open(MqttConnection connection)
    {
        lock (_gate)
        {
            if (_abandoning)
            {
                // The connection before this one has not ended yet; its end opens this one.
                _next = connection;
                return;
            }
        }

        _client ??= new MqttClient(OptionsFor(connection), this);
        if (_client.Connect(connection.Host, connection.Port) != MqttError.None)
        {
            Put(MqttEventKind.Failed, (int)LinkReason.Refused, false);
        }
    }

    /// <inheritdoc/>
    public void Subscribe(string[] topics) => _client?.Subscribe(topics, 1, out _);

    /// <inheritdoc/>
    public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (_client is null || _client.Publish(topic, payload, length, qos, retain, out int id) != MqttError.None)
        {
            return -1;
        }

        return qos == 0 ? 0 : id;
    }

    /// <inheritdoc/>
    public bool TryTake(MqttEvent into, bool messages)
    {
        lock (_gate)
        {
            bool taken = _queue.TryTake(into, messages);
            if (taken)
            {
                Monitor.PulseAll(_gate);
            }

            return taken;
        }
    }

    /// <inheritdoc/>
    public void Close() => _client?.Disconnect();

    /// <inheritdoc/>
    public void Abandon()
    {
        lock (_gate)
        {
            if (_client is null || _abandoning)
            {
                _next = null;
                return;
            }

            _abandoning = true;
        }

        _client.Abort();
    }

    /// <summary>Ends everything.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            Monitor.PulseAll(_gate);
        }

        _client?.Dispose();
    }

    void IMqttEvents.Connected(bool sessionPresent) => Put(MqttEventKind.Connected, 0, sessionPresent);

    void IMqttEvents.ConnectFailed(MqttReason reason) => Ended(MqttEventKind.Failed, reason);

    void IMqttEvents.Disconnected(MqttReason reason) => Ended(MqttEventKind.Lost, reason);

    void IMqttEvents.Published(int messageId) => Put(MqttEventKind.Published, messageId, true);

    void IMqttEvents.Subscribed(int messageId, ReadOnlySpan<int> grantedQos)
    {
        bool granted = true;
        foreach (int qos in grantedQos)
        {
            granted &= qos <= 2;
        }

        Put(MqttEventKind.Subscribed, 0, granted);
    }

    void IMqttEvents.Unsubscribed(int messageId)
    {
    }

    void IMqttEvents.MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        // What is too long is refused anyway: only its length counts.
        byte[]? copy = payload.Length > SettingsParser.MaxBytes ? null : payload.ToArray();
        lock (_gate)
        {
            while (!_queue.HasMessageRoom && !_disposed && !_abandoning)
            {
                Monitor.Wait(_gate);
            }

            if (_disposed || _abandoning)
            {
                return;
            }

            _queue.PutMessage(topic, copy, payload.Length, retained);
        }

        _wake();
    }

    void IMqttEvents.HandlerFailed(string handler, Exception exception)
        => Console.Error.WriteLine($"virtual-device: {handler}: {exception.Message}");

    private static MqttClientOptions OptionsFor(MqttConnection connection) => new()
    {
        ClientId = connection.ClientId,
        CleanSession = false,
        KeepAliveSeconds = connection.KeepAliveSeconds,
        User = connection.User.Length == 0 ? null : connection.User,
        Password = connection.Password.Length == 0 ? null : connection.Password,
        Will = new MqttWill(connection.WillTopic, System.Text.Encoding.UTF8.GetBytes(connection.WillPayload), 1, true),
    };

    private static LinkReason ReasonOf(MqttReason reason) => reason switch
    {
        MqttReason.NameNotResolved => LinkReason.NameNotResolved,
        MqttReason.ConnectionRefused or MqttReason.Unreachable => LinkReason.Refused,
        MqttReason.NoConnack => LinkReason.NoConnack,
        MqttReason.RefusedProtocolVersion => LinkReason.BadProtocol,
        MqttReason.RefusedClientId => LinkReason.IdRejected,
        MqttReason.RefusedServerUnavailable => LinkReason.ServerUnavailable,
        MqttReason.RefusedBadCredentials => LinkReason.BadCredentials,
        MqttReason.RefusedNotAuthorised => LinkReason.NotAuthorized,
        MqttReason.KeepAliveTimeout => LinkReason.Silent,
        >= MqttReason.TlsFiles and <= MqttReason.TlsFailed => LinkReason.Tls,
        _ => LinkReason.Lost,
    };

    private void Ended(MqttEventKind kind, MqttReason reason)
    {
        MqttConnection? next;
        lock (_gate)
        {
            if (!_abandoning)
            {
                next = null;
            }
            else
            {
                _abandoning = false;
                next = _next;
                _next = null;
                if (next is null)
                {
                    return;
                }
            }
        }

        if (next is null)
        {
            Put(kind, (int)ReasonOf(reason), false);
        }
        else
        {
            Open(next);
        }
    }

    private void Put(MqttEventKind kind, int value, bool ok)
    {
        lock (_gate)
        {
            while (!_queue.HasRoom && !_disposed)
            {
                Monitor.Wait(_gate);
            }

            if (_disposed || (_abandoning && kind != MqttEventKind.Published))
            {
                return;
            }

            _queue.Put(kind, value, ok);
        }

        _wake();
    }
}
