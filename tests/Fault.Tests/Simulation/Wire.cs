namespace Fault.Tests.Simulation;

/// <summary>One TCP connection.</summary>
internal sealed class Wire(SimulatedLink client, SimulatedBroker broker, Network network)
{
    /// <summary>Whether the client still counts on it.</summary>
    internal bool IsOpenAtClient { get; private set; } = true;

    /// <summary>Whether the broker still counts on it.</summary>
    internal bool IsOpenAtBroker { get; private set; } = true;

    /// <summary>Whether bytes of it have vanished for good, which nobody knows until the next ones are sent.</summary>
    internal bool IsDamaged { get; private set; }

    /// <summary>The session, once the broker has accepted it.</summary>
    internal BrokerSession? Session { get; set; }

    /// <summary>Last will of it.</summary>
    internal Message? Will { get; set; }

    /// <summary>When the broker last heard of the client.</summary>
    internal long HeardMs { get; set; }

    /// <summary>In milliseconds.</summary>
    internal long KeepAliveMs { get; set; }

    /// <summary>The client sends.</summary>
    internal void ToBroker(Packet packet)
    {
        if ((IsOpenAtClient || packet.Kind == PacketKind.End) && IsWhole(toBroker: true))
        {
            network.Carry(true, packet.Bytes, () => Deliver(packet));
        }
    }

    /// <summary>The broker sends.</summary>
    internal void ToClient(Packet packet)
    {
        if ((IsOpenAtBroker || packet.Kind == PacketKind.End) && IsWhole(toBroker: false))
        {
            network.Carry(false, packet.Bytes, () => client.Receive(this, packet));
        }
    }

    /// <summary>The client closes.</summary>
    internal void CloseAtClient()
    {
        if (IsOpenAtClient)
        {
            IsOpenAtClient = false;
            ToBroker(new Packet(PacketKind.End));
        }
    }

    /// <summary>The broker closes.</summary>
    internal void CloseAtBroker()
    {
        if (IsOpenAtBroker)
        {
            IsOpenAtBroker = false;
            ToClient(new Packet(PacketKind.End));
        }
    }

    // Nobody repeats the SYN of a connection that was given up.
    private void Deliver(Packet packet)
    {
        if (packet.Kind != PacketKind.Connect || IsOpenAtClient)
        {
            broker.Receive(this, packet);
        }
    }

    // TCP numbers its bytes: after some have vanished for good no later ones count, and the connection ends.
    private bool IsWhole(bool toBroker)
    {
        if (network.Swallows(toBroker))
        {
            IsDamaged = true;
        }
        else if (IsDamaged)
        {
            network.Carry(true, 0, () => broker.Receive(this, new Packet(PacketKind.End)));
            network.Carry(false, 0, () => client.Receive(this, new Packet(PacketKind.End)));
            return false;
        }

        return true;
    }
}
