using Store;

namespace Web.History;

/// <summary>The track of one node.</summary>
/// <param name="Place">Of the node.</param>
/// <param name="Track">Its points and gaps; empty if no reading had a position.</param>
public sealed record TrackLine(string Place, Track Track);
