namespace VirtualDevice;

/// <summary>What can be wrong with a simulated part.</summary>
internal enum SensorFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It does not answer in time.</summary>
    Timeout,

    /// <summary>A bit of what it sends is wrong.</summary>
    Checksum,

    /// <summary>It returns a value that it cannot measure.</summary>
    Range,

    /// <summary>It sends the same again and again.</summary>
    Stuck,

    /// <summary>It is unplugged.</summary>
    Absent,
}
