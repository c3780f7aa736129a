namespace Brokers.Tests;

/// <summary>What is looked at, in the words of the table.</summary>
internal static class Capability
{
    internal const string Connect = "connect";
    internal const string Will = "`offline` when the connection breaks";
    internal const string Silence = "`offline` after silence";
    internal const string Retained = "last values are kept, `forget` clears them";
    internal const string Wildcard = "last values to a wildcard";
    internal const string Qos0 = "readings at QoS 0";
    internal const string Qos1 = "readings at QoS 1: none missing";
    internal const string Qos2 = "readings at QoS 2: none twice";
    internal const string Pair = "a kept message, another right behind it";
    internal const string Settings = "settings and commands";
    internal const string Away = "settings for a node that is away";
    internal const string Outage = "`history` after an outage";
    internal const string Restart = "broker restarted: none missing";
    internal const string RestartRetained = "broker restarted: last values";
    internal const string RestartSettings = "broker restarted: settings that wait";
    internal const string Killed = "broker killed: none missing";
    internal const string HomeAssistant = "Home Assistant finds the node";
    internal const string SetAll = "`station set all`";
    internal const string Watch = "`station watch`";
    internal const string Check = "`station check`";
    internal const string Record = "`station record`, interrupted";
    internal const string Chat = "`station chat`";
    internal const string Shared = "shared subscription of several readers";

    /// <summary>All of them, in the order of the table.</summary>
    internal static readonly string[] All =
    [
        Connect, Will, Silence, Retained, Wildcard, Qos0, Qos1, Qos2, Pair, Settings, Away, Outage, Restart, RestartRetained, RestartSettings, Killed,
        HomeAssistant, SetAll, Watch, Check, Record, Chat, Shared,
    ];

    /// <summary>Says that a broker does it.</summary>
    internal const string Yes = "yes";
}
