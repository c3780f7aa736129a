namespace Fault.Tests.Simulation;

/// <summary>The part of the broker that speaks with its clients.</summary>
internal sealed class Connections(World world, Mailroom mail, SimulatedBroker broker)
{
    private readonly HashSet<Wire> _wires = [];
    private readonly HashSet<string> _seen = [];

    /// <summary>Whether it has seen this client since it was started.</summary>
    internal bool HasSeen(string clientId) => _seen.Contains(clientId);

    /// <summary>The system closes all of them; nobody says a word.</summary>
    internal void Vanish()
    {
        _seen.Clear();
        foreach (Wire wire in _wires.ToArray())
        {
            Forget(wire);
            wire.CloseAtBroker();
        }
    }

    /// <summary>All of them are lost; wills are published.</summary>
    internal void LoseAll()
    {
        foreach (Wire wire in _wires.ToArray())
        {
            Lose(wire);
        }
    }

    /// <summary>Somebody else has come with this id and a clean session (MQTT 3.1.1, clauses 3.1.2.4 and 3.1.4), and is gone.</summary>
    internal void TakeOver(string clientId)
    {
        if (mail.Sessions.Remove(clientId, out BrokerSession? session) && session.Wire is { } wire)
        {
            Lose(wire);
        }
    }

    /// <summary>A packet is read.</summary>
    internal void Take(Wire wire, Packet packet)
    {
        if (packet.Kind == PacketKind.Connect)
        {
            Accept(wire, packet);
            return;
        }

        if (wire.Session is not { } session)
        {
            wire.CloseAtBroker();
            return;
        }

        switch (packet.Kind)
        {
            case PacketKind.Subscribe:
                Subscribe(wire, session, packet);
                break;
            case PacketKind.Publish:
                TakeMessage(wire, session, packet);
                break;
            case PacketKind.Pubrel:
                if (session.Incoming.Remove(packet.Id, out Message? released))
                {
                    mail.Route(released);
                }

                wire.ToClient(new Packet(PacketKind.Pubcomp, packet.Id));
                break;
            case PacketKind.Puback:
                session.Outgoing.RemoveAll(message => message.Id == packet.Id);
                break;
            case PacketKind.Ping:
                wire.ToClient(new Packet(PacketKind.Pong));
                break;
            case PacketKind.Disconnect:
                wire.Will = null;
                Lose(wire);
                break;
            case PacketKind.End:
                Lose(wire);
                break;
        }
    }

    private void Accept(Wire wire, Packet packet)
    {
        if (broker.Refusal != 0)
        {
            wire.ToClient(new Packet(PacketKind.Connack, broker.Refusal));
            wire.CloseAtBroker();
            return;
        }

        string clientId = packet.Topics[0];
        bool present = mail.Sessions.TryGetValue(clientId, out BrokerSession? session);
        if (session?.Wire is { } former)
        {
            Lose(former);
        }

        session ??= mail.Sessions[clientId] = new BrokerSession();
        session.Wire = wire;
        wire.Session = session;
        wire.Will = packet.Message;
        _wires.Add(wire);
        _seen.Add(clientId);
        WatchKeepAlive(wire);
        wire.ToClient(new Packet(PacketKind.Connack, Flag: present));
        session.Outgoing.ForEach(wire.ToClient);
    }

    private void Subscribe(Wire wire, BrokerSession session, Packet packet)
    {
        session.Topics.UnionWith(packet.Topics);
        wire.ToClient(new Packet(PacketKind.Suback, Flag: true));
        mail.SendRetained(session, packet.Topics);
    }

    private void TakeMessage(Wire wire, BrokerSession session, Packet packet)
    {
        if (packet.Message!.Qos == 2)
        {
            session.Incoming[packet.Id] = packet.Message;
            wire.ToClient(new Packet(PacketKind.Pubrec, packet.Id));
            return;
        }

        mail.Route(packet.Message);
        if (packet.Message.Qos == 1)
        {
            wire.ToClient(new Packet(PacketKind.Puback, packet.Id));
        }
    }

    private void Lose(Wire wire)
    {
        Forget(wire);
        wire.CloseAtBroker();
        if (wire.Will is { } will)
        {
            wire.Will = null;
            mail.Route(will);
        }
    }

    private void Forget(Wire wire)
    {
        _wires.Remove(wire);
        if (wire.Session?.Wire == wire)
        {
            wire.Session.Wire = null;
        }
    }

    private void WatchKeepAlive(Wire wire)
    {
        long limitMs = wire.KeepAliveMs * 3 / 2;
        world.At(wire.HeardMs + limitMs, () =>
        {
            if (!_wires.Contains(wire))
            {
                return;
            }

            if (!broker.IsFrozen && world.NowMs - wire.HeardMs >= limitMs)
            {
                Lose(wire);
            }
            else
            {
                wire.HeardMs = broker.IsFrozen ? world.NowMs : wire.HeardMs;
                WatchKeepAlive(wire);
            }
        });
    }
}
