namespace Station.Network;

/// <summary>The state of a link to a broker.</summary>
/// <remarks>
/// Connecting → Subscribing → Up, from each of them to Pausing when the connection ends, and from there to Connecting. Leaving and Failed are
/// final: what ends then is not established again.
/// </remarks>
internal enum LinkState
{
    /// <summary>Waits for the broker's answer to CONNECT.</summary>
    Connecting,

    /// <summary>Waits for the broker's answer to SUBSCRIBE.</summary>
    Subscribing,

    /// <summary>Connected and subscribed.</summary>
    Up,

    /// <summary>Waits before the next attempt.</summary>
    Pausing,

    /// <summary>Has been told to leave.</summary>
    Leaving,

    /// <summary>Has ended for good with a failure.</summary>
    Failed,
}
