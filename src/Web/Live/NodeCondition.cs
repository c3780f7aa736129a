namespace Web.Live;

/// <summary>How a node stands, the most pressing first.</summary>
public enum NodeCondition
{
    /// <summary>It should have spoken and did not.</summary>
    Late,

    /// <summary>It has left, or the broker has given it up.</summary>
    Offline,

    /// <summary>It is there.</summary>
    Online,

    /// <summary>It sleeps between two readings.</summary>
    Asleep,

    /// <summary>It has no status: perhaps another device, which does not speak the contract.</summary>
    Unknown,
}
