using System.Net;
using System.Net.Sockets;

namespace Mqtt;

/// <summary>Makes connections: name, TCP, TLS.</summary>
/// <param name="tls">Certificates, or null for plain connections.</param>
internal sealed class Dialer(TlsClient? tls)
{
    /// <summary>Connects to the first address of a host that answers.</summary>
    /// <param name="host">Name or address.</param>
    /// <param name="port">1 to 65,535.</param>
    /// <param name="handshakeLimit">For TLS, once there is TCP; infinite for none.</param>
    /// <param name="cancel">Abandons it.</param>
    /// <returns>The line, or null and the reason why there is none.</returns>
    /// <exception cref="OperationCanceledException">It was abandoned.</exception>
    internal async Task<(Line? Line, MqttReason Reason)> Dial(string host, int port, TimeSpan handshakeLimit, CancellationToken cancel)
    {
        MqttReason reason = MqttReason.NameNotResolved;
        foreach (IPAddress address in await Resolve(host, cancel).ConfigureAwait(false))
        {
            (Line? line, MqttReason failure) = await Connect(new IPEndPoint(address, port), cancel).ConfigureAwait(false);
            if (line is not null)
            {
                return tls is null ? (line, MqttReason.None) : await tls.Secure(line, host, handshakeLimit, cancel).ConfigureAwait(false);
            }

            // "Nothing listens" tells more than "one of several addresses is out of reach".
            reason = reason == MqttReason.ConnectionRefused ? reason : failure;
        }

        return (null, reason);
    }

    private static async ValueTask<IPAddress[]> Resolve(string host, CancellationToken cancel)
    {
        if (IPAddress.TryParse(host, out IPAddress? address))
        {
            return [address];
        }

        try
        {
            // The system's resolver cannot be interrupted. This way it is left behind on a pool thread.
            return await Dns.GetHostAddressesAsync(host, cancel).WaitAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            return [];
        }
    }

    private static async ValueTask<(Line? Line, MqttReason Reason)> Connect(IPEndPoint to, CancellationToken cancel)
    {
        Socket? socket = null;
        try
        {
            // Small messages must not wait for the acknowledgement of earlier ones (Nagle's algorithm).
            socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(to, cancel).ConfigureAwait(false);
            return (new Line(socket), MqttReason.None);
        }
        catch (SocketException failed)
        {
            socket?.Dispose();
            return (null, failed.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => MqttReason.ConnectionRefused,

                // The connection had been established: one that is refused is reported as refused.
                SocketError.ConnectionReset or SocketError.ConnectionAborted => MqttReason.ClosedBeforeConnack,
                _ => MqttReason.Unreachable,
            });
        }
        catch
        {
            socket?.Dispose();
            throw;
        }
    }
}
