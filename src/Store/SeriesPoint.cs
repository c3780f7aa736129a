namespace Store;

/// <summary>One value, or the lowest and the highest of many that lie close together.</summary>
/// <param name="Time">Of the value, or the middle of many.</param>
/// <param name="Low">Lowest.</param>
/// <param name="High">Highest.</param>
/// <param name="Mean">Mean.</param>
/// <param name="IsAfterGap">Whether something is missing before it: a lost reading, or a value that could not be measured.</param>
public readonly record struct SeriesPoint(DateTimeOffset Time, double Low, double High, double Mean, bool IsAfterGap);
