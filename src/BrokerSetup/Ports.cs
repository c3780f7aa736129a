using System.Net;
using System.Net.Sockets;
using Cli;

namespace BrokerSetup;

/// <summary>Whether the broker could listen, asked before mosquitto says it in a dozen lines.</summary>
internal static class Ports
{
    /// <summary>Listens for a moment.</summary>
    /// <exception cref="UserException">It failed; the message says why and what to do.</exception>
    internal static void Check(BrokerOptions options)
    {
        Check(options.Bind, options.Port, "--port");
        Check(options.Bind, options.OperatorPort, "--operator-port");
    }

    private static void Check(string address, int port, string option)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Parse(address), port);
            listener.Start();
        }
        catch (SocketException busy)
        {
            throw new UserException(busy.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"port {port} is taken by another program; {option} takes another one",
                SocketError.AccessDenied => $"port {port} is not yours to listen on; {option} takes another one, from 1024 on",
                SocketError.AddressNotAvailable => $"{address} is no address of this machine; --bind takes one, or 0.0.0.0 for all",
                _ => $"nobody can listen on {address}, port {port}: {busy.Message}",
            });
        }
    }
}
