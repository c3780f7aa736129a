namespace Firmware.Core
{
    /// <summary>Which characters a text setting may hold.</summary>
    public enum TextRule
    {
        /// <summary>Any printable UTF-8.</summary>
        Any,

        /// <summary>One level of a topic: a-z 0-9 - _, and not <c>all</c> or <c>chat</c>.</summary>
        Level,

        /// <summary>Levels of a topic with slashes between them.</summary>
        Levels,

        /// <summary>Host names or IP addresses with commas between: A-Z a-z 0-9 . - : _ [ ] and what <see cref="BrokerList"/> wants.</summary>
        Hosts,

        /// <summary>One host name or IPv4 address: A-Z a-z 0-9 . - _</summary>
        Host,
    }
}
