namespace Fault.Tests.Simulation;

/// <summary>One packet.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Id">The message id, or the code of a CONNACK.</param>
/// <param name="Message">Of a PUBLISH.</param>
/// <param name="Flag">Session present, subscription granted, or retained.</param>
internal sealed record Packet(PacketKind Kind, int Id = 0, Message? Message = null, bool Flag = false)
{
    // Its header and message id.
    private const int Least = 4;

    /// <summary>Its length on the wire, roughly.</summary>
    internal int Bytes => Least + (Message is null ? 0 : Message.Topic.Length + Message.Payload.Length) + Topics.Sum(topic => topic.Length);

    /// <summary>Of a SUBSCRIBE.</summary>
    internal string[] Topics { get; init; } = [];
}
