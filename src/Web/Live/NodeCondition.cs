namespace Web.Live;

/// <summary>The condition of a node, most urgent first.</summary>
public enum NodeCondition
{
    /// <summary>Its reading is overdue.</summary>
    Late,

    /// <summary>It has left, or the broker has published its last will.</summary>
    Offline,

    /// <summary>It is online.</summary>
    Online,

    /// <summary>It sleeps between two readings.</summary>
    Asleep,

    /// <summary>It has no status: perhaps another device that does not follow the contract.</summary>
    Unknown,
}
