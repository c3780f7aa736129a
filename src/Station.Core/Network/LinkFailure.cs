using Mqtt;

namespace Station.Network;

/// <summary>Explains why a link failed and what to do.</summary>
internal static class LinkFailure
{
    /// <summary>Why, in a few words.</summary>
    internal static string Explain(MqttReason reason) => reason switch
    {
        MqttReason.NameNotResolved => "the host name is not known",
        MqttReason.ConnectionRefused => "nothing listens there",
        MqttReason.Unreachable => "the host does not answer",
        MqttReason.ClosedBeforeConnack => "the other side closed the connection; it may want TLS (--ca) or is no MQTT broker",
        MqttReason.NoConnack => "the other side does not answer; it may be no MQTT broker",
        MqttReason.RefusedProtocolVersion => "the broker does not speak MQTT 3.1.1",
        MqttReason.RefusedClientId => "the broker does not take our client id",
        MqttReason.RefusedServerUnavailable => "the broker is not ready",
        MqttReason.RefusedBadCredentials or MqttReason.RefusedNotAuthorised =>
            "user or password is wrong; give --user, and --password-file or STATION_PASSWORD",
        MqttReason.ConnectionLost => "the broker closed the connection",
        MqttReason.KeepAliveTimeout => "the broker fell silent",
        MqttReason.NoSuback => "the broker does not answer a subscription",
        MqttReason.ProtocolError => "the other side does not speak MQTT",
        MqttReason.TlsFiles => "certificate or key cannot be read or do not belong together; see --cert and --key",
        MqttReason.TlsUntrusted => "the broker's certificate is not signed by the CA; see --ca",
        MqttReason.TlsExpired => "the broker's certificate has expired",
        MqttReason.TlsNotYetValid => "the broker's certificate is not valid yet; is the clock of this machine right?",
        MqttReason.TlsWrongHost => "the broker's certificate is for another host name; use that name with --broker",
        MqttReason.TlsNoCommonVersion => "the broker offers neither TLS 1.2 nor TLS 1.3",
        MqttReason.TlsFailed => "TLS failed; is this the TLS port, and does the broker want --cert and --key?",
        _ => "the connection ended (" + reason + ")",
    };

    /// <summary>The error for a broker that refuses a subscription.</summary>
    /// <param name="address">The broker.</param>
    /// <param name="grantedQos">Its answer: 0 to 2 for the QoS that it grants. 0x80 is the refusal of MQTT 3.1.1; ejabberd says 0x8F to topics with too many
    /// levels.</param>
    internal static StationException NoSubscription(BrokerAddress address, ReadOnlySpan<int> grantedQos)
    {
        const int TopicFilterInvalid = 0x8F;
        return new StationException(grantedQos.Contains(TopicFilterInvalid)
            ? $"the broker {address} does not take our topics; it may want fewer levels in --root"
            : $"the broker {address} does not let us read; ask its owner for the right to, or give --user");
    }

    /// <summary>The error for a broker that cannot be reached.</summary>
    internal static StationException NoBroker(BrokerAddress address, MqttReason reason)
    {
        string advice = reason is MqttReason.ConnectionRefused or MqttReason.NameNotResolved or MqttReason.Unreachable
            ? "; start a broker there or name another with --broker host:port"
            : "";
        return new StationException($"no connection to the broker {address}: {Explain(reason)}{advice}");
    }
}
