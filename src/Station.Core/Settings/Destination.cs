using System.Text.Json.Nodes;
using Station.Contract;

namespace Station.Settings;

/// <summary>Where a node speaks with the settings that it tries: another place or root has other topics, another broker is out of sight.</summary>
internal sealed class Destination
{
    private static readonly string[] Leaves = [NodeTopics.Status, NodeTopics.ConfigState, NodeTopics.ConfigResult];

    private readonly string _from;
    private readonly string _root;
    private readonly string? _place;

    /// <summary>Reads it from what the node was sent.</summary>
    /// <param name="root">First part of its topics so far.</param>
    /// <param name="place">So far, or all.</param>
    /// <param name="asked">The settings.</param>
    /// <param name="id">Of the node, which is its place when it is given none; null if that is not known.</param>
    internal Destination(string root, string place, JsonObject asked, string? id)
    {
        _from = place;
        _root = Text(asked, "root") ?? root;
        _place = place == NodeTopics.All ? "+" : Text(asked, "place") is not { } wanted ? place : wanted.Length > 0 ? wanted : id;
        bool isElsewhere = _root != root || (place != NodeTopics.All && _place != place);
        Filters = isElsewhere ? [.. Leaves.Select(leaf => NodeTopics.Of(_root, _place ?? "+", leaf))] : [];
    }

    /// <summary>The topics to be followed besides those it had; none when they are the same.</summary>
    internal string[] Filters { get; }

    /// <summary>Which node a topic there belongs to.</summary>
    /// <returns>The place that it had, and the leaf; null if it is no topic of such a node.</returns>
    internal (string Place, string Leaf)? Find(string topic)
    {
        if (Filters.Length == 0 || !NodeTopics.TryParse(_root, topic, out string place, out string leaf) || !Leaves.Contains(leaf))
        {
            return null;
        }

        // If the place is unknown, only the reply can be recognised: it carries the id of the request.
        bool isOurs = _from == NodeTopics.All || place == _place || (_place is null && leaf == NodeTopics.ConfigResult);
        return isOurs ? (_from == NodeTopics.All ? place : _from, leaf) : null;
    }

    /// <summary>The broker that a node was sent to, in words; null if it is unchanged.</summary>
    /// <param name="before">The settings that it had, or null.</param>
    /// <param name="asked">The settings that were sent.</param>
    internal static string? OtherBroker(NodeSettings? before, JsonObject asked)
    {
        (string? hadHost, long? hadPort) = (before?.Body.Text("broker"), before?.Body.Whole("port"));
        string? host = Text(asked, "broker") ?? hadHost;
        long? port = asked["port"] is JsonValue value && value.TryGetValue(out long number) ? number : hadPort;
        return host == hadHost && port == hadPort ? null
            : string.IsNullOrEmpty(host) ? $"port {port}"
            : HarmlessText.Show(port is null || host.AsSpan().ContainsAny(',', ':') ? host : $"{host}:{port}", 160);
    }

    private static string? Text(JsonObject asked, string key) => asked[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
