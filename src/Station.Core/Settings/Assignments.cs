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

    /// <summary>Checks assignments, without looking at the files that they name.</summary>
    /// <param name="words">Each <c>key=value</c>.</param>
    /// <returns>The problem of the first invalid one, or null.</returns>
    internal static string? Check(IEnumerable<string> words)
    {
        HashSet<string> keys = [];
        foreach (string word in words)
        {
            (string key, string value) = Split(word);
            string? error = key.Length == 0 ? $"'{word}' is no setting; write it as interval=10"
                : !keys.Add(key) ? $"{key} is there twice; give it once"
                : key.Contains("password") && value.Length > 0 && value[0] != '@' ? $"{key} can be seen by other users of this machine; write it as {key}=@file"
                : null;
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Reads assignments that passed <see cref="Check"/> into a JSON object.</summary>
    /// <param name="words">Each <c>key=value</c>; a value of <c>@file</c> is the first line of that file.</param>
    /// <exception cref="StationException">A file cannot be read.</exception>
    internal static JsonObject Parse(IEnumerable<string> words)
    {
        JsonObject settings = [];
        foreach (string word in words)
        {
            (string key, string value) = Split(word);
            settings[key] = value.StartsWith('@') ? FromFile(value[1..]) : Value(key, value);
        }

        return settings;
    }

    private static (string Key, string Value) Split(string word)
    {
        int equals = word.IndexOf('=');
        return (equals > 0 ? word[..equals] : "", word[(equals + 1)..]);
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
