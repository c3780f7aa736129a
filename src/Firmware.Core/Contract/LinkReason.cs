namespace Firmware.Core
{
    /// <summary>Why there is no link: one value for each cause that a person would fix in a different way.</summary>
    public enum LinkReason
    {
        /// <summary>No reason: the link is up or was never tried.</summary>
        None = 0,

        /// <summary>CONNACK 1: the broker does not speak MQTT 3.1.1. The numbers 1 to 5 are those of MQTT 3.1.1 clause 3.2.2.3.</summary>
        BadProtocol = 1,

        /// <summary>CONNACK 2: the broker does not take this client id.</summary>
        IdRejected = 2,

        /// <summary>CONNACK 3: the broker is there, but not ready.</summary>
        ServerUnavailable = 3,

        /// <summary>CONNACK 4: wrong user name or password.</summary>
        BadCredentials = 4,

        /// <summary>CONNACK 5: this user may not connect.</summary>
        NotAuthorized = 5,

        /// <summary>No Wi-Fi, or no address.</summary>
        NoNetwork = 6,

        /// <summary>The name server does not know the name of the broker.</summary>
        NameNotResolved = 7,

        /// <summary>Nobody listens at the broker's address and port, or it cannot be reached.</summary>
        Refused = 8,

        /// <summary>The broker took the connection and did not answer it in time.</summary>
        NoConnack = 9,

        /// <summary>The broker did not acknowledge the subscription in time.</summary>
        NoSuback = 10,

        /// <summary>The broker refuses the subscription to the settings.</summary>
        SubscriptionRefused = 11,

        /// <summary>The connection ended or was reset.</summary>
        Lost = 12,

        /// <summary>The broker was silent for longer than the keep-alive allows.</summary>
        Silent = 13,

        /// <summary>TLS failed for a reason without a value of its own, for example because the broker wants a client certificate.</summary>
        Tls = 14,

        /// <summary>No broker is configured.</summary>
        NoBroker = 15,

        /// <summary>
        /// The link is lost again and again soon after it is up, while the broker accepts every attempt: most likely another client has the same id.
        /// MQTT 3.1.1 has no word for it.
        /// </summary>
        TakenOver = 16,

        /// <summary>The time is not known, so that no certificate can be verified.</summary>
        NoClock = 17,

        /// <summary>Not enough native memory in one piece for TLS.</summary>
        NoMemory = 18,

        /// <summary>The broker's certificate is not signed by a CA that is trusted here.</summary>
        TlsUntrusted = 19,

        /// <summary>The broker's certificate has expired.</summary>
        TlsExpired = 20,

        /// <summary>The broker's certificate is not valid yet: usually the clock here is slow.</summary>
        TlsNotYetValid = 21,

        /// <summary>The broker's certificate is for another name.</summary>
        TlsWrongHost = 22,

        /// <summary>
        /// The broker chose a version of TLS that this node does not support. One that offers only TLS 1.3 answers a board with an alert, which the
        /// board cannot read: that is <see cref="Tls"/>.
        /// </summary>
        TlsNoCommonVersion = 23,

        /// <summary>The MQTT library in this image is another one than the firmware was written for.</summary>
        WrongLibrary = 24,

        /// <summary>
        /// The broker keeps no messages, and the status, the settings and Home Assistant rest on what is kept. MQTT 3.1.1 has no word for it: such a
        /// broker closes the connection when it sees a last will that is to be kept, and accepts one that is not.
        /// </summary>
        NoRetain = 25,
    }
}
