using Mqtt;

namespace Station.Network;

/// <summary>The options of a connection.</summary>
internal sealed record LinkOptions
{
    /// <summary>Client id.</summary>
    internal required string ClientId { get; init; }

    /// <summary>Topic filters with the QoS to receive at, in the order in which retained messages are to arrive.</summary>
    internal IReadOnlyList<(string Filter, int Qos)> Filters { get; init; } = [];

    /// <summary>Whether the broker keeps subscriptions and missed messages while this client is away.</summary>
    internal bool KeepsSession { get; init; }

    /// <summary>
    /// Whether to rely on a session that the broker has kept, in place of a new subscription, after the last one was cut off at once: for those
    /// who do not need the retained messages again.
    /// </summary>
    internal bool TrustsSession { get; init; }

    /// <summary>Whether acknowledgements are sent only when <see cref="ILinkEvents.MessagesTaken"/> is done.</summary>
    internal bool AcknowledgesTogether { get; init; }

    /// <summary>The last will, or null.</summary>
    internal MqttWill? Will { get; init; }

    /// <summary>Whether a lost connection is established again.</summary>
    internal bool Reconnects { get; init; }

    /// <summary>A unique client id.</summary>
    internal static string UniqueId() => "station-" + Guid.NewGuid().ToString("N")[..12];
}
