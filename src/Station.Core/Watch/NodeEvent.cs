using System.Text.Json;
using Station.Contract;

namespace Station.Watch;

/// <summary>One thing that happened to a node.</summary>
internal sealed record NodeEvent
{
    /// <summary>The kind of an event that says of a topic that its message is not understood.</summary>
    internal const string NotUnderstood = "not_understood";

    /// <summary>When the station noticed.</summary>
    internal required DateTimeOffset At { get; init; }

    /// <summary>Of the node.</summary>
    internal required string Place { get; init; }

    /// <summary>status, value, position, reading, history, health, settings, alarm, answer, late, gap or not_understood.</summary>
    internal required string Kind { get; init; }

    /// <summary>Whether it comes from a retained message and is not news.</summary>
    internal bool Retained { get; init; }

    /// <summary>The quantity of a value, the topic of an answer.</summary>
    internal string? Name { get; init; }

    /// <summary>The number of a value, the samples of a gap, the seconds of a late node.</summary>
    internal double? Number { get; init; }

    /// <summary>A word, as a status.</summary>
    internal string? Text { get; init; }

    /// <summary>What the node sent, where that was JSON.</summary>
    internal JsonElement? Body { get; init; }

    /// <summary>The same as a sample, where it is one.</summary>
    internal NodeReading? Reading { get; init; }
}
