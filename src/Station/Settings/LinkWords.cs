namespace Station.Settings;

/// <summary>Says in a person's words why a node had no link.</summary>
internal static class LinkWords
{
    /// <summary>Why, in a few words.</summary>
    /// <param name="reason">The contract's word; one that is not known is given back.</param>
    internal static string Of(string reason) => reason switch
    {
        "protocol" => "the broker does not speak MQTT 3.1.1",
        "id" => "the broker does not take the node's id",
        "unavailable" => "the broker is not ready",
        "credentials" => "user or password is wrong",
        "authorization" => "this user may not connect or not speak there",
        "network" => "there is no network",
        "name" => "the broker's name is not known",
        "refused" => "nothing listens there, or it cannot be reached",
        "connack" => "what listens there does not answer; it may be no MQTT broker",
        "suback" => "the broker does not answer the subscription",
        "subscription" => "the broker refuses the subscription",
        "lost" => "the connection was lost",
        "silent" => "the broker fell silent",
        "tls" => "TLS failed",
        "broker" => "no broker is set",
        "takenover" => "another client seems to have the same id",
        "clock" => "the node does not know the time, so it can verify no certificate",
        "memory" => "the node has too little memory for TLS",
        "untrusted" => "the broker's certificate is not signed by the node's CA",
        "expired" => "the broker's certificate has expired",
        "notyetvalid" => "the broker's certificate is not valid yet; the node's clock may be wrong",
        "hostname" => "the broker's certificate is for another name",
        "tlsversion" => "broker and node have no version of TLS in common",
        _ => reason,
    };
}
