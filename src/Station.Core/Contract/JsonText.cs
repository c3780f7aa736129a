using System.Text.Encodings.Web;
using System.Text.Json;

namespace Station.Contract;

/// <summary>Reads members of JSON that <see cref="CheckedJson"/> has parsed: missing members and those of another type are null. Nothing here throws.</summary>
internal static class JsonText
{
    /// <summary>Writes one line, with units such as ° as they are.</summary>
    internal static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole number, or null.</summary>
    internal static long? Whole(this JsonElement json, string key) =>
        json.Member(key) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : null;

    /// <summary>A number, or null.</summary>
    internal static double? Number(this JsonElement json, string key) => json.Member(key) is { } value ? Number(value) : null;

    /// <summary>A number, or null; null also for one that no machine can hold, as 1e999.</summary>
    internal static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;

    /// <summary>A text, or null.</summary>
    internal static string? Text(this JsonElement json, string key) => json.Member(key) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A truth value, or null.</summary>
    internal static bool? Flag(this JsonElement json, string key) =>
        json.Member(key) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.ValueKind == JsonValueKind.True : null;

    /// <summary>Its members: none where it is no object.</summary>
    internal static IEnumerable<JsonProperty> Members(this JsonElement json) => json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : [];

    /// <summary>The elements of a list; none where there is no list.</summary>
    internal static IEnumerable<JsonElement> Elements(this JsonElement json, string key) =>
        json.Member(key) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A member, or null.</summary>
    internal static JsonElement? Member(this JsonElement json, string key) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out JsonElement value) ? value : null;
}
