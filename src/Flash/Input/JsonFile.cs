using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flash.Input;

/// <summary>Reads a JSON file that a person wrote. Keys count whatever their case, as they do for nanoff.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The object in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is in it.</param>
    /// <exception cref="FlashException">It is not a JSON object.</exception>
    public static JsonObject Parse(string path, byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Lenient) as JsonObject ?? throw Wrong(path, "it is not a JSON object");
        }
        catch (JsonException wrong)
        {
            throw Wrong(path, "it is not JSON: " + wrong.Message);
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="FlashException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failed) when (failed is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong(path, "there is no such file; boards/README.md shows what it holds");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, failed.Message);
        }
    }

    /// <summary>The member of an object; null if it has none.</summary>
    public static JsonNode? Find(JsonObject from, string key)
        => from.FirstOrDefault(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The text of a member; empty if there is none.</summary>
    public static string Text(JsonObject from, string key) => Find(from, key) is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    /// <summary>Sets a member, in place of one whose name differs in case only.</summary>
    public static void Set(JsonObject into, string key, string value)
    {
        foreach (string same in into.Select(pair => pair.Key).Where(name => name.Equals(key, StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            into.Remove(same);
        }

        into[key] = value;
    }

    /// <summary>Whether a text was copied from an example and never filled in: <c>...</c>, <c>&lt;name&gt;</c>.</summary>
    public static bool IsPlaceholder(string text) => text is "..." or "…" || (text.Length > 2 && text[0] == '<' && text[^1] == '>');

    /// <summary>What is wrong with a file.</summary>
    public static FlashException Wrong(string path, string why) => new($"{path}: {why}.", isUsage: true);
}
