namespace Store;

/// <summary>One quantity of one node in one hour. Stays when the readings themselves are removed.</summary>
/// <param name="Hour">Its beginning, UTC.</param>
/// <param name="Count">Readings with a value.</param>
/// <param name="Faults">Readings that could not be measured.</param>
/// <param name="Low">Lowest value; null without one.</param>
/// <param name="High">Highest value; null without one.</param>
/// <param name="Mean">Mean of the values; null without one.</param>
public sealed record HourSummary(DateTimeOffset Hour, long Count, long Faults, double? Low, double? High, double? Mean);
