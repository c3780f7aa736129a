namespace Firmware.Core
{
    /// <summary>The words that stand for enum values in payloads. They are part of the contract: none may change its meaning.</summary>
    public static class Words
    {
        /// <summary>The word for an error.</summary>
        public static string Of(ConfigError error) => error switch
        {
            ConfigError.Size => "size",
            ConfigError.Object => "object",
            ConfigError.Syntax => "syntax",
            ConfigError.Trailing => "trailing",
            ConfigError.Utf8 => "utf8",
            ConfigError.Escape => "escape",
            ConfigError.Nested => "nested",
            ConfigError.Unknown => "unknown",
            ConfigError.Duplicate => "duplicate",
            ConfigError.Type => "type",
            ConfigError.Fraction => "fraction",
            ConfigError.Range => "range",
            ConfigError.Choice => "choice",
            ConfigError.Length => "length",
            ConfigError.Characters => "characters",
            ConfigError.Revision => "rev",
            ConfigError.Trial => "trial",
            ConfigError.Busy => "busy",
            ConfigError.Storage => "storage",
            ConfigError.Retained => "retained",
            ConfigError.Missing => "missing",
            ConfigError.Confirm => "confirm",
            ConfigError.Plain => "plain",
            _ => "none",
        };

        /// <summary>The word for a reason without link.</summary>
        public static string Of(LinkReason reason) => reason switch
        {
            LinkReason.BadProtocol => "protocol",
            LinkReason.IdRejected => "id",
            LinkReason.ServerUnavailable => "unavailable",
            LinkReason.BadCredentials => "credentials",
            LinkReason.NotAuthorized => "authorization",
            LinkReason.NoNetwork => "network",
            LinkReason.NameNotResolved => "name",
            LinkReason.Refused => "refused",
            LinkReason.NoConnack => "connack",
            LinkReason.NoSuback => "suback",
            LinkReason.SubscriptionRefused => "subscription",
            LinkReason.Lost => "lost",
            LinkReason.Silent => "silent",
            LinkReason.Tls => "tls",
            LinkReason.NoBroker => "broker",
            LinkReason.TakenOver => "takenover",
            LinkReason.NoClock => "clock",
            LinkReason.NoMemory => "memory",
            LinkReason.TlsUntrusted => "untrusted",
            LinkReason.TlsExpired => "expired",
            LinkReason.TlsNotYetValid => "notyetvalid",
            LinkReason.TlsWrongHost => "hostname",
            LinkReason.TlsNoCommonVersion => "tlsversion",
            _ => "none",
        };

        /// <summary>The word for how a run ended.</summary>
        public static string Of(RunEnd end) => end switch
        {
            RunEnd.Left => "left",
            RunEnd.Asked => "restart",
            RunEnd.Stuck => "stuck",
            RunEnd.Failed => "failed",
            _ => "power",
        };
    }
}
