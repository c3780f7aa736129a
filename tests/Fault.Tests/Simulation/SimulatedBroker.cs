namespace Fault.Tests.Simulation;

/// <summary>
/// An MQTT 3.1.1 broker as mosquitto is: it hands a QoS 2 message on when that is released, sends to a subscriber before it acknowledges
/// to the publisher, keeps sessions, and publishes a will after one and a half keep-alives.
/// </summary>
internal sealed class SimulatedBroker
{
    private readonly World _world;
    private readonly Mailroom _mail = new();
    private readonly Connections _connections;
    private readonly List<(Wire Wire, Packet Packet)> _unread = [];

    /// <summary>Creates a broker that runs.</summary>
    internal SimulatedBroker(World world)
    {
        _world = world;
        _connections = new Connections(world, _mail, this);
    }

    /// <summary>What it keeps for later subscribers.</summary>
    internal Dictionary<string, Message> Retained => _mail.Retained;

    /// <summary>Is told every message that it hands on.</summary>
    internal Action<Message>? Published
    {
        get => _mail.Published;
        set => _mail.Published = value;
    }

    /// <summary>Moments of attempts to connect, answered or not.</summary>
    internal List<long> Attempts { get; } = [];

    /// <summary>Whether it runs.</summary>
    internal bool IsUp { get; private set; } = true;

    /// <summary>Whether it keeps sessions and retained messages when it is killed.</summary>
    internal bool IsPersistent { get; set; } = true;

    /// <summary>Messages that it had received at QoS 2, and not handed on yet, when it was killed and kept nothing.</summary>
    internal int Forgotten { get; private set; }

    /// <summary>Takes packets and does nothing with them yet.</summary>
    internal bool IsFrozen { get; private set; }

    /// <summary>The code of every CONNACK.</summary>
    internal int Refusal { get; set; }

    /// <summary>Whether a connection of this client stands, as the broker sees it.</summary>
    internal bool HasConnection(string clientId) => _mail.Sessions.TryGetValue(clientId, out BrokerSession? session) && session.Wire is not null;

    /// <summary>Whether everything sent on the connection of this client arrives.</summary>
    internal bool HasSoundConnection(string clientId) => HasConnection(clientId) && !_mail.Sessions[clientId].Wire!.IsDamaged;

    /// <summary>Whether it has seen this client since it was started: wills do not outlive a broker.</summary>
    internal bool KnowsWillOf(string clientId) => _connections.HasSeen(clientId);

    /// <summary>It ends at once: no wills, no goodbyes. The system closes its connections.</summary>
    internal void Kill()
    {
        IsUp = false;
        Thaw(read: false);
        _connections.Vanish();
        if (!IsPersistent)
        {
            Forgotten += _mail.Sessions.Values.Sum(session => session.Incoming.Count);
            _mail.Clear();
        }
    }

    /// <summary>It runs again.</summary>
    internal void Start() => IsUp = true;

    /// <summary>It stands still; the system goes on taking bytes for it.</summary>
    internal void Freeze() => IsFrozen = true;

    /// <summary>It goes on.</summary>
    internal void Thaw(bool read = true)
    {
        IsFrozen = false;
        (Wire Wire, Packet Packet)[] unread = [.. _unread];
        _unread.Clear();
        foreach ((Wire wire, Packet packet) in read ? unread : [])
        {
            Receive(wire, packet);
        }
    }

    /// <summary>Cuts every connection: as a proxy between that restarts.</summary>
    internal void CutAll() => _connections.LoseAll();

    /// <summary>Somebody else connects with this id and a clean session, and goes again: the connection and the session of the client are gone.</summary>
    internal void TakeOver(string clientId) => _connections.TakeOver(clientId);

    /// <summary>A message of somebody else.</summary>
    internal void Publish(string topic, byte[] payload, bool retain = false) => _mail.Route(new Message(topic, payload, 1, retain));

    /// <summary>A packet has come.</summary>
    internal void Receive(Wire wire, Packet packet)
    {
        if (packet.Kind == PacketKind.Connect)
        {
            Attempts.Add(_world.NowMs);
        }

        if (!IsUp || !wire.IsOpenAtBroker)
        {
            wire.CloseAtBroker();
        }
        else if (IsFrozen)
        {
            _unread.Add((wire, packet));
        }
        else
        {
            wire.HeardMs = _world.NowMs;
            _connections.Take(wire, packet);
        }
    }
}
