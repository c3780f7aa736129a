namespace Web.Live;

/// <summary>Everything that is known at one moment. Immutable.</summary>
/// <param name="Nodes">In natural order: flat-2 before flat-10.</param>
/// <param name="Down">Why there is no connection to the broker; null if there is one.</param>
public sealed record House(IReadOnlyList<NodeView> Nodes, string? Down)
{
    private readonly Lazy<Dictionary<string, NodeView>> _byPlace = new(() => Nodes.ToDictionary(static node => node.Place, StringComparer.Ordinal));

    /// <summary>A node; null if it is unknown.</summary>
    public NodeView? Find(string place) => _byPlace.Value.GetValueOrDefault(place);
}
