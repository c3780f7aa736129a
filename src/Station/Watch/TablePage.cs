namespace Station.Watch;

/// <summary>What a watch shows on a terminal.</summary>
internal enum TablePage
{
    /// <summary>All nodes, one a line.</summary>
    Nodes,

    /// <summary>One node with all that is known of it.</summary>
    Details,

    /// <summary>What the columns mean and what the keys do.</summary>
    Help,
}
