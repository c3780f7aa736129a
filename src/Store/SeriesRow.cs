namespace Store;

/// <summary>What a row has besides its values.</summary>
internal readonly record struct SeriesRow(long Time, long Session, long Sequence, string? Fault);
