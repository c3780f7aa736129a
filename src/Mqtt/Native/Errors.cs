namespace Mqtt.Native;

/// <summary>What the error codes of libmosquitto mean to the caller.</summary>
internal static class Errors
{
    /// <summary>The error of a publish.</summary>
    internal static MqttError OfPublish(int code)
    {
        return code switch
        {
            Libmosquitto.Success => MqttError.None,
            Libmosquitto.ErrorNoConnection => MqttError.NotConnected,
            Libmosquitto.ErrorInvalid or Libmosquitto.ErrorMalformedUtf8 => MqttError.BadTopic,
            Libmosquitto.ErrorPayloadSize => MqttError.PayloadTooLarge,
            _ => MqttError.LibraryError,
        };
    }

    /// <summary>The error of a subscribe or unsubscribe.</summary>
    internal static MqttError OfFilter(int code)
    {
        return code switch
        {
            Libmosquitto.Success => MqttError.None,
            Libmosquitto.ErrorNoConnection => MqttError.NotConnected,
            Libmosquitto.ErrorInvalid or Libmosquitto.ErrorMalformedUtf8 => MqttError.BadFilter,
            _ => MqttError.LibraryError,
        };
    }

    /// <summary>Why an attempt failed before TCP was established.</summary>
    internal static MqttReason OfConnecting(NativeResult result)
    {
        return result.Code switch
        {
            Libmosquitto.ErrorNameLookup => MqttReason.NameNotResolved,
            Libmosquitto.ErrorTls => MqttReason.TlsFiles,
            Libmosquitto.ErrorErrno => OfSocket(result.Error),
            _ => MqttReason.LibraryError,
        };
    }

    /// <summary>Why a socket could not be connected.</summary>
    /// <param name="error">errno.</param>
    internal static MqttReason OfSocket(int error)
    {
        if (SocketApi.IsReset(error))
        {
            // It had been established: a refused connection says so. TLS sends at once, and may be answered before anybody looks.
            return MqttReason.ClosedBeforeConnack;
        }

        return SocketApi.IsRefused(error) ? MqttReason.ConnectionRefused : MqttReason.Unreachable;
    }

    /// <summary>Why a connection ended, once TCP was established.</summary>
    /// <param name="result">Of the call after which the socket was closed.</param>
    /// <param name="connackCode">The code of the CONNACK, or -1 when none came.</param>
    internal static MqttReason OfConnection(NativeResult result, int connackCode)
    {
        bool accepted = connackCode == 0;
        return result.Code switch
        {
            <= Libmosquitto.Success => MqttReason.ClosedByUs,
            Libmosquitto.ErrorConnectionRefused => OfConnack(connackCode),
            Libmosquitto.ErrorConnectionLost => accepted ? MqttReason.ConnectionLost : MqttReason.ClosedBeforeConnack,
            Libmosquitto.ErrorErrno => accepted ? MqttReason.ConnectionLost : MqttReason.ClosedBeforeConnack,
            Libmosquitto.ErrorKeepAlive => accepted ? MqttReason.KeepAliveTimeout : MqttReason.NoConnack,
            Libmosquitto.ErrorProtocol or Libmosquitto.ErrorMalformedPacket or Libmosquitto.ErrorMalformedUtf8
                or Libmosquitto.ErrorInvalid or Libmosquitto.ErrorNotSupported => MqttReason.ProtocolError,
            _ => MqttReason.LibraryError,
        };
    }

    // MQTT 3.1.1, table 3.1
    private static MqttReason OfConnack(int code)
    {
        return code switch
        {
            1 => MqttReason.RefusedProtocolVersion,
            2 => MqttReason.RefusedClientId,
            3 => MqttReason.RefusedServerUnavailable,
            4 => MqttReason.RefusedBadCredentials,
            5 => MqttReason.RefusedNotAuthorised,
            _ => MqttReason.ProtocolError,
        };
    }
}
