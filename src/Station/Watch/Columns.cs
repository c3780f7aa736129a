using System.Globalization;
using Firmware.Core;
using Station.Contract;

namespace Station.Watch;

/// <summary>The columns of the table: what stands in them, and from which width of the terminal on they are shown.</summary>
internal static class Columns
{
    private const string Levels = "▁▂▃▄▅▆▇█";
    private const string PlainLevels = "_.-~=+*#";

    /// <summary>All columns, from left to right.</summary>
    internal static readonly Column[] All =
    [
        new("place", 0, 8, static (node, _, _) => new TableCell(HarmlessText.Show(node.Place, 32))),
        new("status", 0, null, static (node, _, _) => Status(node)),
        new("age / every", 30, null, static (node, now, _) => new TableCell(Age(node, now))),
        new("values", 40, 14, static (node, _, _) => Values(node)),
        new("missing", 92, null, static (node, _, _) => Missing(node)),
        new("rev", 98, null, static (node, _, _) => new TableCell(node.Revision?.ToString(CultureInfo.InvariantCulture) ?? "")),
        new("health", 62, 4, static (node, _, _) => Health(node)),
        new("trend", 120, null, static (node, _, unicode) => new TableCell(Trend(node.Measurements.FirstOrDefault(), unicode))),
    ];

    /// <summary>What the column of the status says.</summary>
    internal static string StatusText(NodeState node) => node.IsLate ? "LATE" : HarmlessText.Show(node.StatusText ?? "?", 12);

    private static TableCell Status(NodeState node) => new(StatusText(node), node.Status switch
    {
        _ when node.IsLate => "black on yellow",
        NodeStatus.Online => "green",
        NodeStatus.Asleep => "blue",
        NodeStatus.Offline => "white on red",
        _ => null,
    });

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

    /// <summary>The last values of a quantity as a picture of one line; empty where there are fewer than two.</summary>
    internal static string Trend(Measurement? measurement, bool unicode)
    {
        IReadOnlyCollection<double> trend = measurement?.Trend ?? [];
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

        string[] troubles = [.. node.Alarms.Select(static one => HarmlessText.Show($"{one.Quantity} {one.Kind}", 40)), .. HealthText.Troubles(health)];
        return troubles.Length == 0 ? new TableCell("well") : new TableCell(string.Join(", ", troubles), "yellow");
    }
}
