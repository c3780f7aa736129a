namespace VirtualDevice.Faults;

/// <summary>What can be wrong with the connection to the broker.</summary>
internal enum LinkFault
{
    /// <summary>Nothing.</summary>
    Ok,

    /// <summary>A cable is pulled: nothing gets through, and neither side notices.</summary>
    Down,

    /// <summary>Only what the broker says does not get through.</summary>
    Deaf,

    /// <summary>Nobody listens; what was connected is cut.</summary>
    Refused,

    /// <summary>One byte at a time.</summary>
    Slow,

    /// <summary>Every connection is cut, once.</summary>
    Cut,
}
