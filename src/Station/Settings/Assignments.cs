using System.Text.Json;
using System.Text.Json.Nodes;
using Firmware.Core;

namespace Station.Settings;

/// <summary>Settings as a person writes them: <c>interval=10</c>.</summary>
internal static class Assignments
{
    /// <summary>Settings of the contract that are text even when they look like a number.</summary>
    private static readonly string[] TextSettings =
        [.. Enumerable.Range(0, Setting.Count).Select(SettingsTable.Get).Where(static one => one.IsText).Select(static one => one.Key)];

    /// <summary>Reads assignments into a JSON object.</summary>
    /// <param name="words">Each <c>key=value</c>; a value of <c>@file</c> is the first line of that file.</param>
    /// <param name="error">What is wrong, or null.</param>
    internal static JsonObject Parse(IEnumerable<string> words, out string? error)
    {
        JsonObject settings = [];
        error = null;
        foreach (string word in words)
        {
            int equals = word.IndexOf('=');
            string key = equals > 0 ? word[..equals] : "";
            string value = word[(equals + 1)..];
            error ??= key.Length == 0 ? $"'{word}' is no setting; write it as interval=10"
                : settings.ContainsKey(key) ? $"{key} is there twice; give it once"
                : key.Contains("password") && value.Length > 0 && value[0] != '@' ? $"{key} can be seen by other users of this machine; write it as {key}=@file"
                : null;
            if (error is null)
            {
                settings[key] = value.StartsWith('@') ? FromFile(value[1..]) : Value(key, value);
            }
        }

        return settings;
    }

    private static string FromFile(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault() ?? "";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StationException($"'{file}' cannot be read: {unreadable.Message}", StationException.WrongArguments);
        }
    }

    // Numbers, true, false and "text" as in JSON; all else is text without quotes.
    private static JsonNode? Value(string key, string text)
    {
        bool isQuoted = text.StartsWith('"');
        if (TextSettings.Contains(key) && !isQuoted)
        {
            return text;
        }

        try
        {
            return JsonNode.Parse(text) is JsonValue value ? value : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
