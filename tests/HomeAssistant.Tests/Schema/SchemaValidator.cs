using System.Text.Json;
using System.Text.RegularExpressions;

namespace HomeAssistant.Tests.Schema;

/// <summary>
/// Validates JSON against a schema (JSON Schema 2020-12) of the keywords below. Any other keyword throws: nothing passes that was not looked at.
/// </summary>
/// <param name="root">The schema; references in it are <c>#/$defs/name</c>.</param>
internal sealed class SchemaValidator(JsonElement root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "then", "else"];

    /// <summary>Validates.</summary>
    /// <returns>What is wrong and where; nothing when it is valid.</returns>
    internal IEnumerable<string> Validate(JsonElement json) => Validate(root, json, "message");

    private IEnumerable<string> Validate(JsonElement schema, JsonElement json, string path) => schema.ValueKind switch
    {
        JsonValueKind.True => [],
        JsonValueKind.False => [$"{path} must not be there"],
        _ => schema.EnumerateObject().Where(static one => !Annotations.Contains(one.Name)).SelectMany(one => Check(one.Name, one.Value, schema, json, path)),
    };

    private IEnumerable<string> Check(string keyword, JsonElement value, JsonElement schema, JsonElement json, string path) => keyword switch
    {
        "$ref" => Validate(Definition(value.GetString()!), json, path),
        "allOf" => value.EnumerateArray().SelectMany(one => Validate(one, json, path)),
        "if" => Branch(schema, Validate(value, json, path).Any() ? "else" : "then", json, path),
        "type" => Unless(Words(value).Any(type => IsOf(type, json)), $"{path} is {Shown(json)}, not {string.Join(" or ", Words(value))}"),
        "enum" => Unless(value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, json)), $"{path} is {Shown(json)}, none of {value.GetRawText()}"),
        "const" => Unless(JsonElement.DeepEquals(value, json), $"{path} is {Shown(json)}, not {value.GetRawText()}"),
        _ => json.ValueKind switch
        {
            JsonValueKind.Object => CheckObject(keyword, value, schema, json, path),
            JsonValueKind.Array => CheckArray(keyword, value, json, path),
            JsonValueKind.String => CheckString(keyword, value, json.GetString()!, path),
            JsonValueKind.Number => CheckNumber(keyword, value, json.GetDouble(), path),
            _ => Elsewhere(keyword),
        },
    };

    private IEnumerable<string> CheckObject(string keyword, JsonElement value, JsonElement schema, JsonElement json, string path) => keyword switch
    {
        "required" => Words(value).Where(name => !json.TryGetProperty(name, out _)).Select(name => $"{path} has no {name}"),
        "properties" => value.EnumerateObject().SelectMany(one => json.TryGetProperty(one.Name, out JsonElement member) ? Validate(one.Value, member, $"{path}.{one.Name}") : []),
        "additionalProperties" => json.EnumerateObject().Where(one => !IsNamed(schema, one.Name)).SelectMany(one => Validate(value, one.Value, $"{path}.{one.Name}")),
        "propertyNames" => json.EnumerateObject().SelectMany(one => Validate(value, JsonSerializer.SerializeToElement(one.Name), $"name {path}.{one.Name}")),
        "minProperties" => Unless(json.GetPropertyCount() >= value.GetInt32(), $"{path} has too few members"),
        "maxProperties" => Unless(json.GetPropertyCount() <= value.GetInt32(), $"{path} has too many members"),
        _ => Elsewhere(keyword),
    };

    private IEnumerable<string> CheckArray(string keyword, JsonElement value, JsonElement json, string path) => keyword switch
    {
        "items" => json.EnumerateArray().SelectMany((one, index) => Validate(value, one, $"{path}[{index}]")),
        "minItems" => Unless(json.GetArrayLength() >= value.GetInt32(), $"{path} has too few entries"),
        "uniqueItems" => Unless(json.EnumerateArray().Select(static one => one.GetRawText()).Distinct().Count() == json.GetArrayLength(), $"{path} has an entry twice"),
        _ => Elsewhere(keyword),
    };

    private static IEnumerable<string> CheckString(string keyword, JsonElement value, string text, string path) => keyword switch
    {
        "minLength" => Unless(text.Length >= value.GetInt32(), $"{path} is too short"),
        "maxLength" => Unless(text.Length <= value.GetInt32(), $"{path} is too long"),
        "pattern" => Unless(Regex.IsMatch(text, value.GetString()!), $"{path} is \"{text}\", which does not match {value.GetString()}"),
        _ => Elsewhere(keyword),
    };

    private static IEnumerable<string> CheckNumber(string keyword, JsonElement value, double number, string path) => keyword switch
    {
        "minimum" => Unless(number >= value.GetDouble(), $"{path} is {number}, below {value.GetRawText()}"),
        "maximum" => Unless(number <= value.GetDouble(), $"{path} is {number}, above {value.GetRawText()}"),
        _ => Elsewhere(keyword),
    };

    /// <summary>A keyword that says nothing of this kind of value.</summary>
    private static IEnumerable<string> Elsewhere(string keyword) => keyword switch
    {
        "required" or "properties" or "additionalProperties" or "propertyNames" or "minProperties" or "maxProperties" => [],
        "items" or "minItems" or "uniqueItems" or "minLength" or "maxLength" or "pattern" or "minimum" or "maximum" => [],
        _ => throw new NotSupportedException($"JSON Schema keyword {keyword}"),
    };

    private IEnumerable<string> Branch(JsonElement schema, string name, JsonElement json, string path) =>
        schema.TryGetProperty(name, out JsonElement branch) ? Validate(branch, json, path) : [];

    private JsonElement Definition(string reference) => reference.StartsWith("#/$defs/", StringComparison.Ordinal)
        ? root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..])
        : throw new NotSupportedException($"JSON Schema reference {reference}");

    private static bool IsNamed(JsonElement schema, string name) => schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(name, out _);

    private static bool IsOf(string type, JsonElement json) => (type, json.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("null", JsonValueKind.Null) => true,
        ("integer", JsonValueKind.Number) => json.TryGetInt64(out _),
        _ => false,
    };

    private static IEnumerable<string> Words(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? [value.GetString()!] : value.EnumerateArray().Select(static one => one.GetString()!);

    // Not its text: that writes other characters than those of ASCII as escapes.
    private static string Shown(JsonElement json) => json.ValueKind == JsonValueKind.String ? $"\"{json.GetString()}\"" : json.GetRawText();

    private static IEnumerable<string> Unless(bool holds, string error) => holds ? [] : [error];
}
