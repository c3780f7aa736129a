namespace Station.Plot;

/// <summary>What to draw.</summary>
internal sealed record PlotRequest
{
    /// <summary>Places to draw, with <c>*</c> and <c>?</c>; empty for all.</summary>
    internal IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Quantities to draw; empty for all.</summary>
    internal IReadOnlyList<string> Quantities { get; init; } = [];

    /// <summary>Not before; null from the first reading on.</summary>
    internal DateTimeOffset? From { get; init; }

    /// <summary>Before; null up to the last reading.</summary>
    internal DateTimeOffset? To { get; init; }

    /// <summary>So long up to the last reading, or null.</summary>
    internal TimeSpan? Last { get; init; }

    /// <summary>In which times are shown.</summary>
    internal TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;

    /// <summary>How many points a line may have.</summary>
    internal int Points { get; init; } = 2000;
}
