using Firmware.Core;

namespace Station.Contract;

/// <summary>The topics of the nodes under one root.</summary>
internal static class NodeTopics
{
    /// <summary>Stands for all nodes where a place is expected. No node's place.</summary>
    internal const string All = Leaf.All;

    /// <summary>Retained online or offline.</summary>
    internal const string Status = Leaf.Status;

    /// <summary>One JSON object per sample.</summary>
    internal const string Reading = Leaf.Reading;

    /// <summary>Readings from while the node was cut off.</summary>
    internal const string History = Leaf.History;

    /// <summary>Retained list of the limits that are passed.</summary>
    internal const string Alarm = Leaf.Alarm;

    /// <summary>Latitude and longitude.</summary>
    internal const string Position = Leaf.Position;

    /// <summary>How the node is.</summary>
    internal const string Health = Leaf.Health;

    /// <summary>Settings go to it.</summary>
    internal const string Config = Leaf.Config;

    /// <summary>The settings in force.</summary>
    internal const string ConfigState = Leaf.ConfigState;

    /// <summary>Answers to settings.</summary>
    internal const string ConfigResult = Leaf.ConfigResult;

    /// <summary>Commands go to it.</summary>
    internal const string Command = Leaf.Command;

    /// <summary>Answers to commands.</summary>
    internal const string CommandResult = Leaf.CommandResult;

    /// <summary>What a broker keeps of a node, in the order in which it is best read.</summary>
    internal static string[] Kept { get; } = [ConfigState, Status, Alarm, Health, Reading, .. Quantities.Topics];

    /// <summary>Not places: settings and commands for every node, and the rooms of the chat.</summary>
    internal static string[] NoPlaces { get; } = [Leaf.All, Leaf.Chat];

    /// <summary>The filter that stands for one topic of every node.</summary>
    internal static string OfEvery(string root, string leaf) => Of(root, "+", leaf);

    /// <summary>A topic of one node.</summary>
    internal static string Of(string root, string place, string leaf) => $"{root}/{place}/{leaf}";

    /// <summary>Takes a topic apart.</summary>
    /// <param name="root">First part.</param>
    /// <param name="topic">For instance <c>home/livingroom/config/state</c>.</param>
    /// <param name="place">For instance <c>livingroom</c>.</param>
    /// <param name="leaf">For instance <c>config/state</c>.</param>
    /// <returns>Whether it is a topic under the root with a place.</returns>
    internal static bool TryParse(string root, string topic, out string place, out string leaf)
    {
        place = leaf = "";
        if (!topic.StartsWith(root, StringComparison.Ordinal) || topic.Length <= root.Length + 1 || topic[root.Length] != '/')
        {
            return false;
        }

        string rest = topic[(root.Length + 1)..];
        int slash = rest.IndexOf('/');
        if (slash <= 0 || slash == rest.Length - 1)
        {
            return false;
        }

        place = rest[..slash];
        leaf = rest[(slash + 1)..];
        return true;
    }

    /// <summary>Whether a text can be a place: 1 to 32 of a-z 0-9 - _.</summary>
    internal static bool IsPlace(string text) => text.Length is > 0 and <= 32
        && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}
