namespace Station.Record;

/// <summary>Options of a recorder.</summary>
internal sealed record RecordOptions
{
    /// <summary>First part of every topic.</summary>
    internal required string Root { get; init; }

    /// <summary>Its name; no two recorders of a store have the same.</summary>
    internal required string Name { get; init; }

    /// <summary>Whether the broker queues messages while it is away.</summary>
    internal bool KeepsSession { get; init; } = true;

    /// <summary>The group of a shared subscription; null to get everything.</summary>
    internal string? Share { get; init; }

    /// <summary>How long readings are kept, or null for ever.</summary>
    internal TimeSpan? Keep { get; init; }
}
