using System.Text.Json;
using System.Text.Json.Nodes;
using Station.Contract;

namespace Station.Record;

/// <summary>A reading with where it comes from: one line of a recording.</summary>
internal sealed record RecordedReading
{
    /// <summary>Place of the node.</summary>
    internal required string Place { get; init; }

    /// <summary>When the station got it.</summary>
    internal required DateTimeOffset Received { get; init; }

    /// <summary>What the node said.</summary>
    internal required NodeReading Reading { get; init; }

    /// <summary>The same as JSON; null when it was read from a table.</summary>
    internal JsonElement? Json { get; init; }

    /// <summary>Boot count and number, which name a reading of a place; null for a device that does not count.</summary>
    internal (long Session, long Sequence)? Key => Reading is { Session: { } session, Sequence: { } sequence } ? (session, sequence) : null;

    /// <summary>Makes one of a message.</summary>
    internal static RecordedReading Create(string place, JsonElement json, DateTimeOffset received) =>
        new() { Place = place, Received = received, Reading = NodeReading.Parse(json), Json = json };

    /// <summary>Reads a line of JSON.</summary>
    internal static RecordedReading? FromJson(byte[] line) => JsonText.ParseObject(line) is { } json && json.Text("place") is { } place
        ? Create(place, json, NodeReading.ParseTime(json.Text("received")) ?? DateTimeOffset.UnixEpoch)
        : null;

    /// <summary>Writes a line of JSON: place and time of receipt, and then what the node said.</summary>
    internal string ToJson()
    {
        JsonObject line = new() { ["place"] = Place, ["received"] = NodeReading.FormatTime(Received) };
        foreach (JsonProperty property in Json!.Value.EnumerateObject().Where(static one => one.Name is not ("place" or "received")))
        {
            line[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }

        return line.ToJsonString(JsonText.OneLine);
    }
}
