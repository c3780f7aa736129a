namespace Station.Chat;

/// <summary>Whether a member is in the room.</summary>
internal enum Presence
{
    /// <summary>Never seen.</summary>
    Unknown,

    /// <summary>In the room.</summary>
    Here,

    /// <summary>Has left.</summary>
    Left,

    /// <summary>Has lost the connection: the broker has published the last will.</summary>
    Gone,
}
