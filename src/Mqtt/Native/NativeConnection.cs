using System.Runtime.InteropServices;

namespace Mqtt.Native;

/// <summary>
/// The network side of one struct mosquitto. Everything here belongs to the network thread, which is also the one that frees the
/// structure at last: so nothing here takes a lock.
/// </summary>
internal sealed class NativeConnection(nint client, int keepAliveSeconds)
{
    /// <summary>Looks at the keep-alive in the time of one: a dead link is noticed at most a twentieth of it late.</summary>
    private const int LooksPerKeepAlive = 20;

    private static readonly Lock FirstTls = new();
    private static volatile bool _hasBegunTls;

    /// <summary>Milliseconds after which <see cref="KeepAlive"/> must be called again, -1 for never. libmosquitto counts whole seconds.</summary>
    internal int KeepAliveLookMs { get; } = keepAliveSeconds == 0 ? -1 : Math.Min(1000, keepAliveSeconds * 1000 / LooksPerKeepAlive);

    /// <summary>The socket, or below 0 for none.</summary>
    internal int Socket => Libmosquitto.Socket(client);

    /// <summary>True when something waits to be sent.</summary>
    internal bool WantWrite => Libmosquitto.WantWrite(client);

    /// <summary>Creates the socket and begins to connect it.</summary>
    /// <param name="host">Address, or for TLS the name that the certificate must have.</param>
    /// <param name="port">1 to 65,535.</param>
    /// <param name="bindAddress">Any address of the family that the socket shall have, or null.</param>
    internal NativeResult Begin(string host, int port, string? bindAddress)
    {
        int result = Libmosquitto.ConnectBindAsync(client, host, port, keepAliveSeconds, bindAddress);
        return new NativeResult(result, Marshal.GetLastPInvokeError());
    }

    /// <summary>The same for a client with TLS.</summary>
    internal NativeResult BeginTls(string host, int port, string? bindAddress)
    {
        if (_hasBegunTls)
        {
            return Begin(host, port, bindAddress);
        }

        // libmosquitto sets up OpenSSL in the first TLS connect of the process, and not so that two threads could do it at once.
        lock (FirstTls)
        {
            NativeResult result = Begin(host, port, bindAddress);
            _hasBegunTls = true;
            return result;
        }
    }

    /// <summary>Reads and handles what has arrived; calls the callbacks.</summary>
    internal NativeResult Read()
    {
        int result = Libmosquitto.LoopRead(client, 1);
        return new NativeResult(result, Marshal.GetLastPInvokeError());
    }

    /// <summary>Writes what waits to be sent.</summary>
    internal NativeResult Write()
    {
        int result = Libmosquitto.LoopWrite(client, 1);
        return new NativeResult(result, Marshal.GetLastPInvokeError());
    }

    /// <summary>Sends a ping when one is due and notices that an answer is missing.</summary>
    internal NativeResult KeepAlive()
    {
        return new NativeResult(Libmosquitto.LoopMisc(client), 0);
    }

    /// <summary>Closes the socket without a DISCONNECT, so that the broker publishes the will.</summary>
    internal void Cut()
    {
        if (Socket < 0)
        {
            return;
        }

        // libmosquitto closes its socket when writing fails, and it has no other way to close it without sending DISCONNECT first. In
        // the middle of a TLS handshake it writes nothing: then reading fails. No message can be read before the handshake is over.
        SocketApi.Shutdown(Socket);
        _ = Libmosquitto.Disconnect(client);
        _ = Libmosquitto.LoopWrite(client, 1);
        for (int attempt = 0; attempt < 8 && Socket >= 0; attempt++)
        {
            _ = Libmosquitto.LoopRead(client, 1);
        }
    }
}
