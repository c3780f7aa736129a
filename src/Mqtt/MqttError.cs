namespace Mqtt;

/// <summary>Why a call was not carried out. Nothing was sent and the connection is as it was.</summary>
public enum MqttError
{
    /// <summary>The call was carried out.</summary>
    None,

    /// <summary>The broker has not accepted a connection, or it has ended. Nothing is kept: the caller offers it again later.</summary>
    NotConnected,

    /// <summary>Connect was called while an attempt or a connection is still there.</summary>
    AlreadyConnecting,

    /// <summary>
    /// As many messages wait for their acknowledgement as <see cref="MqttClientOptions.MaxInFlight"/> allows, or all 65,535 ids are in use.
    /// </summary>
    InFlightFull,

    /// <summary>The topic is empty, over 65,535 bytes of UTF-8, holds a wildcard or a control character, or is not valid Unicode.</summary>
    BadTopic,

    /// <summary>A topic filter is empty, over 65,535 bytes of UTF-8, has a wildcard in a wrong place, or there is no filter.</summary>
    BadFilter,

    /// <summary>QoS is not 0, 1 or 2.</summary>
    BadQos,

    /// <summary>The payload is over 268,435,455 bytes.</summary>
    PayloadTooLarge,

    /// <summary>The client has been disposed.</summary>
    Disposed,
}
