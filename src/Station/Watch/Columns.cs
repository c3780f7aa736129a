using System.Globalization;
using Firmware.Core;
using Station.Contract;

namespace Station.Watch;

/// <summary>The columns of the table: what stands in them, and from which width of the terminal on they are shown.</summary>
internal static class Columns
{
    private const string Levels = "▁▂▃▄▅▆▇█";
    private const string PlainLevels = "_.-~=+*#";

    // Counters of the health message that are 0 on a node that is well.
    private static readonly string[] Troubles = ["dropped", .. Enum.GetValues<Quality>().Where(static one => one != Quality.Ok).Select(Words.Of)];

    /// <summary>All of them, from left to right.</summary>
    internal static readonly Column[] All =
    [
        new("place", 0, 8, static (node, _, _) => new TableCell(HarmlessText.Show(node.Place, 32))),
        new("status", 0, null, static (node, _, _) => Status(node)),
        new("age", 0, null, static (node, now, _) => new TableCell(Age(node, now))),
        new("values", 40, 14, static (node, _, _) => Values(node)),
        new("trend", 70, null, static (node, _, unicode) => new TableCell(Trend(node, unicode))),
        new("rev", 76, null, static (node, _, _) => new TableCell(node.Revision?.ToString(CultureInfo.InvariantCulture) ?? "")),
        new("missing", 84, null, static (node, _, _) => Missing(node)),
        new("health", 100, 6, static (node, _, _) => Health(node)),
    ];

    /// <summary>How bad a node stands: what a person must see comes first when there is no room for all.</summary>
    internal static int Concern(NodeState node) => node.IsLate ? 0 : node.Status == NodeStatus.Offline ? 1 : node.Quality is not (null or Words.Ok) ? 2 : 3;

    private static TableCell Status(NodeState node) => node.Status switch
    {
        _ when node.IsLate => new TableCell("LATE", "black on yellow"),
        NodeStatus.Online => new TableCell(Words.Online, "green"),
        NodeStatus.Offline => new TableCell(Words.Offline, "white on red"),
        _ => new TableCell("?"),
    };

    private static string Age(NodeState node, DateTimeOffset now)
    {
        string age = node.LastReadingAt is { } at ? DurationText.Of(Math.Max(0, (now - at).TotalSeconds)) : "?";
        return node.Rhythm.Interval is { } interval ? $"{age} / {DurationText.Of(interval.TotalSeconds)}" : age;
    }

    private static TableCell Values(NodeState node)
    {
        string values = string.Join("  ", node.Measurements
            .Select(static one => one.Value is { } value ? Quantities.Format(HarmlessText.Show(one.Quantity, 16), value) : "-"));
        return node.Quality is null or Words.Ok ? new TableCell(values) : new TableCell($"{values}  {HarmlessText.Show(node.Quality, 16)}", "yellow");
    }

    private static string Trend(NodeState node, bool unicode)
    {
        IReadOnlyCollection<double> trend = node.Measurements.FirstOrDefault()?.Trend ?? [];
        if (trend.Count < 2)
        {
            return "";
        }

        // A tenth of a unit is noise: it must not look like a mountain.
        double lowest = trend.Min();
        double span = Math.Max(trend.Max() - lowest, 0.7);
        string levels = unicode ? Levels : PlainLevels;
        return string.Concat(trend.Select(value => levels[(int)((value - lowest) / span * (levels.Length - 1))]));
    }

    private static TableCell Missing(NodeState node) => new(node.Missing.ToString(CultureInfo.InvariantCulture), node.Missing == 0 ? null : "yellow");

    private static TableCell Health(NodeState node)
    {
        if (node.Health is not { } health)
        {
            return new TableCell("");
        }

        string[] troubles =
            [.. Troubles.Where(name => health.Number(name) > 0).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} {health.Number(name)}"))];
        return troubles.Length == 0 ? new TableCell("well") : new TableCell(string.Join(", ", troubles), "yellow");
    }
}
