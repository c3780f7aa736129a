using Firmware.Core;

namespace Texts;

/// <summary>Says in a person's words why a node has no link. Every program that shows a reason takes its text from here.</summary>
public static class LinkReasonText
{
    /// <summary>Why, in a few words.</summary>
    /// <param name="reason">Any reason; <see cref="LinkReason.None"/> says that there is none.</param>
    public static string Of(LinkReason reason) => reason switch
    {
        LinkReason.None => "no reason given",
        LinkReason.BadProtocol => "the broker does not speak MQTT 3.1.1",
        LinkReason.IdRejected => "the broker does not take the node's client id",
        LinkReason.ServerUnavailable => "the broker is not ready",
        LinkReason.BadCredentials => "wrong user name or password",
        LinkReason.NotAuthorized => "this user may not connect or not speak there",
        LinkReason.NoNetwork => "there is no network",
        LinkReason.NameNotResolved => "the broker's name is not known",
        LinkReason.Refused => "nothing listens there, or it cannot be reached",
        LinkReason.NoConnack => "what listens there does not answer; it may be no MQTT broker",
        LinkReason.NoSuback => "the broker does not answer the subscription",
        LinkReason.SubscriptionRefused => "the broker refuses the subscription",
        LinkReason.Lost => "the connection was lost",
        LinkReason.Silent => "the broker fell silent",
        LinkReason.Tls => "TLS failed; the broker may want a client certificate or refuse this one, or the CA cannot be read",
        LinkReason.NoBroker => "no broker is set",
        LinkReason.TakenOver => "lost again and again; most likely another client has the same id",
        LinkReason.NoClock => "the node does not know the time, so it can verify no certificate",
        LinkReason.NoMemory => "the node has too little memory for TLS",
        LinkReason.TlsUntrusted => "the broker's certificate is not signed by a CA that the node trusts",
        LinkReason.TlsExpired => "the broker's certificate has expired",
        LinkReason.TlsNotYetValid => "the broker's certificate is not valid yet; the node's clock may be wrong",
        LinkReason.TlsWrongHost => "the broker's certificate is for another name",
        LinkReason.TlsNoCommonVersion => "broker and node have no version of TLS in common",
        LinkReason.WrongLibrary => "the MQTT library in the image is not the one that the firmware was written for",
        LinkReason.NoRetain => "the broker keeps no retained messages, which the node cannot do without (mosquitto: retain_available)",
        _ => "reason " + (int)reason,
    };

    /// <summary>Why, in a few words.</summary>
    /// <param name="word">The contract's word; one that is not known is given back.</param>
    public static string Of(string word) => Wire.Reason(word) is { } reason ? Of(reason) : word;
}
