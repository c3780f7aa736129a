namespace Fault.Tests.Simulation;

/// <summary>A message at QoS 1 or 2 that the broker has not acknowledged in full.</summary>
internal sealed class Pending(int id, Message message)
{
    /// <summary>Its id.</summary>
    internal int Id => id;

    /// <summary>What it says.</summary>
    internal Message Message => message;

    /// <summary>Whether the broker has it and only the release is not confirmed.</summary>
    internal bool IsReleased { get; set; }

    /// <summary>How often it was sent on this connection.</summary>
    internal int Attempts { get; set; }
}
