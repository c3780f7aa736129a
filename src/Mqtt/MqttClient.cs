namespace Mqtt;

/// <summary>
/// An MQTT 3.1.1 client on top of MQTTnet's packets. It does one thing when called and reports the outcome; when to reconnect is the
/// caller's decision. All members are thread-safe, and none waits for the network.
/// </summary>
/// <remarks>
/// What is unacknowledged when a connection ends stays with this object, under the same message id, and is sent again after the next
/// <see cref="Connect"/>. It is lost only with the object. Subscriptions are kept by the broker (see the parameter of
/// <see cref="IMqttEvents.Connected"/>) and are not repeated. MQTTnet's own client would do neither: it numbers its messages anew with each
/// connection, hands a message of QoS 2 on as often as it comes, and reads on while its handlers wait.
/// </remarks>
public sealed partial class MqttClient : IDisposable
{
    /// <summary>Milliseconds that Dispose waits for a running handler. After that the handler is left to end by itself.</summary>
    public const int DisposeWaitMs = 5000;

    private readonly Lock _gate = new();
    private readonly MqttClientOptions _options;
    private readonly Dialer _dialer;
    private readonly EventRelay _relay;
    private readonly SessionState _session;
    private readonly Inbound _inbound;
    private readonly Receipts _receipts;
    private Attempt? _attempt;
    private bool _disposed;

    /// <summary>Creates a client that is not connected.</summary>
    /// <param name="options">Checked here.</param>
    /// <param name="events">Receives everything that happens.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or a file of the TLS options cannot be opened.</exception>
    public MqttClient(MqttClientOptions options, IMqttEvents events)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(events);
        options.Validate();
        _options = options;
        _dialer = new Dialer(options.Tls is null ? null : new TlsClient(options.Tls));
        _relay = new EventRelay(events);
        _session = new SessionState(options.MaxInFlight);
        _receipts = new Receipts(_relay, options.AcknowledgesTogether);
        _inbound = new Inbound(_gate, _session, _relay, _receipts);
    }

    /// <summary>
    /// Starts one attempt to connect. Its outcome is one call of <see cref="IMqttEvents.Connected"/> or
    /// <see cref="IMqttEvents.ConnectFailed"/>. There is no time limit for name and TCP but the system's: <see cref="Abort"/> is one.
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
        lock (_gate)
        {
            if (_disposed || _attempt is not null)
            {
                return _disposed ? MqttError.Disposed : MqttError.AlreadyConnecting;
            }

            Attempt attempt = _attempt = new Attempt(host, port);
            _ = Task.Run(() => Run(attempt));
            return MqttError.None;
        }
    }

    /// <summary>
    /// Abandons the attempt or cuts the connection, without a DISCONNECT: the broker publishes the will. Ends in
    /// <see cref="IMqttEvents.ConnectFailed"/> or <see cref="IMqttEvents.Disconnected"/>; does nothing when there is nothing to abandon.
    /// While a handler runs, that event comes when it returns.
    /// </summary>
    /// <param name="reason">What that event shall say: the caller knows why.</param>
    /// <returns>True if there was something to abandon, so that an event follows.</returns>
    public bool Abort(MqttReason reason = MqttReason.ClosedByUs)
    {
        lock (_gate)
        {
            _attempt?.End(reason == MqttReason.None ? MqttReason.ClosedByUs : reason);
            return _attempt is not null;
        }
    }

    /// <summary>
    /// Disconnects cleanly: a DISCONNECT is sent after everything published before, and the broker discards the will. Ends in
    /// <see cref="IMqttEvents.Disconnected"/> with ClosedByUs. It does not wait for acknowledgements. Before
    /// <see cref="IMqttEvents.Connected"/> it is the same as <see cref="Abort"/>.
    /// </summary>
    /// <returns>None, NotConnected or Disposed.</returns>
    public MqttError Disconnect()
    {
        lock (_gate)
        {
            if (_disposed || _attempt is null || _attempt.IsLeaving)
            {
                return _disposed ? MqttError.Disposed : MqttError.NotConnected;
            }

            if (_attempt.Accepts)
            {
                _attempt.Leave();
            }
            else
            {
                _attempt.End(MqttReason.ClosedByUs);
            }

            return MqttError.None;
        }
    }

    /// <summary>
    /// Cuts a connection as <see cref="Abort"/> does, without events, and frees everything. No handler is called after it has returned.
    /// It waits for a handler that is running, at most <see cref="DisposeWaitMs"/> and not at all when called by that handler.
    /// </summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _attempt?.End(MqttReason.ClosedByUs);
        }

        _relay.Close(DisposeWaitMs);
    }

    private async Task Run(Attempt attempt)
    {
        MqttReason reason = await Carry(attempt).ConfigureAwait(false);
        lock (_gate)
        {
            // Before the event, so that its handler can connect again.
            reason = attempt.Reason == MqttReason.None ? reason : attempt.Reason;
            _attempt = null;
        }

        _ = attempt.IsAccepted
            ? await _relay.Raise(nameof(IMqttEvents.Disconnected), reason, static (events, reason) => events.Disconnected(reason)).ConfigureAwait(false)
            : await _relay.Raise(nameof(IMqttEvents.ConnectFailed), reason, static (events, reason) => events.ConnectFailed(reason)).ConfigureAwait(false);
    }

    private async Task<MqttReason> Carry(Attempt attempt)
    {
        try
        {
            TimeSpan limit = _options.KeepAliveSeconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(_options.KeepAliveSeconds);
            (Line? line, MqttReason reason) = await _dialer.Dial(attempt.Host, attempt.Port, limit, attempt.Ended).ConfigureAwait(false);
            if (line is null)
            {
                return reason;
            }

            using (line)
            {
                return await new Connection(_options, attempt, line, _inbound, _receipts, _relay).Run().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            return MqttReason.ClosedByUs;
        }
        catch (Exception)
        {
            return MqttReason.LibraryError;
        }
    }
}
