using System.Text.Json;

namespace VirtualDevice.Tests.Core;

/// <summary>An answer, read by System.Text.Json.</summary>
/// <param name="Ok">True, false, or null when it is not there.</param>
/// <param name="Revision">The revision, -1 when it is not there.</param>
/// <param name="Trial">Whether it is the first answer of a trial.</param>
internal readonly record struct Answer(bool? Ok, int Revision, bool Trial)
{
    /// <summary>Reads all of it; throws when it is not one JSON object.</summary>
    internal static Answer Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        bool? ok = null;
        int revision = -1;
        bool trial = false;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                // Throws when it is not UTF-8 or an escape is wrong.
                _ = reader.GetString();
            }

            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            if (reader.ValueTextEquals("ok"u8) && reader.Read())
            {
                ok = reader.GetBoolean();
            }
            else if (reader.ValueTextEquals("rev"u8) && reader.Read())
            {
                revision = reader.GetInt32();
            }
            else
            {
                trial |= reader.ValueTextEquals("trial"u8);
            }
        }

        return new Answer(ok, revision, trial);
    }
}
