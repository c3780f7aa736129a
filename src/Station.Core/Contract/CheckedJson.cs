using System.Text.Json;
using System.Text.Unicode;

namespace Station.Contract;

/// <summary>
/// The one place where bytes of others become JSON, and it never throws. Its result is safe to read: every text in it is well-formed,
/// every name is there once, and it is not deep.
/// </summary>
internal static class CheckedJson
{
    /// <summary>Bytes. The longest message of a node has under 4,000, and a chat message of 8,192 characters under 50,000.</summary>
    internal const int Longest = 65_536;

    // Deeper than any message of the contract, and far from the end of the stack.
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads an object.</summary>
    /// <param name="bytes">Anything.</param>
    /// <param name="problem">The problem in words, as in "it is no JSON object"; empty if there is none.</param>
    /// <param name="longest">Bytes that it may have.</param>
    /// <returns>Null if the bytes are no JSON object.</returns>
    internal static JsonElement? Object(ReadOnlyMemory<byte> bytes, out string problem, int longest = Longest) =>
        Read(bytes, longest, JsonValueKind.Object, "it is no JSON object", out problem);

    /// <summary>Reads a list.</summary>
    /// <param name="bytes">Anything.</param>
    /// <param name="problem">The problem in words; empty if there is none.</param>
    /// <returns>Null if the bytes are no JSON list.</returns>
    internal static JsonElement? List(ReadOnlyMemory<byte> bytes, out string problem)
        => Read(bytes, Longest, JsonValueKind.Array, "it is no JSON list", out problem);

    private static JsonElement? Read(ReadOnlyMemory<byte> bytes, int longest, JsonValueKind kind, string otherwise, out string problem)
    {
        problem = bytes.Length > longest ? $"it has {bytes.Length} bytes" : Utf8.IsValid(bytes.Span) ? "" : "it is not UTF-8";
        if (problem.Length > 0)
        {
            return null;
        }

        try
        {
            if (!IsWhole(bytes.Span))
            {
                problem = "a text in it ends within a character";
                return null;
            }

            using JsonDocument document = JsonDocument.Parse(bytes, Limits);
            problem = document.RootElement.ValueKind == kind ? "" : otherwise;
            return problem.Length == 0 ? document.RootElement.Clone() : null;
        }
        catch (JsonException wrong)
        {
            problem = wrong.Message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) ? "a name stands in it twice" : otherwise;
            return null;
        }
    }

    // JSON may say "\ud800", half of a pair of UTF-16: it parses, and throws when it is read as text.
    private static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = Limits.MaxDepth });
        Span<char> text = bytes.IndexOf("\\u"u8) >= 0 ? new char[bytes.Length] : [];
        while (text.Length > 0 && reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !CanBeRead(ref reader, text))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanBeRead(ref Utf8JsonReader reader, Span<char> text)
    {
        try
        {
            reader.CopyString(text);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
