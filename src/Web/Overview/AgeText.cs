using Station.Contract;
using Web.Live;

namespace Web.Overview;

/// <summary>How old the last reading of a node is, against how often it speaks.</summary>
internal static class AgeText
{
    /// <summary>For instance <c>8 s ago, every 10 s</c>.</summary>
    internal static string Of(NodeView node, DateTimeOffset now)
    {
        string age = node.LastReadingAt is { } at ? DurationText.Of(Math.Max(0, (now - at).TotalSeconds)) + " ago" : "no reading yet";
        return node.Interval is { } interval ? $"{age}, every {DurationText.Of(interval.TotalSeconds)}" : age;
    }
}
