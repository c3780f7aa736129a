using Station.Contract;
using Station.Network;

namespace Station.Watch;

/// <summary>One question to the broker for nodes by name.</summary>
/// <param name="Kept">Their retained messages.</param>
/// <param name="BrokerTells">Whether it sends retained messages to a wildcard too; null if that was not seen.</param>
internal sealed record StrangerQuestion(IReadOnlyList<Arrival> Kept, bool? BrokerTells)
{
    /// <summary>Reads the retained messages of the nodes.</summary>
    internal static async Task<StrangerQuestion> Send(BrokerAddress address, string root, IReadOnlyList<string> places, bool? tells, CancellationToken cancel)
    {
        try
        {
            IReadOnlyList<Arrival> kept = await KeptMessages.Read(
                address, places.SelectMany(place => NodeTopics.Kept.Select(leaf => NodeTopics.Of(root, place, leaf))), cancel);
            string status = "/" + NodeTopics.Status;
            if (tells is null && kept.Any(one => one.Topic.EndsWith(status, StringComparison.Ordinal)))
            {
                tells = (await KeptMessages.Read(address, [NodeTopics.OfEvery(root, NodeTopics.Status)], cancel)).Count > 0;
            }

            return new StrangerQuestion(kept, tells);
        }
        catch (Exception lost) when (lost is StationException or OperationCanceledException)
        {
            // The connection of the watch fails as well, and asks again when it is back.
            return new StrangerQuestion([], tells);
        }
    }
}
