using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Station.Contract;

namespace Station.Chat;

/// <summary>One message in a room.</summary>
/// <param name="Id">Unique; used to drop what QoS 1 delivers twice.</param>
/// <param name="From">Name of the sender.</param>
/// <param name="At">When it was sent, by the sender's clock; null if unknown.</param>
/// <param name="Text">One or more lines.</param>
internal sealed record ChatMessage(string Id, string From, DateTimeOffset? At, string Text)
{
    /// <summary>Longest text in characters: a few screens.</summary>
    internal const int LongestText = 8192;

    /// <summary>Longest name that is shown, in characters.</summary>
    internal const int LongestName = 32;

    /// <summary>The name of the sender, sanitised for a terminal.</summary>
    internal string Sender => HarmlessText.Show(From, LongestName);

    /// <summary>The text as lines, shortened if too long and sanitised for a terminal.</summary>
    internal IEnumerable<string> Lines => (Text.Length > LongestText ? Text[..LongestText] + "…" : Text)
        .ReplaceLineEndings("\n").Split('\n').Select(static line => HarmlessText.Show(line));

    /// <summary>Creates a message.</summary>
    internal static ChatMessage Create(string from, string text, DateTimeOffset now) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), from, now, text);

    /// <summary>Parses a payload.</summary>
    /// <returns>Null if the payload is not a message.</returns>
    internal static ChatMessage? Parse(byte[] payload) =>
        CheckedJson.Object(payload, out _) is { } json && json.Text("id") is { Length: > 0 and <= 64 } id && json.Text("from") is { } from
            && json.Text("text") is { } text
            ? new ChatMessage(id, from, NodeReading.ParseTime(json.Text("at")), text)
            : null;

    /// <summary>The payload of the message.</summary>
    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["id"] = Id,
        ["from"] = From,
        ["at"] = (At ?? default).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        ["text"] = Text,
    }.ToJsonString(JsonText.OneLine));
}
