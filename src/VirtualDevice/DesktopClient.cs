using System.Text;
using Firmware.Core;
using Mqtt;

namespace VirtualDevice;

/// <summary>
/// One MQTT client: what it connects as and its last will never change, its connections come and go.
/// Its callbacks only put an event into the queue.
/// </summary>
internal sealed class DesktopClient : IMqttEvents, IDisposable
{
    // Every reply of the node is one, and a broker sends as many messages as it likes before it reads the acknowledgements:
    // with a small limit both would wait for each other.
    private const int MaxInFlight = 10000;

    private readonly MqttClientOptions _options;
    private readonly MqttTls _tls;
    private readonly string _host;
    private readonly int _port;
    private readonly EventInbox _inbox;
    private readonly Action _ended;
    private readonly MqttClient _client;
    private volatile bool _busy;
    private volatile bool _mute;
    private volatile bool _granted;
    private volatile int _answersBefore;

    /// <summary>Creates a client that is not connected.</summary>
    /// <param name="connection">As whom, and with which last will.</param>
    /// <param name="tls">Certificates for a connection that is TLS.</param>
    /// <param name="inbox">Receives the events.</param>
    /// <param name="ended">Called from the client's thread when a connection or an attempt has ended and the next one can begin.</param>
    public DesktopClient(MqttConnection connection, MqttTls tls, EventInbox inbox, Action ended)
    {
        _tls = tls;
        _host = connection.Host;
        _port = connection.Port;
        _options = OptionsFor(connection);
        _inbox = inbox;
        _ended = ended;
        _client = new MqttClient(_options, this);
    }

    /// <summary>Whether there is a connection or an attempt, or one whose end has not been reported yet.</summary>
    public bool IsBusy => _busy;

    /// <summary>Whether this client can be used for a connection; otherwise a new one is needed.</summary>
    public bool Suits(MqttConnection connection)
    {
        // A message that one broker has half acknowledged means nothing to another one.
        MqttClientOptions wanted = OptionsFor(connection);
        return connection.Host == _host && connection.Port == _port && wanted.ClientId == _options.ClientId
            && wanted.KeepAliveSeconds == _options.KeepAliveSeconds && wanted.User == _options.User
            && wanted.Password == _options.Password && wanted.Will!.Topic == _options.Will!.Topic
            && wanted.Will.Retain == _options.Will.Retain && wanted.Tls == _options.Tls;
    }

    /// <summary>Begins an attempt. It must not be busy.</summary>
    public void Connect()
    {
        _mute = false;
        _busy = true;
        _ = _client.Connect(_host, _port);
    }

    /// <summary>Hands a message over: see <see cref="IMqttLink.Publish"/>.</summary>
    public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        bool taken = _client.Publish(topic, payload, length, qos, retain, out int id) == MqttError.None;
        return !taken ? -1 : qos == 0 ? 0 : id;
    }

    /// <summary>Subscribes to topics: see <see cref="IMqttLink.Subscribe"/>.</summary>
    public void Subscribe(string[] topics, int lastQos)
    {
        // The client has one QoS for each packet, so it takes two; the answer to the second stands for both.
        _granted = true;
        ReadOnlySpan<string> all = topics;
        bool split = lastQos != 1 && topics.Length > 1;
        _answersBefore = split ? 1 : 0;
        if (split)
        {
            _client.Subscribe(all[..^1], 1, out _);
        }

        _client.Subscribe(split ? all[^1..] : all, lastQos, out _);
    }

    /// <summary>Ends the connection or the attempt, with a DISCONNECT or without one. Nothing more is reported about it.</summary>
    public void End(bool polite)
    {
        _mute = true;
        _inbox.ForgetConnection();
        if (!polite || _client.Disconnect() != MqttError.None)
        {
            _client.Abort();
        }
    }

    /// <summary>Frees the client.</summary>
    public void Dispose() => _client.Dispose();

    ValueTask IMqttEvents.WaitForRoom(bool forMessage) => _inbox.WaitForRoom(forMessage);

    void IMqttEvents.Connected(bool sessionPresent) => Put(MqttEventKind.Connected, 0, sessionPresent);

    void IMqttEvents.ConnectFailed(MqttReason reason) => Ended(MqttEventKind.Failed, reason);

    void IMqttEvents.Disconnected(MqttReason reason) => Ended(MqttEventKind.Lost, reason);

    void IMqttEvents.Published(int messageId) => _inbox.Put(MqttEventKind.Published, messageId, true);

    void IMqttEvents.Subscribed(int messageId, ReadOnlySpan<int> grantedQos)
    {
        int last = 0;
        foreach (int qos in grantedQos)
        {
            _granted &= qos <= 2;
            last = qos;
        }

        if (_answersBefore-- <= 0)
        {
            Put(MqttEventKind.Subscribed, last, _granted);
        }
    }

    void IMqttEvents.Unsubscribed(int messageId)
    {
    }

    void IMqttEvents.MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        // A message that is too long is refused anyway, so only its length is kept.
        byte[]? copy = payload.Length > SettingsParser.MaxBytes ? null : payload.ToArray();
        _inbox.PutMessage(topic, copy, payload.Length, retained);
    }

    void IMqttEvents.HandlerFailed(string handler, Exception exception)
        => Console.Error.WriteLine($"virtual-device: {handler}: {exception.Message}");

    private MqttClientOptions OptionsFor(MqttConnection connection) => new()
    {
        ClientId = connection.ClientId,
        CleanSession = false,
        KeepAliveSeconds = connection.KeepAliveSeconds,
        MaxInFlight = MaxInFlight,
        Tls = connection.Tls ? _tls : null,

        // MQTT 3.1.1 clause 3.1.2.9: no password without a user name. An empty one is a user name too.
        User = connection.User.Length == 0 && connection.Password.Length == 0 ? null : connection.User,
        Password = connection.Password.Length == 0 ? null : connection.Password,
        Will = new MqttWill(connection.WillTopic, Encoding.UTF8.GetBytes(connection.WillPayload), 1, connection.IsWillRetained),
    };

    private void Put(MqttEventKind kind, int value, bool ok)
    {
        if (!_mute)
        {
            _inbox.Put(kind, value, ok);
        }
    }

    private void Ended(MqttEventKind kind, MqttReason reason)
    {
        Put(kind, (int)DesktopReason.ToLink(reason), false);
        _busy = false;
        _ended();
    }
}
