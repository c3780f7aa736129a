namespace Mqtt;

/// <summary>Why an attempt failed or a connection ended: one value for each cause.</summary>
public enum MqttReason
{
    /// <summary>No reason: nothing has failed.</summary>
    None,

    /// <summary>The host name has no address, or no name server answered.</summary>
    NameNotResolved,

    /// <summary>The host is there and nothing listens on the port.</summary>
    ConnectionRefused,

    /// <summary>No route to the host, or it did not answer within the time limit of the operating system.</summary>
    Unreachable,

    /// <summary>
    /// The TCP connection was established and then closed by the other side before it answered CONNECT. A broker that speaks plain MQTT does
    /// so when it gets TLS.
    /// </summary>
    ClosedBeforeConnack,

    /// <summary>No CONNACK in time. Given by the caller to <see cref="MqttClient.Abort"/>; also when a whole keep-alive passes without one.</summary>
    NoConnack,

    /// <summary>CONNACK 1: the broker does not speak MQTT 3.1.1.</summary>
    RefusedProtocolVersion,

    /// <summary>CONNACK 2: the broker does not take this client id.</summary>
    RefusedClientId,

    /// <summary>CONNACK 3: the broker is there, the MQTT service is not.</summary>
    RefusedServerUnavailable,

    /// <summary>CONNACK 4: user name or password is malformed or wrong.</summary>
    RefusedBadCredentials,

    /// <summary>CONNACK 5: not authorised. mosquitto answers this for a wrong password too.</summary>
    RefusedNotAuthorised,

    /// <summary>The other side closed or reset the connection.</summary>
    ConnectionLost,

    /// <summary>Nothing came from the broker, not even the answer to a ping, for up to twice the keep-alive.</summary>
    KeepAliveTimeout,

    /// <summary>No SUBACK in time. Only ever given by the caller to <see cref="MqttClient.Abort"/>.</summary>
    NoSuback,

    /// <summary>This side ended it: <see cref="MqttClient.Disconnect"/> or <see cref="MqttClient.Abort"/>.</summary>
    ClosedByUs,

    /// <summary>The other side sent something that is not MQTT 3.1.1.</summary>
    ProtocolError,

    /// <summary>A certificate or key file could not be read, or certificate and key do not belong together.</summary>
    TlsFiles,

    /// <summary>The broker's certificate is not signed by the given CA.</summary>
    TlsUntrusted,

    /// <summary>The broker's certificate has expired.</summary>
    TlsExpired,

    /// <summary>The broker's certificate is not valid yet: most often the clock of this machine is wrong.</summary>
    TlsNotYetValid,

    /// <summary>The broker's certificate is for another host name.</summary>
    TlsWrongHost,

    /// <summary>The broker offers neither TLS 1.2 nor TLS 1.3.</summary>
    TlsNoCommonVersion,

    /// <summary>TLS failed for another cause, for instance because the broker refuses the client certificate or wants one.</summary>
    TlsFailed,

    /// <summary>An error that has no value of its own here, for instance out of memory.</summary>
    LibraryError,
}
