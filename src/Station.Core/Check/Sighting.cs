using System.Text.Json;
using Station.Contract;
using Station.Network;

namespace Station.Check;

/// <summary>A message of the node under test.</summary>
/// <param name="At">When it arrived, as time since the check began.</param>
/// <param name="Leaf">Its topic below the node's base.</param>
/// <param name="Arrival">The message.</param>
/// <param name="Message">The message, parsed.</param>
internal sealed record Sighting(TimeSpan At, string Leaf, Arrival Arrival, NodeMessage Message)
{
    /// <summary>Its payload if that is a JSON object.</summary>
    internal JsonElement? Json => Message.Body;
}
