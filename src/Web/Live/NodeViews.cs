using System.Globalization;
using System.Text.Json;
using Firmware.Core;
using Station.Contract;
using Station.Tracks;
using Station.Watch;
using Store;

namespace Web.Live;

/// <summary>Turns what the station knows about a node into what the pages show.</summary>
internal static class NodeViews
{
    private const int LongestPlace = 64;
    private const int LongestWord = 24;

    // Health counters that are 0 on a healthy node.
    private static readonly string[] Counters = ["dropped", .. Enum.GetValues<Quality>().Where(static one => one != Quality.Ok).Select(Words.Of)];

    /// <summary>The view of a node.</summary>
    /// <param name="node">What is known of it.</param>
    /// <param name="trend">Of its first quantity.</param>
    internal static NodeView Of(NodeState node, IReadOnlyList<double> trend) => new()
    {
        Place = node.Place,
        Condition = ConditionOf(node),
        Id = node.Health?.Text("id") is { } id ? HarmlessText.Show(id, LongestPlace) : null,
        LastReadingAt = node.LastReadingAt,
        Interval = node.Rhythm.Interval,
        Sleeps = node.Health?.Number("next_in") > 0,
        Values = [.. ValuesOf([.. node.Measurements])],
        Trend = trend,
        Fault = node.Quality is null or Words.Ok ? null : HarmlessText.Show(node.Quality, LongestWord),
        Alarms = [.. node.Alarms.Select(AlarmOf)],
        Revision = node.Revision,
        Missing = node.Missing,
        Troubles = TroublesOf(node.Health),
        Group = GroupOf(node.Place),
        Settings = node.Settings?.Body,
        Health = node.Health,
    };

    /// <summary>A value with its unit.</summary>
    internal static ValueView ValueOf(string quantity, double? value)
    {
        string unit = Quantities.Unit(quantity);
        string text = value is { } number ? Quantities.Format(quantity, number) : "–";
        string bare = unit.Length > 0 && text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length].TrimEnd() : text;
        return new ValueView(HarmlessText.Show(quantity, LongestWord), value, bare, unit);
    }

    // Latitude and longitude are one value, as they are one topic.
    private static IEnumerable<ValueView> ValuesOf(Measurement[] all)
    {
        Measurement? longitude = Array.Find(all, static one => one.Quantity == Track.Longitude);
        bool hasPosition = longitude is not null && Array.Exists(all, static one => one.Quantity == Track.Latitude);
        foreach (Measurement one in all)
        {
            if (hasPosition && one.Quantity == Track.Latitude)
            {
                string place = one.Value is { } north && longitude!.Value is { } east ? TrackText.Place(north, east) : "–";
                yield return new ValueView(NodeTopics.Position, one.Value, place, "");
            }
            else if (!hasPosition || one.Quantity != Track.Longitude)
            {
                yield return ValueOf(one.Quantity, one.Value);
            }
        }
    }

    private static NodeCondition ConditionOf(NodeState node) => node.StatusText switch
    {
        _ when node.IsLate => NodeCondition.Late,
        Words.Asleep => NodeCondition.Asleep,
        Words.Online => NodeCondition.Online,
        Words.Offline => NodeCondition.Offline,
        _ => NodeCondition.Unknown,
    };

    private static AlarmView AlarmOf(NodeAlarm alarm) => new(
        HarmlessText.Show(alarm.Quantity, LongestWord), HarmlessText.Show(alarm.Kind, LongestWord), alarm.Since
            ?? default, alarm.Value is { } value ? Quantities.Format(alarm.Quantity, value) : "");

    private static string[] TroublesOf(JsonElement? health) => health is not { } told ? [] :
        [.. Counters.Where(name => told.Number(name) > 0).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} {told.Number(name)}"))];

    // flat-2 and flat_10 are neighbours; so are floor1-kitchen and floor1-hall.
    private static string GroupOf(string place)
    {
        int end = place.IndexOfAny(['-', '_']);
        return end > 0 ? place[..end] : place;
    }
}
