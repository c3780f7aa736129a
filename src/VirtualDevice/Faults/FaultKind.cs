namespace VirtualDevice.Faults;

/// <summary>What a line of a fault script does.</summary>
internal enum FaultKind
{
    /// <summary>Something is wrong with the sensor, or nothing any more.</summary>
    Sensor,

    /// <summary>Something is wrong with the connection to the broker, or nothing any more.</summary>
    Link,

    /// <summary>The wall clock is wrong by so many seconds.</summary>
    Clock,

    /// <summary>Another client connects with the node's id.</summary>
    Takeover,

    /// <summary>The sensor's adapter never returns from a read.</summary>
    Loop,

    /// <summary>The power fails and returns.</summary>
    Power,
}
