using System.Buffers;
using System.Text;
using System.Text.Json;
using Station.Contract;
using Store;

namespace Station.Record;

/// <summary>Makes of a node's message what the store keeps.</summary>
internal static class ReadingMessage
{
    private static readonly string[] Kept = ["seq", "session", "at", "up", "quality", "rev", "place", "received", "root"];

    /// <summary>Makes it.</summary>
    /// <param name="root">First part of the topics of the node.</param>
    /// <param name="place">Of the node.</param>
    /// <param name="reading">The sample.</param>
    /// <param name="json">The same as it was said.</param>
    /// <param name="isRetained">Whether the broker had kept it.</param>
    /// <param name="received">When it arrived.</param>
    internal static StoredReading ToStore(string root, string place, NodeReading reading, JsonElement json, bool isRetained, DateTimeOffset received)
    {
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

    // What is neither a number nor part of the contract, verbatim.
    private static string? MoreOf(JsonElement json)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter writer = new(bytes);
        writer.WriteStartObject();
        bool hasMore = false;
        foreach (JsonProperty property in json.Members())
        {
            if (property.Value.ValueKind is not (JsonValueKind.Number or JsonValueKind.Null) && !Kept.Contains(property.Name))
            {
                writer.WritePropertyName(property.Name);
                writer.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
                hasMore = true;
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return hasMore ? Encoding.UTF8.GetString(bytes.WrittenSpan) : null;
    }
}
