using System.Net;
using System.Net.Sockets;

namespace Mqtt;

/// <summary>One call of <see cref="MqttClient.Connect"/> and what came of it.</summary>
internal sealed class Attempt(string host, int port)
{
    private readonly CancellationTokenSource _aborted = new();
    private int _reason;

    /// <summary>Name or address.</summary>
    internal string Host { get; } = host;

    /// <summary>1 to 65,535.</summary>
    internal int Port { get; } = port;

    /// <summary>Set once a DISCONNECT waits to be sent. Guarded by the client's lock.</summary>
    internal bool IsLeaving { get; set; }

    /// <summary>Why it was abandoned, or None.</summary>
    internal MqttReason AbortReason => (MqttReason)Volatile.Read(ref _reason);

    /// <summary>Abandons it. The first reason counts.</summary>
    internal void Abort(MqttReason reason)
    {
        if (Interlocked.CompareExchange(ref _reason, (int)reason, (int)MqttReason.None) == (int)MqttReason.None)
        {
            _aborted.Cancel();
        }
    }

    /// <summary>Resolves the host; blocks until there is an answer or the attempt is abandoned.</summary>
    /// <returns>At least one address, in the order to try them; empty when there is none.</returns>
    internal IPAddress[] Resolve()
    {
        if (IPAddress.TryParse(Host, out IPAddress? address))
        {
            return [address];
        }

        try
        {
            // The system's resolver cannot be interrupted. This way it is left behind on a pool thread.
            return Dns.GetHostAddressesAsync(Host, _aborted.Token).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException or OperationCanceledException)
        {
            return [];
        }
    }
}
