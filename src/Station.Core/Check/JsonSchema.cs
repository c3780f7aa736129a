using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Station.Check;

/// <summary>
/// Validates JSON against a schema (JSON Schema 2020-12), as far as the schema of a reading uses it. A keyword that it does not know is
/// an error, so that it can never pass what it has not looked at.
/// </summary>
internal sealed class JsonSchema(JsonElement schema)
{
    private static readonly string[] Annotations = ["$schema", "$id", "title", "description", "then"];

    /// <summary>The schema of a reading, as the repository ships it.</summary>
    internal static JsonSchema Reading { get; } = Load("reading.schema.json");

    /// <summary>Validates.</summary>
    /// <returns>What is wrong; nothing when it is valid.</returns>
    internal IEnumerable<string> Validate(JsonElement json) => Validate(schema, json, "reading");

    private static JsonSchema Load(string name)
    {
        using Stream stream = typeof(JsonSchema).Assembly.GetManifestResourceStream(name)!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return new JsonSchema(document.RootElement.Clone());
    }

    private static IEnumerable<string> Validate(JsonElement schema, JsonElement json, string path) =>
        schema.EnumerateObject().Where(static one => !Annotations.Contains(one.Name))
            .SelectMany(keyword => Check(keyword.Name, keyword.Value, schema, json, path));

    private static IEnumerable<string> Check(string keyword, JsonElement value, JsonElement schema, JsonElement json, string path) => keyword switch
    {
        "type" => Unless(Words(value).Any(type => IsOf(type, json)), $"{path} is {json.GetRawText()}, not {string.Join(" or ", Words(value))}"),
        "enum" => Unless(value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, json)), $"{path} is {json.GetRawText()}, none of {value.GetRawText()}"),
        "const" => Unless(JsonElement.DeepEquals(value, json), $"{path} is not {value.GetRawText()}"),
        "minimum" => Unless(
            json.ValueKind != JsonValueKind.Number || json.GetDouble() >= value.GetDouble(), $"{path} is {json.GetRawText()}, below {value.GetRawText()}"),
        "maximum" => Unless(
            json.ValueKind != JsonValueKind.Number || json.GetDouble() <= value.GetDouble(), $"{path} is {json.GetRawText()}, above {value.GetRawText()}"),
        "pattern" => Unless(
            json.ValueKind != JsonValueKind.String || Regex.IsMatch(json.GetString()!, value.GetString()!),
            $"{path} is {json.GetRawText()}, which has not the form of one"),
        "required" => Words(value).Where(name => !json.TryGetProperty(name, out _)).Select(name => $"{path} has no {name}"),
        "properties"
            => value.EnumerateObject().SelectMany(one => json.TryGetProperty(one.Name, out JsonElement member) ? Validate(one.Value, member, one.Name) : []),
        "anyOf" => Unless(value.EnumerateArray().Any(one => !Validate(one, json, path).Any()), $"{path} has none of the quantities"),
        "if" => Validate(value, json, path).Any() ? [] : Validate(schema.GetProperty("then"), json, path),
        _ => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"JSON Schema keyword {keyword}")),
    };

    private static bool IsOf(string type, JsonElement json) => (type, json.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("string", JsonValueKind.String) or ("null", JsonValueKind.Null) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => json.TryGetInt64(out _),
        _ => false,
    };

    private static IEnumerable<string> Words(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? [value.GetString()!] : value.EnumerateArray().Select(static one => one.GetString()!);

    private static IEnumerable<string> Unless(bool holds, string error) => holds ? [] : [error];
}
