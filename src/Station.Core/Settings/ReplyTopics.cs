using Station.Contract;
using Station.Network;

namespace Station.Settings;

/// <summary>Where the nodes of an exchange speak: below their places, and while they try settings perhaps elsewhere.</summary>
/// <param name="root">First part of their topics.</param>
internal sealed class ReplyTopics(string root)
{
    private Destination? _destination;

    /// <summary>Nodes have left for somewhere else: what they say there is heard too.</summary>
    internal async Task Follow(BrokerLink link, Destination destination)
    {
        _destination = destination;
        if (destination.Filters.Length > 0)
        {
            await link.Subscribe(0, destination.Filters);
        }
    }

    /// <summary>Whose message it is.</summary>
    /// <returns>Null for a message that must be ignored: retained messages at a new place are not from the node that has just moved there.</returns>
    internal (string Place, string Leaf)? Find(Arrival arrival)
    {
        if (_destination?.Find(arrival.Topic) is { } there)
        {
            return arrival.Retained ? null : there;
        }

        return NodeTopics.TryParse(root, arrival.Topic, out string from, out string leaf) ? (from, leaf) : null;
    }
}
