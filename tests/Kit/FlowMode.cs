namespace Kit;

/// <summary>What the fault proxy does with the bytes of one direction.</summary>
public enum FlowMode
{
    /// <summary>Hands them on.</summary>
    Pass,

    /// <summary>Hands them on after the delay of the <c>Flow</c>.</summary>
    Delay,

    /// <summary>
    /// Counts and drops them, the end of the connection included: to the other side it looks as if the cable were cut. What is dropped
    /// never comes again, so a connection that was swallowed from is good for nothing but to be cut.
    /// </summary>
    Swallow,

    /// <summary>
    /// Hands on one byte at a time with a pause of a millisecond, so that a receiver that waits reads them one by one. One that is busy
    /// finds several at once, as with any TCP.
    /// </summary>
    Slice,
}
