namespace Store;

/// <summary>One reading of one node, as it said it, with when it came.</summary>
public sealed record StoredReading
{
    /// <summary>First part of its topics.</summary>
    public string Root { get; init; } = "home";

    /// <summary>Place of the node. Any text: other devices are nodes too.</summary>
    public required string Place { get; init; }

    /// <summary>Names a run of the node; null for a device that does not count. It orders nothing.</summary>
    public long? Session { get; init; }

    /// <summary>Counts the readings of a run without gaps; null for a device that does not count.</summary>
    public long? Sequence { get; init; }

    /// <summary>When it was measured by the clock of the node; null while that did not know the time.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Seconds since the node started.</summary>
    public double? UpSeconds { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>By quantity; null is "could not be measured".</summary>
    public IReadOnlyDictionary<string, double?> Values { get; init; } = new Dictionary<string, double?>();

    /// <summary><c>ok</c>, or why a value is missing; null for a device that does not say.</summary>
    public string? Quality { get; init; }

    /// <summary>Revision of the settings it was measured under.</summary>
    public long? Revision { get; init; }

    /// <summary>What else the node said: a JSON object, or null.</summary>
    public string? More { get; init; }

    /// <summary>Whether it came as a message that the broker had kept. Such a one of a device that does not count is counted once, whenever it comes.</summary>
    public bool IsRetained { get; init; }

    /// <summary>
    /// When it was measured, as far as the store knows: <see cref="At"/>, or an estimate from <see cref="UpSeconds"/> and the other
    /// readings of the run, or else <see cref="Received"/>. Set by the store.
    /// </summary>
    public DateTimeOffset Time { get; init; }
}
