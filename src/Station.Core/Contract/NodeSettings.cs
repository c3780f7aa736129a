using System.Text.Json;
using Firmware.Core;

namespace Station.Contract;

/// <summary>The settings in force as a node publishes them. Missing and impossible values are null: other devices publish JSON too.</summary>
internal sealed record NodeSettings
{
    /// <summary>Seconds. The table of settings allows a day; other devices may be slower.</summary>
    private const double LongestSeconds = 366 * 86_400.0;

    private const string DeadbandPrefix = "deadband_";

    private HashSet<string> _deadbands = [];

    /// <summary>Counts the changes.</summary>
    internal long? Revision { get; private init; }

    /// <summary>Seconds between two samples, more than 0.</summary>
    internal double? IntervalSeconds { get; private init; }

    /// <summary>Seconds after which an unchanged value is sent all the same, more than 0.</summary>
    internal double? HeartbeatSeconds { get; private init; }

    /// <summary>Whether it publishes JSON readings; null if unknown.</summary>
    internal bool? SpeaksJson { get; private init; }

    /// <summary>All settings, as published.</summary>
    internal required JsonElement Body { get; init; }

    /// <summary>Reads what <see cref="CheckedJson"/> has read.</summary>
    internal static NodeSettings Read(JsonElement json) => new()
    {
        Revision = json.Whole("rev"),
        IntervalSeconds = Seconds(json, Setting.Interval),
        HeartbeatSeconds = Seconds(json, Setting.Heartbeat),
        SpeaksJson = json.Text(Key(Setting.Payload)) is { } payload ? payload != SettingsTable.Get(Setting.Payload).Choices[Setting.PayloadValues] : null,
        Body = json,
        _deadbands =
        [
            .. json.Members().Where(static one => one.Name.StartsWith(DeadbandPrefix, StringComparison.Ordinal) && JsonText.Number(one.Value) > 0)
                .Select(static one => one.Name[DeadbandPrefix.Length..]),
        ],
    };

    /// <summary>
    /// Whether unchanged samples are held back: a node sends every sample as long as one quantity that it measures has no deadband.
    /// </summary>
    /// <param name="quantities">What it measures; with none known, any deadband counts.</param>
    internal bool HoldsBack(IReadOnlyCollection<string> quantities) => quantities.Count > 0 ? quantities.All(_deadbands.Contains) : _deadbands.Count > 0;

    /// <summary>The limits of a quantity that are set, in its unit; null where there is none.</summary>
    internal (double? Low, double? High) LimitsOf(string quantity) => (Body.Number("min_" + quantity), Body.Number("max_" + quantity));

    /// <summary>Whether any limit is set.</summary>
    internal bool HasLimits => Quantities.Names.Any(one => LimitsOf(one) is not (null, null));

    private static string Key(int setting) => SettingsTable.Get(setting).Key;

    private static double? Seconds(JsonElement json, int setting) => json.Number(Key(setting)) is > 0 and <= LongestSeconds and { } seconds ? seconds : null;
}
