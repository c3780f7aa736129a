using Store;

namespace Web.History;

/// <summary>One quantity of one node over time, with what happened to it.</summary>
/// <param name="Place">Of the node.</param>
/// <param name="Series">The values.</param>
/// <param name="Alarms">Of this quantity, that lasted at some time of it.</param>
public sealed record HistoryLine(string Place, Series Series, IReadOnlyList<Alarm> Alarms);
