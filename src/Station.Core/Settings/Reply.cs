using System.Text.Json;
using Firmware.Core;
using Station.Contract;

namespace Station.Settings;

/// <summary>The messages of one node during an exchange.</summary>
internal sealed class Reply(string place)
{
    /// <summary>Longest trial to wait for, in seconds; a longer one is a mistake.</summary>
    private const int LongestTrialSeconds = 3600;

    /// <summary>Of the node.</summary>
    internal string Place { get; } = place;

    /// <summary>Its status as text, or null.</summary>
    internal string? Status { get; private set; }

    /// <summary>Its settings as the broker had kept them.</summary>
    internal NodeSettings? Before { get; private set; }

    /// <summary>Its settings as it has published them since.</summary>
    internal NodeSettings? After { get; private set; }

    /// <summary>The last reading, and whether it is from before the exchange.</summary>
    internal (NodeReading Reading, bool Kept)? Reading { get; private set; }

    /// <summary>Its health.</summary>
    internal JsonElement? Health { get; private set; }

    /// <summary>The alarms that last.</summary>
    internal IReadOnlyList<NodeAlarm> Alarms { get; private set; } = [];

    /// <summary>Its settings as published last, or null.</summary>
    internal NodeSettings? LastKnown => After ?? Before;

    /// <summary>Its answer to the message with our id, or null. While it is on trial, not the last one.</summary>
    internal JsonElement? Answer { get; private set; }

    /// <summary>How long the trial lasts, in seconds, at most an hour; 0 if there is none.</summary>
    internal long TrialSeconds { get; private set; }

    /// <summary>Whether it has tried the settings before keeping them, or does so.</summary>
    internal bool WasTried { get; private set; }

    /// <summary>Whether it tries the settings and the last answer is still to come.</summary>
    internal bool IsOnTrial => Answer is { } answer && IsTrial(answer);

    /// <summary>The broker that it tries, in words; null if it is unchanged.</summary>
    internal string? OtherBroker { get; set; }

    /// <summary>Whether it is there.</summary>
    internal bool IsOnline => Status == Words.Online;

    /// <summary>Whether it sleeps, and takes at its next wake what waits for it.</summary>
    internal bool IsAsleep => Status == Words.Asleep;

    /// <summary>Whether it did what was asked.</summary>
    internal bool IsOk => Answer?.Flag("ok") == true;

    /// <summary>Why it did not: one line for each reason.</summary>
    internal IEnumerable<string> Reasons => Answer is { } answer ? Refusal.Explain(answer) : [];

    /// <summary>A message of the node has come. Messages that are not understood change nothing.</summary>
    /// <param name="message">Of the node.</param>
    /// <param name="id">The id that our answer carries.</param>
    internal void Apply(NodeMessage message, string id)
    {
        switch (message.Leaf)
        {
            case NodeTopics.Status when message.Problem is null:
                Status = message.Arrival.Text;
                break;
            case NodeTopics.ConfigState when message.Settings is { } settings && message.Arrival.Retained:
                Before = settings;
                break;
            case NodeTopics.ConfigState when message.Settings is { } settings:
                After = settings;
                break;
            case NodeTopics.Reading when message.Reading is { } reading:
                Reading = (reading, message.Arrival.Retained);
                break;
            case NodeTopics.Alarm when message.Alarms is { } alarms:
                Alarms = alarms;
                break;
            case NodeTopics.Health when message.Body is { } health:
                Health = health;
                break;
            case NodeTopics.ConfigResult or NodeTopics.CommandResult when message.Body is { } answer && answer.Text("id") == id:
                ApplyAnswer(message.Leaf, answer);
                break;
        }
    }

    private void ApplyAnswer(string leaf, JsonElement json)
    {
        if (leaf == NodeTopics.ConfigResult && IsTrial(json))
        {
            WasTried = true;
            TrialSeconds = Math.Clamp(json.Whole("trial") ?? 0, 0, LongestTrialSeconds);
            Answer ??= json;
        }
        else
        {
            Answer = json;
        }
    }

    private static bool IsTrial(JsonElement answer) => answer.Flag("ok") is null && answer.Whole("trial") is not null;
}
