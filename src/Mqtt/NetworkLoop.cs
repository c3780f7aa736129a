using System.Net;
using System.Net.Sockets;
using Mqtt.Native;

namespace Mqtt;

/// <summary>Carries one attempt from the host name to the end of the connection. Everything here runs on the network thread.</summary>
internal sealed class NetworkLoop(NativeClient client, EventRelay relay, WakeSignal wake)
{
    private const int NoLimit = -1;

    private readonly NativeConnection _connection = client.Connection;

    /// <summary>Runs an attempt to its end.</summary>
    /// <returns>Why it ended.</returns>
    internal MqttReason Run(Attempt attempt)
    {
        relay.Begin();
        MqttReason reason = Establish(attempt);
        if (reason == MqttReason.None)
        {
            reason = Pump(attempt);
        }

        client.Accept(false);
        _connection.Cut();
        return reason;
    }

    private MqttReason Establish(Attempt attempt)
    {
        IPAddress[] addresses = attempt.Resolve();
        MqttReason reason = MqttReason.NameNotResolved;
        foreach (IPAddress address in relay.Tls is null ? addresses : addresses.DistinctBy(one => one.AddressFamily))
        {
            if (attempt.AbortReason != MqttReason.None)
            {
                break;
            }

            reason = EstablishTo(attempt, address, addresses.Length > 1);
            if (reason == MqttReason.None)
            {
                return reason;
            }
        }

        return attempt.AbortReason != MqttReason.None ? attempt.AbortReason : reason;
    }

    private MqttReason EstablishTo(Attempt attempt, IPAddress address, bool isOneOfMany)
    {
        // libmosquitto connects without blocking to the first address of a name only, so it is given each address in turn. With TLS it
        // must be given the name, because it compares the certificate with that; binding then chooses the address family.
        bool byName = relay.Tls is not null;
        bool isVersion6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        string? bindTo = byName && isOneOfMany ? (isVersion6 ? IPAddress.IPv6Any : IPAddress.Any).ToString() : null;
        NativeResult begun = byName
            ? _connection.BeginTls(attempt.Host, attempt.Port, bindTo)
            : _connection.Begin(address.ToString(), attempt.Port, null);
        if (!begun.IsSuccess)
        {
            return relay.Tls is { HasFailed: true } ? relay.Tls.Reason : Errors.OfConnecting(begun);
        }

        int socket = _connection.Socket;
        SocketApi.KeepFromChildren(socket);
        while (!SocketApi.Wait(socket, wantRead: false, wantWrite: true, wake, NoLimit))
        {
            wake.Take();
            if (attempt.AbortReason != MqttReason.None)
            {
                return attempt.AbortReason;
            }
        }

        // With TLS, libmosquitto has begun the handshake meanwhile: the error was then its to find, and it passed over it.
        int error = SocketApi.PendingError(socket);
        return error == 0 && SocketApi.HasPeer(socket) ? MqttReason.None : Errors.OfSocket(error == 0 ? begun.Error : error);
    }

    private MqttReason Pump(Attempt attempt)
    {
        // Begins the TLS handshake; without TLS there is nothing to read yet.
        NativeResult result = relay.Tls is null ? default : _connection.Read();
        bool isReady = false;
        while (result.IsSuccess && _connection.Socket >= 0)
        {
            wake.Take();
            if (attempt.AbortReason != MqttReason.None)
            {
                return attempt.AbortReason;
            }

            result = Turn(isReady);
            if (result.IsSuccess && _connection.Socket is >= 0 and int socket)
            {
                if (IsLostInHandshake(socket))
                {
                    return MqttReason.ClosedBeforeConnack;
                }

                isReady = SocketApi.Wait(socket, wantRead: true, MustWaitToWrite(), wake, _connection.KeepAliveLookMs);
            }
        }

        return Explain(result);
    }

    private NativeResult Turn(bool isReady)
    {
        NativeResult result = default;
        if (isReady)
        {
            result = _connection.Read();
            relay.Announce();
        }

        if (result.IsSuccess && _connection.Socket >= 0)
        {
            result = _connection.Write();
        }

        return result.IsSuccess && _connection.Socket >= 0 ? _connection.KeepAlive() : result;
    }

    // During a handshake libmosquitto goes on asking to write although it waits to read: that would turn the loop without a pause.
    private bool MustWaitToWrite()
    {
        return _connection.WantWrite && (relay.Tls is null || relay.ConnackCode >= 0);
    }

    // A reset in the middle of a handshake is no error to libmosquitto: it would try again for ever.
    private bool IsLostInHandshake(int socket)
    {
        return relay.Tls is not null && relay.ConnackCode < 0 && !SocketApi.HasPeer(socket);
    }

    private MqttReason Explain(NativeResult result)
    {
        bool isHandshake = relay.Tls is { HasFailed: true } && relay.ConnackCode < 0;
        return isHandshake ? relay.Tls!.Reason : Errors.OfConnection(result, relay.ConnackCode);
    }
}
