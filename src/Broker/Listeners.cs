using System.Net;
using System.Net.Sockets;

namespace Brokers;

/// <summary>The sockets that listen: the same port on 127.0.0.1 and, where the system has IPv6, on ::1.</summary>
internal sealed class Listeners : IDisposable
{
    private const int Backlog = 4096;
    private const int FreePortAttempts = 10;

    private readonly List<Socket> _sockets = [];

    private Listeners()
    {
    }

    /// <summary>The port of all of them.</summary>
    internal int Port { get; private set; }

    /// <summary>The sockets.</summary>
    internal IReadOnlyList<Socket> Sockets => _sockets;

    /// <summary>Begins to listen.</summary>
    /// <param name="port">0 for a free one.</param>
    /// <param name="orFreePort">Whether a free one does as well.</param>
    /// <exception cref="IOException">The port cannot be had; the message says why.</exception>
    internal static Listeners Start(int port, bool orFreePort)
    {
        if (port > 0)
        {
            try
            {
                return On(port);
            }
            catch (SocketException failed) when (!orFreePort)
            {
                throw new IOException($"port {port} cannot be used: {failed.Message}", failed);
            }
            catch (SocketException)
            {
            }
        }

        // One that is free on 127.0.0.1 may be taken on ::1, where clients of "localhost" look first.
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return On(0);
            }
            catch (SocketException) when (attempt < FreePortAttempts)
            {
            }
            catch (SocketException failed)
            {
                throw new IOException($"no port to listen on: {failed.Message}", failed);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sockets.ForEach(static one => one.Dispose());

    private static Listeners On(int port)
    {
        Listeners listeners = new();
        try
        {
            listeners.Add(IPAddress.Loopback, port);
            if (Socket.OSSupportsIPv6)
            {
                listeners.AddVersion6();
            }

            return listeners;
        }
        catch
        {
            listeners.Dispose();
            throw;
        }
    }

    private void Add(IPAddress address, int port)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(socket);
        socket.Bind(new IPEndPoint(address, port));
        socket.Listen(Backlog);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private void AddVersion6()
    {
        try
        {
            Add(IPAddress.IPv6Loopback, Port);
        }
        catch (SocketException failed) when (failed.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            // IPv6 without an address of its own, as in some containers.
            _sockets[^1].Dispose();
            _sockets.RemoveAt(_sockets.Count - 1);
        }
    }
}
