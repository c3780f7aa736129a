namespace Station.Watch;

/// <summary>What the status topic says.</summary>
internal enum NodeStatus
{
    /// <summary>None yet: perhaps another device that does not follow the contract.</summary>
    Unknown,

    /// <summary><c>online</c>.</summary>
    Online,

    /// <summary><c>asleep</c>: it wakes by itself.</summary>
    Asleep,

    /// <summary><c>offline</c>: it has left, or the broker has given it up.</summary>
    Offline,
}
