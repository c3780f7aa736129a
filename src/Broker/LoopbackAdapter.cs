using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;

namespace Brokers;

/// <summary>Takes connections for MQTTnet.Server. Its own adapter has no limit for packets, and resets what it closes: refusals are lost on the way.</summary>
internal sealed class LoopbackAdapter(EmbeddedBrokerOptions options) : IMqttServerAdapter
{
    /// <summary>Time for a client to take the last packet and close.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    /// <summary>Time for a TLS handshake.</summary>
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentDictionary<Socket, Task> _connections = [];
    private Listeners? _listeners;
    private Listeners? _webListeners;

    /// <summary>The port, once started.</summary>
    internal int Port { get; private set; }

    /// <summary>The port for WebSockets, once started; null where there is none.</summary>
    internal int? WebSocketPort => _webListeners?.Port;

    /// <summary>How many there are.</summary>
    internal int Connections => _connections.Count;

    /// <inheritdoc/>
    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    /// <inheritdoc/>
    /// <remarks>MQTTnet hands its own options over; ours have come before.</remarks>
    public Task StartAsync(MqttServerOptions settings, IMqttNetLogger logger)
    {
        _listeners = Listeners.Start(options.Port, options.OrFreePort);
        Port = _listeners.Port;
        if (options.WebSocketPort is { } webPort)
        {
            _webListeners = StartWeb(webPort);
        }

        foreach (Socket listener in _listeners.Sockets)
        {
            _ = Accept(listener, isWeb: false);
        }

        foreach (Socket listener in _webListeners?.Sockets ?? [])
        {
            _ = Accept(listener, isWeb: true);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        Dispose();
        await _stopped.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listeners?.Dispose();
        _webListeners?.Dispose();
    }

    private Listeners StartWeb(int port)
    {
        try
        {
            return Listeners.Start(port, orFreePort: false);
        }
        catch
        {
            _listeners!.Dispose();
            throw;
        }
    }

    private async Task Accept(Socket listener, bool isWeb)
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                Socket socket = await listener.AcceptAsync(_stopped.Token).ConfigureAwait(false);
                TaskCompletionSource served = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _connections[socket] = served.Task;
                _ = Task.Run(() => Serve(socket, isWeb, served), CancellationToken.None);
            }
            catch (SocketException)
            {
                // The client went away before it was accepted, or no descriptor was left: the next one may succeed.
                await Task.Delay(Goodbye, _stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(Socket socket, bool isWeb, TaskCompletionSource served)
    {
        try
        {
            using CancellationTokenRegistration cut = _stopped.Token.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket);
            socket.NoDelay = true;
            IPEndPoint from = (IPEndPoint)socket.RemoteEndPoint!;
            await using Stream stream = await Open(new NetworkStream(socket, ownsSocket: false)).ConfigureAwait(false);
            await using Stream packets = isWeb ? await WebSocketUpgrade.Accept(stream).ConfigureAwait(false) : stream;
            using Channel channel = new(packets, from, (IPEndPoint)socket.LocalEndPoint!, options);
            await channel.Serve(ClientHandler!).ConfigureAwait(false);
            if (isWeb)
            {
                // Sends its close frame while the connection is still there.
                await packets.DisposeAsync().ConfigureAwait(false);
            }

            await Close(socket).ConfigureAwait(false);
        }
        catch (Exception ended)
            when (ended is SocketException or IOException or ObjectDisposedException or AuthenticationException or OperationCanceledException
            or WebSocketException)
        {
            // The connection is over, whatever the client did.
        }
        finally
        {
            socket.Dispose();
            _connections.TryRemove(socket, out _);
            served.SetResult();
        }
    }

    private async ValueTask<Stream> Open(NetworkStream plain)
    {
        if (options.Certificate is null)
        {
            return plain;
        }

        using CancellationTokenSource limit = new(HandshakeLimit);
        SslStream secure = new(plain);
        try
        {
            SslServerAuthenticationOptions how = new()
            {
                ServerCertificate = options.Certificate,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            };
            await secure.AuthenticateAsServerAsync(how, limit.Token).ConfigureAwait(false);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Bytes that nobody has read would make the system reset the connection, and a CONNACK that refuses is lost.
    private async ValueTask Close(Socket socket)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token);
        limit.CancelAfter(Goodbye);
        socket.Shutdown(SocketShutdown.Send);
        byte[] nowhere = new byte[4096];
        while (await socket.ReceiveAsync(nowhere, limit.Token).ConfigureAwait(false) > 0)
        {
        }
    }
}
