using Store;

namespace Station.Plot;

/// <summary>The way of one node.</summary>
/// <param name="Name">Of the node.</param>
/// <param name="Index">Of the node, for its colour: the same in every panel.</param>
/// <param name="Track">Its points and gaps; one at least.</param>
internal sealed record PlotTrack(string Name, int Index, Track Track);
