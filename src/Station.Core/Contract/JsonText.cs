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
    internal static JsonElement? ParseObject(byte[] bytes) => Parse(bytes, JsonValueKind.Object);

    /// <summary>Reads a list.</summary>
    /// <returns>Null when the bytes are no JSON list.</returns>
    internal static JsonElement? ParseArray(byte[] bytes) => Parse(bytes, JsonValueKind.Array);

    /// <summary>The name of a property; null when it holds half a character, as <c>"\ud800"</c> does.</summary>
    internal static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Parse(byte[] bytes, JsonValueKind kind)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Limits);
            return document.RootElement.ValueKind == kind ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A whole number, or null.</summary>
    internal static long? Whole(this JsonElement json, string key) =>
        json.Find(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;

    /// <summary>A number, or null.</summary>
    internal static double? Number(this JsonElement json, string key) =>
        json.Find(key, out JsonElement value) ? Number(value) : null;

    /// <summary>A number, or null.</summary>
    internal static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;

    /// <summary>A string, or null; also null when it holds half a character, as <c>"\ud800"</c> does.</summary>
    internal static string? Text(this JsonElement json, string key)
    {
        try
        {
            return json.Find(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A truth value, or null.</summary>
    internal static bool? Flag(this JsonElement json, string key) => json.Find(key, out JsonElement value)
        && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.ValueKind == JsonValueKind.True : null;

    // A name with half a character in it, whoever's it is, makes the search throw.
    private static bool Find(this JsonElement json, string key, out JsonElement value)
    {
        try
        {
            return json.TryGetProperty(key, out value);
        }
        catch (InvalidOperationException)
        {
            value = json.EnumerateObject().LastOrDefault(one => NameOf(one) == key).Value;
            return value.ValueKind != JsonValueKind.Undefined;
        }
    }
}
