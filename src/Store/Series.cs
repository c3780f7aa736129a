namespace Store;

/// <summary>One quantity of one node over time, with its gaps.</summary>
/// <param name="Quantity">For instance temperature.</param>
/// <param name="Points">In the order of time.</param>
/// <param name="Faults">When it could not be measured.</param>
/// <param name="Readings">How many readings it stands for.</param>
/// <param name="Step">What one point stands for; zero when each is one reading.</param>
public sealed record Series(string Quantity, IReadOnlyList<SeriesPoint> Points, IReadOnlyList<Fault> Faults, long Readings, TimeSpan Step);
