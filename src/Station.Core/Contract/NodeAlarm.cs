using System.Text.Json;

namespace Station.Contract;

/// <summary>A limit that is passed, or that cannot be watched, as a node says on <c>alarm</c>.</summary>
/// <param name="Quantity">For instance temperature.</param>
/// <param name="Kind"><c>high</c>, <c>low</c> or <c>unknown</c>.</param>
/// <param name="Since">When it began, by the node's clock; null if unknown.</param>
/// <param name="Value">The value with which it rose, or null.</param>
internal sealed record NodeAlarm(string Quantity, string Kind, DateTimeOffset? Since, double? Value)
{
    /// <summary>Reads a list that <see cref="CheckedJson"/> has read; entries that are not alarms are left out.</summary>
    internal static IReadOnlyList<NodeAlarm> ReadAll(JsonElement list) => [.. list.EnumerateArray().Select(Read).OfType<NodeAlarm>()];

    private static NodeAlarm? Read(JsonElement json) => json.Text("quantity") is { } quantity && json.Text("is") is ("high" or "low" or "unknown") and { } kind
        ? new NodeAlarm(quantity, kind, NodeReading.ParseTime(json.Text("since")), json.Number("value"))
        : null;
}
