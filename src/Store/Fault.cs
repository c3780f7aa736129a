namespace Store;

/// <summary>A time through which a node could not measure.</summary>
/// <param name="From">The first reading of it.</param>
/// <param name="To">The last reading of it, or when there was a value again.</param>
/// <param name="Quality">Why: the word of the first reading.</param>
/// <param name="Count">Readings.</param>
public sealed record Fault(DateTimeOffset From, DateTimeOffset To, string Quality, long Count);
