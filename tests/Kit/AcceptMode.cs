namespace Kit;

/// <summary>What the fault proxy does with new connections. All of them are counted but those of Closed.</summary>
public enum AcceptMode
{
    /// <summary>Connects them to the broker. If that is not there they are reset.</summary>
    Forward,

    /// <summary>Accepts them and never answers.</summary>
    Silent,

    /// <summary>Accepts and resets them at once.</summary>
    Reset,

    /// <summary>Listens no more: the system refuses them.</summary>
    Closed,
}
