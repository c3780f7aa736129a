using System.Buffers;
using System.Text;
using System.Text.Json;
using Station.Contract;
using Store;

namespace Station.Record;

/// <summary>Makes of a node's message what the store keeps.</summary>
internal static class ReadingMessage
{
    /// <summary>Bytes. The longest reading of a node has under 300; what is larger is no reading.</summary>
    internal const int Longest = 65_536;

    private static readonly string[] Kept = ["seq", "session", "at", "up", "quality", "rev", "place", "received", "root"];

    /// <summary>Reads a message.</summary>
    /// <returns>Null when it is no reading; then the reason is for a person.</returns>
    internal static StoredReading? Parse(string root, string place, byte[] payload, bool isRetained, DateTimeOffset now, out string reason)
    {
        reason = payload.Length > Longest ? $"it has {payload.Length} bytes" : "it is no JSON object";
        return payload.Length <= Longest && JsonText.ParseObject(payload) is { } json ? Create(root, place, json, isRetained, now) : null;
    }

    /// <summary>Takes what a node said.</summary>
    internal static StoredReading Create(string root, string place, JsonElement json, bool isRetained, DateTimeOffset received)
    {
        NodeReading reading = NodeReading.Parse(json);
        return new StoredReading
        {
            Root = root,
            Place = place,
            Session = reading.Session,
            Sequence = reading.Sequence,
            At = reading.At,
            UpSeconds = reading.UpSeconds,
            Received = received,
            Values = reading.Values,
            Quality = reading.Quality,
            Revision = reading.Revision,
            More = MoreOf(json),
            IsRetained = isRetained,
        };
    }

    // What is neither a number nor of the contract, as it was said.
    private static string? MoreOf(JsonElement json)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter writer = new(bytes);
        writer.WriteStartObject();
        bool hasMore = false;
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (property.Value.ValueKind is not (JsonValueKind.Number or JsonValueKind.Null) && JsonText.NameOf(property) is { } name && !Kept.Contains(name))
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
                hasMore = true;
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return hasMore ? Encoding.UTF8.GetString(bytes.WrittenSpan) : null;
    }
}
