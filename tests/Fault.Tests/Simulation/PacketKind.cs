namespace Fault.Tests.Simulation;

/// <summary>What travels between client and broker. The first and the last stand for TCP's SYN and FIN or RST.</summary>
internal enum PacketKind
{
    Connect,
    Connack,
    Subscribe,
    Suback,
    Publish,
    Puback,
    Pubrec,
    Pubrel,
    Pubcomp,
    Ping,
    Pong,
    Disconnect,
    End,
}
