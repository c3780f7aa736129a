using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Station.Contract;

namespace Station.Chat;

/// <summary>One message in a room.</summary>
/// <param name="Id">Nobody else has it; removes what QoS 1 delivers twice.</param>
/// <param name="From">Name of the sender.</param>
/// <param name="At">When it was sent, by the sender's clock; null when it does not say.</param>
/// <param name="Text">One or more lines.</param>
internal sealed record ChatMessage(string Id, string From, DateTimeOffset? At, string Text)
{
    /// <summary>Longest text in characters: some screens full.</summary>
    internal const int LongestText = 8192;

    /// <summary>Characters of a name that are shown.</summary>
    internal const int LongestName = 32;

    /// <summary>The sender, to be shown: nothing in it can harm a screen.</summary>
    internal string Sender => HarmlessText.Show(From, LongestName);

    /// <summary>The text as lines to be shown, cut where it is too long: nothing in them can harm a screen.</summary>
    internal IEnumerable<string> Lines => (Text.Length > LongestText ? Text[..LongestText] + "…" : Text)
        .ReplaceLineEndings("\n").Split('\n').Select(static line => HarmlessText.Show(line));

    /// <summary>Makes a new one.</summary>
    internal static ChatMessage Create(string from, string text, DateTimeOffset now) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), from, now, text);

    /// <summary>Reads one.</summary>
    /// <returns>Null when the payload is not a message.</returns>
    internal static ChatMessage? Parse(byte[] payload) =>
        CheckedJson.Object(payload, out _) is { } json && json.Text("id") is { Length: > 0 and <= 64 } id && json.Text("from") is { } from
            && json.Text("text") is { } text
            ? new ChatMessage(id, from, NodeReading.ParseTime(json.Text("at")), text)
            : null;

    /// <summary>Writes it.</summary>
    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["id"] = Id,
        ["from"] = From,
        ["at"] = (At ?? default).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        ["text"] = Text,
    }.ToJsonString(JsonText.OneLine));
}
