using System.Text.Json;
using Station.Network;
using Station.Contract;

namespace Station.Settings;

/// <summary>What came from one node during an exchange.</summary>
internal sealed class Reply(string place)
{
    /// <summary>Of the node.</summary>
    internal string Place { get; } = place;

    /// <summary>Its status as text, or null.</summary>
    internal string? Status { get; private set; }

    /// <summary>Its settings as the broker had kept them.</summary>
    internal JsonElement? Before { get; private set; }

    /// <summary>Its settings as it has published them since.</summary>
    internal JsonElement? After { get; private set; }

    /// <summary>The last reading, and whether it is from before the exchange.</summary>
    internal (NodeReading Reading, bool Kept)? Reading { get; private set; }

    /// <summary>Its health.</summary>
    internal JsonElement? Health { get; private set; }

    /// <summary>Its answer to the message with our id, or null.</summary>
    internal JsonElement? Answer { get; private set; }

    /// <summary>Whether it is there.</summary>
    internal bool IsOnline => Status == "online";

    /// <summary>Whether it did what was asked.</summary>
    internal bool IsOk => Answer?.Flag("ok") == true;

    /// <summary>Why it did not: one line for each reason.</summary>
    internal IEnumerable<string> Reasons => Answer is { } answer ? Refusal.Explain(answer) : [];

    /// <summary>Takes a message of the node.</summary>
    /// <param name="leaf">The topic below the node's base.</param>
    /// <param name="arrival">The message.</param>
    /// <param name="id">The id that our answer carries.</param>
    internal void Take(string leaf, Arrival arrival, string id)
    {
        if (leaf == NodeTopics.Status)
        {
            Status = arrival.Text;
            return;
        }

        if (JsonText.ParseObject(arrival.Payload) is not { } json)
        {
            return;
        }

        switch (leaf)
        {
            case NodeTopics.ConfigState when arrival.Retained:
                Before = json;
                break;
            case NodeTopics.ConfigState:
                After = json;
                break;
            case NodeTopics.Reading:
                Reading = (NodeReading.Parse(json), arrival.Retained);
                break;
            case NodeTopics.Health:
                Health = json;
                break;
            case NodeTopics.ConfigResult or NodeTopics.CommandResult when json.Text("id") == id:
                Answer = json;
                break;
        }
    }
}
