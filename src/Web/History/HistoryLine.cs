using Store;

namespace Web.History;

/// <summary>One quantity of one node over time, with its alarms.</summary>
/// <param name="Place">Of the node.</param>
/// <param name="Series">The values.</param>
/// <param name="Alarms">Alarms of this quantity that overlap the range.</param>
public sealed record HistoryLine(string Place, Series Series, IReadOnlyList<Alarm> Alarms);
