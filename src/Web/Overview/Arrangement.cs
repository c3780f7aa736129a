using Web.Live;

namespace Web.Overview;

/// <summary>Which nodes the overview shows, and in which order.</summary>
internal static class Arrangement
{
    /// <summary>Arranges nodes.</summary>
    /// <param name="nodes">In natural order.</param>
    /// <param name="search">Words that must all occur in place, status or notes of a node; empty for all nodes.</param>
    /// <param name="isGrouped">Whether nodes are grouped by the common beginning of their places.</param>
    internal static IReadOnlyList<NodeGroup> Of(IEnumerable<NodeView> nodes, string search, bool isGrouped)
    {
        string[] words = search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        NodeView[] wanted = [.. nodes.Where(node => words.All(word => Has(node, word))).OrderBy(static node => node.Concern)];
        if (!isGrouped)
        {
            return wanted.Length == 0 ? [] : [new NodeGroup("", wanted)];
        }

        // A stable sort: groups are ordered by their most troubled node, then in natural order.
        ILookup<bool, IGrouping<string, NodeView>> groups = wanted.GroupBy(static node => node.Group).ToLookup(static group => group.Skip(1).Any());
        NodeView[] alone = [.. groups[false].SelectMany(static group => group)];
        IEnumerable<NodeGroup> together = groups[true].Select(static group => new NodeGroup(group.Key, [.. group]));
        return alone.Length == 0 ? [.. together] : [.. together, new NodeGroup("", alone)];
    }

    /// <summary>Whether some nodes share the beginning of their places, so that grouping makes a difference.</summary>
    internal static bool HasGroups(IEnumerable<NodeView> nodes) => nodes.GroupBy(static node => node.Group).Count(static group => group.Skip(1).Any()) > 1;

    private static bool Has(NodeView node, string word) => node.Place.Contains(word, StringComparison.OrdinalIgnoreCase)
        || node.Condition.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)
        || (node.Fault?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false)
        || node.Alarms.Any(alarm => alarm.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
