using Station.Contract;
using Web.Live;

namespace Web.Overview;

/// <summary>How old the last reading of a node is, against how often it speaks.</summary>
internal static class AgeText
{
    /// <summary>For instance <c>8 s ago, every 10 s</c>, or of a node that sleeps <c>2 min ago, back in about 8 min</c>.</summary>
    internal static string Of(NodeView node, DateTimeOffset now)
    {
        string age = node.LastReadingAt is { } at ? DurationText.Of(Math.Max(0, (now - at).TotalSeconds)) + " ago" : "no reading yet";
        if (node.Condition == NodeCondition.Asleep && WakeText.In(node.Health, now) is { } when)
        {
            return $"{age}, back {when}";
        }

        return node.Interval is { } interval ? $"{age}, every {DurationText.Of(interval.TotalSeconds)}" : age;
    }
}
