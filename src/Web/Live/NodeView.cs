using System.Text.Json;

namespace Web.Live;

/// <summary>A node as the pages show it. Every text in it is harmless; none of it is markup.</summary>
public sealed record NodeView
{
    /// <summary>Its place.</summary>
    public required string Place { get; init; }

    /// <summary>How it stands.</summary>
    public NodeCondition Condition { get; init; } = NodeCondition.Unknown;

    /// <summary>Its client id, from its health; null as long as it has not told.</summary>
    public string? Id { get; init; }

    /// <summary>When its last reading was taken or came; null when that is not known.</summary>
    public DateTimeOffset? LastReadingAt { get; init; }

    /// <summary>How often it speaks; null when that is not known.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether it sleeps between two contacts.</summary>
    public bool Sleeps { get; init; }

    /// <summary>What it measures, the known quantities first.</summary>
    public IReadOnlyList<ValueView> Values { get; init; } = [];

    /// <summary>The last values of its first quantity, oldest first.</summary>
    public IReadOnlyList<double> Trend { get; init; } = [];

    /// <summary>Why a value is missing; null when none is.</summary>
    public string? Fault { get; init; }

    /// <summary>Limits that are passed.</summary>
    public IReadOnlyList<AlarmView> Alarms { get; init; } = [];

    /// <summary>Revision of its settings.</summary>
    public long? Revision { get; init; }

    /// <summary>Readings of its present run that did not come, since the station listens.</summary>
    public long Missing { get; init; }

    /// <summary>Counters of its health that are not 0 and should be, for instance <c>dropped 3</c>.</summary>
    public IReadOnlyList<string> Troubles { get; init; } = [];

    /// <summary>What the places of neighbours begin with: <c>flat</c> of <c>flat-2</c>; the place itself where it has no such part.</summary>
    public string Group { get; init; } = "";

    /// <summary>The settings in force as it told them; null as long as it has not.</summary>
    internal JsonElement? Settings { get; init; }

    /// <summary>Its last health message; null as long as there is none.</summary>
    internal JsonElement? Health { get; init; }

    /// <summary>How pressing it is: nodes with lower numbers are shown first.</summary>
    public int Concern => Condition == NodeCondition.Late ? 0
        : Alarms.Count > 0 ? 1
        : Condition == NodeCondition.Offline ? 2
        : Fault is not null ? 3
        : 4;

    /// <summary>Whether a person should look at it.</summary>
    public bool IsTroubled => Concern < 4;
}
