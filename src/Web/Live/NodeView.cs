using System.Text.Json;

namespace Web.Live;

/// <summary>A node as the pages show it. All texts are sanitised; none is markup.</summary>
public sealed record NodeView
{
    /// <summary>Its place.</summary>
    public required string Place { get; init; }

    /// <summary>Its condition.</summary>
    public NodeCondition Condition { get; init; } = NodeCondition.Unknown;

    /// <summary>Its client id, from its health; null until then.</summary>
    public string? Id { get; init; }

    /// <summary>When its last reading was taken or arrived; null if unknown.</summary>
    public DateTimeOffset? LastReadingAt { get; init; }

    /// <summary>Time from one reading to the next; null if unknown.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether it sleeps between two contacts.</summary>
    public bool Sleeps { get; init; }

    /// <summary>What it measures, the known quantities first.</summary>
    public IReadOnlyList<ValueView> Values { get; init; } = [];

    /// <summary>The last values of its first quantity, oldest first.</summary>
    public IReadOnlyList<double> Trend { get; init; } = [];

    /// <summary>Why a value is missing; null if none is.</summary>
    public string? Fault { get; init; }

    /// <summary>Limits that are exceeded.</summary>
    public IReadOnlyList<AlarmView> Alarms { get; init; } = [];

    /// <summary>Revision of its settings.</summary>
    public long? Revision { get; init; }

    /// <summary>Readings of its current session that are missing since the station has been listening.</summary>
    public long Missing { get; init; }

    /// <summary>Health counters that should be 0 and are not, for instance <c>dropped 3</c>.</summary>
    public IReadOnlyList<string> Troubles { get; init; } = [];

    /// <summary>The group of its place: <c>flat</c> for <c>flat-2</c>; the place itself if it has no separator.</summary>
    public string Group { get; init; } = "";

    /// <summary>The settings in force as it published them; null until then.</summary>
    internal JsonElement? Settings { get; init; }

    /// <summary>Its last health message; null until there is one.</summary>
    internal JsonElement? Health { get; init; }

    /// <summary>Its urgency: nodes with lower numbers are shown first.</summary>
    public int Concern => Condition == NodeCondition.Late ? 0
        : Alarms.Count > 0 ? 1
        : Condition == NodeCondition.Offline ? 2
        : Fault is not null ? 3
        : 4;

    /// <summary>Whether it needs attention.</summary>
    public bool IsTroubled => Concern < 4;
}
