namespace Store;

/// <summary>Which readings. Everything that is null does not matter.</summary>
public sealed record ReadingFilter
{
    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? To { get; init; }
}
