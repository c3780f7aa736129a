using System.Diagnostics;
using Firmware.Core;
using Mqtt;

namespace VirtualDevice;

/// <summary>
/// The node's MQTT link on the desktop. A connection under another id or with another last will takes another
/// client; the former one always ends first.
/// </summary>
internal sealed class DesktopLink : IMqttLink, IDisposable
{
    // A DISCONNECT waits for nothing but the socket.
    private const int GoodbyeMs = 2000;

    private readonly object _gate = new();
    private readonly EventInbox _inbox;
    private readonly MqttTls _tls;
    private readonly Action<string> _opens;
    private DesktopClient? _client;
    private MqttConnection? _next;
    private bool _disposed;

    /// <summary>Creates a client that is not connected.</summary>
    /// <param name="tls">Certificates for connections that are TLS.</param>
    /// <param name="wake">Called from the client's thread when there is an event.</param>
    /// <param name="opens">Is told where an attempt goes to, as a person would write it.</param>
    public DesktopLink(MqttTls tls, Action wake, Action<string> opens)
    {
        _inbox = new EventInbox(wake);
        _tls = tls;
        _opens = opens;
    }

    /// <inheritdoc/>
    public void Open(MqttConnection connection)
    {
        _opens(connection.Address + (connection.Tls ? " (TLS)" : ""));
        lock (_gate)
        {
            _next = connection;
            BeginNext();
        }
    }

    /// <inheritdoc/>
    public void Subscribe(string[] topics, int lastQos) => Client?.Subscribe(topics, lastQos);

    /// <inheritdoc/>
    public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
        => Client?.Publish(topic, payload, length, qos, retain) ?? -1;

    /// <inheritdoc/>
    public bool TryTake(MqttEvent into, bool messages) => _inbox.TryTake(into, messages);

    /// <inheritdoc/>
    public void Close() => End(polite: true);

    /// <inheritdoc/>
    public void Abandon() => End(polite: false);

    /// <summary>Ends everything; a goodbye under way is still sent.</summary>
    public void Dispose()
    {
        DesktopClient? client;
        lock (_gate)
        {
            _next = null;
            client = _client;
            long start = Stopwatch.GetTimestamp();
            while (client is { IsBusy: true } && Stopwatch.GetElapsedTime(start).TotalMilliseconds < GoodbyeMs)
            {
                Monitor.Wait(_gate, GoodbyeMs);
            }

            _disposed = true;
        }

        client?.Dispose();
    }

    private DesktopClient? Client
    {
        get
        {
            lock (_gate)
            {
                return _client;
            }
        }
    }

    private void End(bool polite)
    {
        lock (_gate)
        {
            _next = null;
            if (_client is { IsBusy: true } client)
            {
                client.End(polite);
            }
        }
    }

    // On the client's thread.
    private void Ended()
    {
        lock (_gate)
        {
            BeginNext();
            Monitor.PulseAll(_gate);
        }
    }

    private void BeginNext()
    {
        if (_next is not { } connection || _disposed || _client is { IsBusy: true })
        {
            return;
        }

        _next = null;
        if (_client is null || !_client.Suits(connection))
        {
            Replace(connection);
        }

        _client?.Connect();
    }

    private void Replace(MqttConnection connection)
    {
        if (_client is { } old)
        {
            // Its messages in flight are lost with it. Disposing waits for its handler, which may wait for this lock.
            _ = Task.Run(old.Dispose);
            _inbox.PutDropped();
            _client = null;
        }

        try
        {
            _client = new DesktopClient(connection, _tls, _inbox, Ended);
        }
        catch (ArgumentException)
        {
            // The files for TLS are opened at once.
            _inbox.Put(MqttEventKind.Failed, (int)LinkReason.Tls, false);
        }
    }
}
