using Web.Live;

namespace Web.Overview;

/// <summary>Nodes under one heading.</summary>
/// <param name="Name">The heading; empty for nodes without a group.</param>
/// <param name="Nodes">Troubled first, then in natural order.</param>
public sealed record NodeGroup(string Name, IReadOnlyList<NodeView> Nodes);
