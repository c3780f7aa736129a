using System.Text.Json;
using Station.Contract;
using Store;

namespace Station.Record;

/// <summary>What a node says on its topic <c>alarm</c>: the alarms that last.</summary>
/// <param name="Place">Of the node.</param>
/// <param name="Present">Empty when all is well.</param>
internal sealed record AlarmMessage(string Place, IReadOnlyCollection<Alarm> Present)
{
    /// <summary>Reads a message.</summary>
    /// <returns>Null when it is none.</returns>
    internal static AlarmMessage? Parse(string place, byte[] payload, DateTimeOffset now) => payload.Length <= ReadingMessage.Longest && JsonText.ParseArray(payload) is { } json
        ? new AlarmMessage(place, [.. json.EnumerateArray().Select(one => Read(one, now)).OfType<Alarm>()])
        : null;

    private static Alarm? Read(JsonElement json, DateTimeOffset now) =>
        json.ValueKind == JsonValueKind.Object && json.Text("quantity") is { } quantity && json.Text("is") is { } kind
            ? new Alarm(quantity, kind, NodeReading.ParseTime(json.Text("since")) ?? now, null, json.Number("value"))
            : null;
}
