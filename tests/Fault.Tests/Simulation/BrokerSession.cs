namespace Fault.Tests.Simulation;

/// <summary>What the broker keeps of one client id.</summary>
internal sealed class BrokerSession
{
    /// <summary>The connection, while there is one.</summary>
    internal Wire? Wire { get; set; }

    /// <summary>Topics subscribed to.</summary>
    internal HashSet<string> Topics { get; } = [];

    /// <summary>Ids of QoS 2 messages that came and were not released yet.</summary>
    internal Dictionary<int, Message> Incoming { get; } = [];

    /// <summary>Messages for the client that it has not acknowledged, oldest first.</summary>
    internal List<Packet> Outgoing { get; } = [];

    /// <summary>The last id given to a message for the client.</summary>
    internal int LastId { get; set; }
}
