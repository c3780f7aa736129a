using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Kit;

/// <summary>
/// Stands in front of a broker and does to its connections what networks do. Everything can be switched while connections run.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    /// <summary>Connections the system holds until they are accepted: more than any test opens at once.</summary>
    private const int Backlog = 1024;

    private readonly Lock _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly int _brokerPort;
    private TcpListener? _listener;
    private AcceptMode _accept;

    /// <summary>Starts a proxy for a port of 127.0.0.1.</summary>
    public FaultProxy(int brokerPort)
    {
        _brokerPort = brokerPort;
        Port = FreePort.Next();
        Listen();
    }

    /// <summary>Where clients connect to, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The bytes of clients on their way to the broker.</summary>
    public Flow ToBroker { get; } = new();

    /// <summary>The bytes of the broker on their way to clients.</summary>
    public Flow ToClient { get; } = new();

    /// <summary>Every connection that was attempted and counted, with its time.</summary>
    public Feed<ProxyConnection> Connections { get; } = new("connections through the proxy");

    /// <summary>What becomes of new connections.</summary>
    public AcceptMode Accept
    {
        get
        {
            lock (_lock)
            {
                return _accept;
            }
        }

        set
        {
            lock (_lock)
            {
                _accept = value;
                if (value == AcceptMode.Closed)
                {
                    ChildProcess.WhileNoneStarts(() => _listener?.Dispose());
                    _listener = null;
                }
                else if (_listener is null)
                {
                    Listen();
                }
            }
        }
    }

    /// <summary>The next connection.</summary>
    public Task<ProxyConnection> NextConnection()
    {
        return Connections.Next("a connection through the proxy");
    }

    /// <summary>Swallows both directions from now on, as a cable that is pulled. When it returns, nothing is on its way any more.</summary>
    public void Swallow()
    {
        ToBroker.Swallow();
        ToClient.Swallow();
    }

    /// <summary>Passes both directions again. Where bytes were swallowed it is <see cref="Renew"/> that is wanted.</summary>
    public void Pass()
    {
        ToBroker.Pass();
        ToClient.Pass();
    }

    /// <summary>
    /// Cuts every connection there is and passes everything on those that come then. No byte comes through in between: neither on an old
    /// connection that would be passed again, nor on a new one that would still be swallowed from.
    /// </summary>
    public void Renew()
    {
        Accept = AcceptMode.Closed;
        CutAll();
        Pass();
        Accept = AcceptMode.Forward;
    }

    /// <summary>Cuts every connection there is.</summary>
    public void CutAll()
    {
        foreach (ProxyConnection connection in Connections.All)
        {
            connection.Cut();
        }
    }

    /// <summary>Resets every connection there is.</summary>
    public void ResetAll()
    {
        foreach (ProxyConnection connection in Connections.All)
        {
            connection.Reset();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Accept = AcceptMode.Closed;
        ResetAll();
        return ValueTask.CompletedTask;
    }

    private void Listen()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start(Backlog);
        _ = Serve(_listener);
    }

    private async Task Serve(TcpListener listener)
    {
        try
        {
            while (true)
            {
                Socket client = await listener.AcceptSocketAsync();
                _ = Handle(client, Stopwatch.GetElapsedTime(_start));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The listener has been closed.
        }
    }

    private async Task Handle(Socket client, TimeSpan at)
    {
        client.NoDelay = true;
        AcceptMode mode = Accept;
        Socket? broker = mode == AcceptMode.Forward ? await Reach() : null;
        ProxyConnection connection = new(client, broker, at);
        Connections.Add(connection);
        if (broker is null && mode != AcceptMode.Silent)
        {
            connection.Reset();
            return;
        }

        await connection.Run(ToBroker, ToClient);
    }

    private async Task<Socket?> Reach()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, _brokerPort);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
