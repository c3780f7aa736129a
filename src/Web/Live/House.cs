namespace Web.Live;

/// <summary>Everything that is known at one moment. Does not change: the next moment is another one.</summary>
/// <param name="Nodes">In natural order: flat-2 before flat-10.</param>
/// <param name="Down">Why there is no connection to the broker; null when there is one.</param>
public sealed record House(IReadOnlyList<NodeView> Nodes, string? Down)
{
    private readonly Lazy<Dictionary<string, NodeView>> _byPlace = new(() => Nodes.ToDictionary(static node => node.Place, StringComparer.Ordinal));

    /// <summary>A node; null when nothing is known of it.</summary>
    public NodeView? Find(string place) => _byPlace.Value.GetValueOrDefault(place);
}
