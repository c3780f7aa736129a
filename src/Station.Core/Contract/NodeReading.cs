using System.Globalization;
using System.Text.Json;
using Firmware.Core;

namespace Station.Contract;

/// <summary>One sample of a node. Every field but the values may be missing: other devices speak JSON too.</summary>
internal sealed record NodeReading
{
    /// <summary>2^53: what every reader of JSON can hold. A node counts to 2^31.</summary>
    private const long HighestCount = 1L << 53;

    // Times that can be shown in every zone, and subtracted from each other.
    private const int FirstYear = 1970;
    private const int LastYear = 9998;

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

    /// <summary>Reads what <see cref="CheckedJson"/> has read. A number beyond what a node can say is none.</summary>
    internal static NodeReading Read(JsonElement json)
    {
        Dictionary<string, double?> values = [];
        foreach (JsonProperty property in json.Members())
        {
            if (property.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Null && property.Name.Length > 0 && !NoQuantities.Contains(property.Name))
            {
                values[property.Name] = JsonText.Number(property.Value);
            }
        }

        return new NodeReading
        {
            Sequence = Count(json, "seq"),
            Session = Count(json, "session"),
            At = ParseTime(json.Text("at")),
            UpSeconds = json.Number("up"),
            Values = values,
            Quality = json.Text("quality"),
            Revision = Count(json, "rev"),
        };
    }

    /// <summary>Reads a point in time in UTC.</summary>
    /// <returns>Null if it is not a time, or one at which nothing can have been measured.</returns>
    internal static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
                && time.Year is >= FirstYear and <= LastYear ? time : null;

    /// <summary>Writes a point in time, whole seconds in UTC.</summary>
    internal static string FormatTime(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Its values with their units, for a person.</summary>
    internal string Describe()
    {
        string values = string.Join("  ", Values.OrderBy(static one => Quantities.Rank(one.Key))
            .Select(static one => one.Value is { } value ? Quantities.Format(one.Key, value) : "no " + one.Key));
        return Quality is null or Words.Ok ? values : $"{values}  ({Quality})";
    }

    private static long? Count(JsonElement json, string key) => json.Whole(key) is >= 0 and <= HighestCount and { } number ? number : null;
}
