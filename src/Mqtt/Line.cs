using System.Net.Security;
using System.Net.Sockets;

namespace Mqtt;

/// <summary>An established connection: the socket, and the stream over it, which is TLS or the socket's own.</summary>
internal sealed class Line : IDisposable
{
    private const int DrainBytes = 4096;

    private readonly Socket _socket;

    /// <param name="socket">Connected. Belongs to this object from now on.</param>
    internal Line(Socket socket)
    {
        _socket = socket;
        Stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>What to read and write.</summary>
    internal Stream Stream { get; private set; }

    /// <summary>Whether more has arrived. Never true once it is closed.</summary>
    internal bool HasMore
    {
        get
        {
            try
            {
                return _socket.Available > 0;
            }
            catch (Exception closed) when (closed is ObjectDisposedException or SocketException)
            {
                return false;
            }
        }
    }

    /// <summary>Whether it is TLS.</summary>
    internal bool IsSecure => Stream is SslStream;

    /// <summary>From now on everything goes through TLS.</summary>
    internal void Secure(SslStream stream) => Stream = stream;

    /// <summary>Says that nothing more will be sent. What the other side still sends can be read.</summary>
    internal async ValueTask EndSending()
    {
        if (Stream is SslStream secure)
        {
            await secure.ShutdownAsync().ConfigureAwait(false);
        }

        _socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Throws away what comes until the other side has closed. Not while somebody reads the stream.</summary>
    internal async ValueTask Drain(CancellationToken cancel)
    {
        byte[] nowhere = new byte[DrainBytes];
        while (await _socket.ReceiveAsync(nowhere, cancel).ConfigureAwait(false) > 0)
        {
        }
    }

    /// <summary>Closes it at once, from any thread: whoever reads or writes finds it closed. The broker has had no DISCONNECT then.</summary>
    internal void Cut() => _socket.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        // The socket first: closing TLS politely would write to it.
        _socket.Dispose();
        Stream.Dispose();
    }
}
