using Station.Contract;

namespace Station.Watch;

/// <summary>All that a watch knows of one node, as lines.</summary>
internal static class NodeDetails
{
    /// <summary>The lines.</summary>
    internal static IEnumerable<string> Lines(NodeState node, DateTimeOffset now, bool unicode)
    {
        string? status = node.IsLate ? $"LATE, says {node.StatusText}"
            : node.Status == NodeStatus.Asleep && WakeText.In(node.Health, now) is { } when ? $"{node.StatusText}, back {when}"
            : node.StatusText;
        string[] report = [.. NodeReport.Lines(node.Place, status, Reading(node, now), node.Alarms, node.Health, node.Settings)];
        string missing = node.Missing == 0 ? "none of this run" : $"{node.Missing} of this run";
        IEnumerable<string> trends = node.Measurements.Select(one => $"    {HarmlessText.Show(one.Quantity, 16),-16}  {Columns.Trend(one, unicode)}");
        string[] own = [NodeReport.Line("missing", missing), NodeReport.Line("trend", $"the last {Measurement.TrendLength} values")];
        return [report[0], report[1], .. own, .. trends, .. report[2..]];
    }

    private static string Reading(NodeState node, DateTimeOffset now)
    {
        string values = string.Join("  ", node.Measurements.Select(static one => one.Value is { } value
            ? Quantities.Format(one.Quantity, value)
            : "no " + HarmlessText.Show(one.Quantity, 16)));
        string quality = node.Quality is null or Firmware.Core.Words.Ok ? "" : $"  ({HarmlessText.Show(node.Quality, 16)})";
        string age = node.LastReadingAt is { } at ? $", {DurationText.Of(Math.Max(0, (now - at).TotalSeconds))} ago" : "";
        string every = node.Rhythm.Interval is { } interval ? $", one every {DurationText.Of(interval.TotalSeconds)}" : "";
        return values.Length == 0 ? "none yet" : values + quality + age + every;
    }
}
