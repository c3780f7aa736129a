using System.Globalization;
using System.Text.Json;
using Firmware.Core;

namespace Station.Contract;

/// <summary>One sample of a node. Every field but the values may be missing: other devices speak JSON too.</summary>
internal sealed record NodeReading
{
    private static readonly string[] NoQuantities = ["seq", "session", "at", "up", "quality", "rev"];

    /// <summary>Counts samples without gaps within a session.</summary>
    internal long? Sequence { get; private init; }

    /// <summary>The node's boot count.</summary>
    internal long? Session { get; private init; }

    /// <summary>Time of measurement; null before the node knew the time.</summary>
    internal DateTimeOffset? At { get; private init; }

    /// <summary>Seconds since the node started.</summary>
    internal double? UpSeconds { get; private init; }

    /// <summary>By quantity; null is "could not be measured".</summary>
    internal required IReadOnlyDictionary<string, double?> Values { get; init; }

    /// <summary><c>ok</c>, or why a value is missing.</summary>
    internal string? Quality { get; private init; }

    /// <summary>Revision of the settings it was measured under.</summary>
    internal long? Revision { get; private init; }

    /// <summary>Reads the JSON of a reading.</summary>
    internal static NodeReading Parse(JsonElement json)
    {
        Dictionary<string, double?> values = [];
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Null && JsonText.NameOf(property) is { Length: > 0 } name && !NoQuantities.Contains(name))
            {
                values[name] = JsonText.Number(property.Value);
            }
        }

        return new NodeReading
        {
            Sequence = json.Whole("seq"),
            Session = json.Whole("session"),
            At = ParseTime(json.Text("at")),
            UpSeconds = json.Number("up"),
            Values = values,
            Quality = json.Text("quality"),
            Revision = json.Whole("rev"),
        };
    }

    /// <summary>Reads a point in time in UTC.</summary>
    /// <returns>Null when it is none.</returns>
    internal static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>Writes a point in time, whole seconds in UTC.</summary>
    internal static string FormatTime(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Its values with their units, for a person.</summary>
    internal string Describe()
    {
        string values = string.Join("  ", Values.OrderBy(static one => Quantities.Rank(one.Key))
            .Select(static one => one.Value is { } value ? Quantities.Format(one.Key, value) : "no " + one.Key));
        return Quality is null or Words.Ok ? values : $"{values}  ({Quality})";
    }
}
