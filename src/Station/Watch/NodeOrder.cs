using Firmware.Core;
using Station.Contract;

namespace Station.Watch;

/// <summary>In which order nodes are shown: troubled ones first, and each kind as people count, flat-2 before flat-10.</summary>
internal static class NodeOrder
{
    /// <summary>One row in this many of the first page is reserved for healthy nodes, so that they are always in sight.</summary>
    private const int WellShare = 3;

    // From the worst on.
    private enum Concern
    {
        Late,
        Alarm,
        Faulty,
        Offline,
        None,
    }

    /// <summary>All nodes in their order.</summary>
    /// <param name="nodes">Those to show.</param>
    /// <param name="rows">Of the first page.</param>
    internal static IReadOnlyList<NodeState> Arrange(IEnumerable<NodeState> nodes, int rows)
    {
        NodeState[] all = [.. nodes.OrderBy(ConcernOf).ThenBy(static node => node.Place, NaturalOrder.Comparer)];
        int troubled = all.Count(static node => ConcernOf(node) != Concern.None);
        int shown = rows - Math.Min(all.Length - troubled, Math.Max(1, rows / WellShare));
        if (all.Length <= rows || troubled <= shown)
        {
            return all;
        }

        // Behind the troubled ones of the first page come those that are well on it, and then all others.
        NodeState[] well = all[troubled..Math.Min(all.Length, troubled + rows - shown)];
        return [.. all[..shown], .. well, .. all[shown..troubled], .. all[(troubled + well.Length)..]];
    }

    private static Concern ConcernOf(NodeState node) => node.IsLate ? Concern.Late
        : node.Status == NodeStatus.Offline ? Concern.Offline
        : node.Alarms.Count > 0 ? Concern.Alarm
        : node.Quality is not (null or Words.Ok) ? Concern.Faulty
        : Concern.None;
}
