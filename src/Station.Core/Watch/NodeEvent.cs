using System.Text.Json;

namespace Station.Watch;

/// <summary>One thing that happened to a node.</summary>
internal sealed record NodeEvent
{
    /// <summary>When the station noticed.</summary>
    internal required DateTimeOffset At { get; init; }

    /// <summary>Of the node.</summary>
    internal required string Place { get; init; }

    /// <summary>status, value, reading, history, health, settings, answer, late or gap.</summary>
    internal required string Kind { get; init; }

    /// <summary>True when it is not news: the broker had kept it.</summary>
    internal bool Retained { get; init; }

    /// <summary>The quantity of a value, the topic of an answer.</summary>
    internal string? Name { get; init; }

    /// <summary>The number of a value, the samples of a gap, the seconds of a late node.</summary>
    internal double? Number { get; init; }

    /// <summary>A word, as a status.</summary>
    internal string? Text { get; init; }

    /// <summary>What the node sent, where that was JSON.</summary>
    internal JsonElement? Body { get; init; }
}
