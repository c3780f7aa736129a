using Store;

namespace Station.Plot;

/// <summary>One quantity of one node.</summary>
/// <param name="Name">Of the node.</param>
/// <param name="Index">Of the node, for its colour: the same in every panel.</param>
/// <param name="Series">Its points, gaps and faults.</param>
/// <param name="Alarms">Of this quantity.</param>
internal sealed record PlotLine(string Name, int Index, Series Series, IReadOnlyList<Alarm> Alarms);
