using System.Text.Json;
using Station.Network;

namespace Station.Check;

/// <summary>A message of the node under test.</summary>
/// <param name="At">When it arrived, since the check began.</param>
/// <param name="Leaf">Its topic below the node's base.</param>
/// <param name="Arrival">The message.</param>
/// <param name="Json">Its payload when that is a JSON object.</param>
internal sealed record Sighting(TimeSpan At, string Leaf, Arrival Arrival, JsonElement? Json);
