using Mqtt;

namespace Station.Network;

/// <summary>What one command wants from its connection.</summary>
internal sealed record LinkOptions
{
    /// <summary>Client id.</summary>
    internal required string ClientId { get; init; }

    /// <summary>Topic filters with the QoS to receive at, in the order in which retained messages shall come.</summary>
    internal IReadOnlyList<(string Filter, int Qos)> Filters { get; init; } = [];

    /// <summary>Whether the broker keeps subscriptions and missed messages while this client is away.</summary>
    internal bool KeepsSession { get; init; }

    /// <summary>
    /// Whether a session that the broker has kept is as good as a new subscription when the last one was cut at once: for those who want no
    /// retained messages again.
    /// </summary>
    internal bool TrustsSession { get; init; }

    /// <summary>Whether the broker has its acknowledgements only when <see cref="ILinkEvents.MessagesTaken"/> is done.</summary>
    internal bool AcknowledgesTogether { get; init; }

    /// <summary>The last will, or null.</summary>
    internal MqttWill? Will { get; init; }

    /// <summary>Whether a lost connection is established again.</summary>
    internal bool Reconnects { get; init; }

    /// <summary>A client id that nobody else has.</summary>
    internal static string UniqueId() => "station-" + Guid.NewGuid().ToString("N")[..12];
}
