using Station.Contract;
using Station.Network;

namespace Station.Settings;

/// <summary>Finds nodes by their ids, which stay when a node gets another place.</summary>
internal static class NodeIds
{
    /// <summary>The place of the node that says in its health, which the broker keeps, that it has an id.</summary>
    /// <returns>Null if none does, and on brokers that send nothing kept to a wildcard.</returns>
    /// <exception cref="StationException">The broker cannot be reached.</exception>
    internal static async Task<string?> PlaceOf(BrokerAddress address, string root, string id, CancellationToken cancel)
    {
        IReadOnlyList<Arrival> kept = await KeptMessages.Read(address, [NodeTopics.OfEvery(root, NodeTopics.Health)], cancel);
        return kept.Select(one => NodeMessage.Read(root, one)).FirstOrDefault(one => one?.Body?.Text("id") == id)?.Place;
    }
}
