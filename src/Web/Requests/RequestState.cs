namespace Web.Requests;

/// <summary>The progress of a message to a node.</summary>
public enum RequestState
{
    /// <summary>Sent, or about to be; the node has not answered.</summary>
    Waiting,

    /// <summary>The node tries the settings before it keeps them.</summary>
    OnTrial,

    /// <summary>The node did it.</summary>
    Done,

    /// <summary>The node refused, and nothing has changed.</summary>
    Refused,

    /// <summary>The node tried the settings and came back to the old ones.</summary>
    Returned,

    /// <summary>Unknown: no answer came in time.</summary>
    Open,

    /// <summary>It could not be sent.</summary>
    Failed,
}
