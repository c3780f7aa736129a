using System.Text.Json;

namespace VirtualDevice.Tests.Core;

/// <summary>What System.Text.Json makes of a message.</summary>
internal static class JsonOracle
{
    /// <summary>The members of a flat object in order; null when it is not valid JSON in UTF-8, not an object, or not flat.</summary>
    internal static List<JsonMember>? Members(ReadOnlySpan<byte> json)
    {
        // The core ignores the byte order mark that some editors write, as RFC 8259 section 8.1 allows.
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        Utf8JsonReader reader = new(json.StartsWith(mark) ? json[mark.Length..] : json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            List<JsonMember> members = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string key = reader.GetString()!;
                _ = reader.Read();
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return null;
                }

                members.Add(new JsonMember(key, reader.TokenType, Text(ref reader)));
            }

            // Whatever follows the object throws here.
            return reader.Read() ? null : members;
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: not UTF-8, or half of a surrogate pair.
            return null;
        }
    }

    private static string Text(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.String ? reader.GetString()! : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
}
