using Mqtt.Native;

namespace Mqtt;

/// <summary>
/// An MQTT 3.1.1 client over libmosquitto. It does one thing when told and says what came of it; when to connect again is the
/// caller's business. Every member can be called from every thread, and none waits for the network.
/// </summary>
/// <remarks>
/// What is unacknowledged when a connection ends stays with this object, under the same message id, and is sent again after the next
/// <see cref="Connect"/>. It is lost only with the object. Subscriptions are the broker's business (see the parameter of
/// <see cref="IMqttEvents.Connected"/>) and are not repeated. Subscribe at QoS 0 or 1: libmosquitto 2.0.11 can deliver an old message
/// in place of a new one at QoS 2 after a connection was cut between PUBLISH and PUBREL.
/// </remarks>
public sealed class MqttClient : IDisposable
{
    /// <summary>Milliseconds that Dispose waits for a running handler. After that the handler is left to end by itself.</summary>
    public const int DisposeWaitMs = 5000;

    private readonly NativeClient _native;
    private readonly Worker _worker;

    /// <summary>Creates a client that is not connected.</summary>
    /// <param name="options">Checked here.</param>
    /// <param name="events">Receives everything that happens.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or a file of the TLS options cannot be opened.</exception>
    /// <exception cref="MqttLibraryNotFoundException">libmosquitto is not installed.</exception>
    public MqttClient(MqttClientOptions options, IMqttEvents events)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(events);
        options.Validate();
        EventRelay relay = new(events, options.Tls is not null);
        WakeSignal wake = new();
        try
        {
            _native = new NativeClient(options, relay, wake);
        }
        catch
        {
            wake.Dispose();
            throw;
        }

        relay.Client = _native;
        _worker = new Worker(_native, relay, wake, "mqtt " + options.ClientId);
    }

    /// <summary>
    /// Starts one attempt to connect. Its outcome is one call of <see cref="IMqttEvents.Connected"/> or
    /// <see cref="IMqttEvents.ConnectFailed"/>. There is no time limit: <see cref="Abort"/> is one.
    /// </summary>
    /// <param name="host">Name or address. All addresses of a name are tried in turn.</param>
    /// <param name="port">1 to 65,535.</param>
    /// <returns>None, AlreadyConnecting or Disposed.</returns>
    /// <exception cref="ArgumentException">Host or port is out of its range.</exception>
    public MqttError Connect(string host, int port)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        return _worker.Connect(new Attempt(host, port));
    }

    /// <summary>
    /// Abandons the attempt or cuts the connection, without a DISCONNECT: the broker publishes the will. Ends in
    /// <see cref="IMqttEvents.ConnectFailed"/> or <see cref="IMqttEvents.Disconnected"/>; does nothing when there is nothing to abandon.
    /// While a handler runs it takes effect when that returns.
    /// </summary>
    /// <param name="reason">What that event shall say: the caller knows why.</param>
    /// <returns>True when there was something to abandon, so that an event follows.</returns>
    public bool Abort(MqttReason reason = MqttReason.ClosedByUs)
    {
        return _worker.Abort(reason == MqttReason.None ? MqttReason.ClosedByUs : reason);
    }

    /// <summary>
    /// Leaves cleanly: a DISCONNECT is sent behind everything published before, and the broker drops the will. Ends in
    /// <see cref="IMqttEvents.Disconnected"/> with ClosedByUs. It does not wait for acknowledgements. Before
    /// <see cref="IMqttEvents.Connected"/> it is the same as <see cref="Abort"/>.
    /// </summary>
    /// <returns>None, NotConnected or Disposed.</returns>
    public MqttError Disconnect()
    {
        return _worker.Disconnect();
    }

    /// <summary>Publishes a message; the payload is copied. Allocates no managed memory; topics of over 170 characters rent some.</summary>
    /// <param name="topic">1 to 65,535 bytes of UTF-8 without wildcards and control characters.</param>
    /// <param name="payload">0 to 268,435,455 bytes.</param>
    /// <param name="qos">0, 1 or 2.</param>
    /// <param name="retain">True when the broker shall keep it for later subscribers.</param>
    /// <param name="messageId">1 to 65,535, the id that <see cref="IMqttEvents.Published"/> will name; 0 with an error.</param>
    /// <returns>None, NotConnected, InFlightFull, BadTopic, BadQos, PayloadTooLarge, Disposed or LibraryError.</returns>
    public MqttError Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, out int messageId)
    {
        messageId = 0;
        return qos is < 0 or > 2 ? MqttError.BadQos : _native.Publish(topic, payload, qos, retain, out messageId);
    }

    /// <summary>The same for a payload in the front part of a reused buffer.</summary>
    /// <param name="topic">As above.</param>
    /// <param name="payload">The buffer.</param>
    /// <param name="length">Bytes of it that are the payload.</param>
    /// <param name="qos">As above.</param>
    /// <param name="retain">As above.</param>
    /// <param name="messageId">As above.</param>
    /// <returns>As above.</returns>
    /// <exception cref="ArgumentException">The length does not fit the buffer.</exception>
    public MqttError Publish(string topic, byte[] payload, int length, int qos, bool retain, out int messageId)
    {
        return Publish(topic, new ReadOnlySpan<byte>(payload, 0, length), qos, retain, out messageId);
    }

    /// <summary>Asks for topics, all in one packet. The answer is <see cref="IMqttEvents.Subscribed"/>, or nothing if the link breaks.</summary>
    /// <param name="filters">At least one, each 1 to 65,535 bytes of UTF-8, wildcards allowed.</param>
    /// <param name="qos">0, 1 or 2, the highest QoS to receive at; see the remarks of this class on 2.</param>
    /// <param name="messageId">What the answer will name; 0 with an error.</param>
    /// <returns>None, NotConnected, BadFilter, BadQos, Disposed or LibraryError.</returns>
    public MqttError Subscribe(ReadOnlySpan<string> filters, int qos, out int messageId)
    {
        messageId = 0;
        return qos is < 0 or > 2 ? MqttError.BadQos : _native.Subscribe(filters, qos, out messageId);
    }

    /// <summary>Ends subscriptions, all in one packet. The answer is <see cref="IMqttEvents.Unsubscribed"/>.</summary>
    /// <param name="filters">As they were subscribed.</param>
    /// <param name="messageId">What the answer will name; 0 with an error.</param>
    /// <returns>None, NotConnected, BadFilter, Disposed or LibraryError.</returns>
    public MqttError Unsubscribe(ReadOnlySpan<string> filters, out int messageId)
    {
        return _native.Unsubscribe(filters, out messageId);
    }

    /// <summary>
    /// Cuts a connection as <see cref="Abort"/> does, without events, and frees everything. No handler is called after it has returned.
    /// It waits for a handler that is running, at most <see cref="DisposeWaitMs"/> and not at all when called by that handler.
    /// </summary>
    public void Dispose()
    {
        _worker.Dispose();
    }
}
