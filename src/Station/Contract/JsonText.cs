using System.Text.Encodings.Web;
using System.Text.Json;

namespace Station.Contract;

/// <summary>Reads JSON that may be anything, and writes it.</summary>
internal static class JsonText
{
    /// <summary>Writes one line, with units such as ° as they are.</summary>
    internal static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Deeper than any message of the contract, and far from the end of the stack.
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 16 };

    /// <summary>Reads an object.</summary>
    /// <returns>Null when the bytes are no JSON object.</returns>
    internal static JsonElement? ParseObject(byte[] bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Limits);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A whole number, or null.</summary>
    internal static long? Whole(this JsonElement json, string key) =>
        json.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;

    /// <summary>A number, or null.</summary>
    internal static double? Number(this JsonElement json, string key) =>
        json.TryGetProperty(key, out JsonElement value) ? Number(value) : null;

    /// <summary>A number, or null.</summary>
    internal static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;

    /// <summary>A string, or null.</summary>
    internal static string? Text(this JsonElement json, string key) =>
        json.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A truth value, or null.</summary>
    internal static bool? Flag(this JsonElement json, string key) => json.TryGetProperty(key, out JsonElement value)
        && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.ValueKind == JsonValueKind.True : null;
}
