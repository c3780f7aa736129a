using System.Text;
using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>A client library with its adapter. Messages wait until the node's mailbox is free, everything else goes past them.</summary>
internal sealed class SimulatedLink : IMqttLink
{
    private readonly World _world;
    private readonly Network _network;
    private readonly Func<string, SimulatedBroker> _brokerAt;
    private readonly ClientStyle _style;
    private readonly Outgoing _outgoing;
    private readonly Inbox _inbox;
    private Wire? _wire;
    private bool _isConnected;
    private bool _isPinging;
    private int _lastQos;

    /// <summary>Creates a client that is not connected; the broker is the one at the host that it is told.</summary>
    internal SimulatedLink(World world, Network network, Func<string, SimulatedBroker> brokerAt, ClientStyle style)
    {
        _world = world;
        _network = network;
        _brokerAt = brokerAt;
        _style = style;
        _inbox = new Inbox();
        _outgoing = new Outgoing(world, style, (id, ok) => _inbox.Put(MqttEventKind.Published, id, ok));
    }

    /// <summary>Called when there is an event.</summary>
    internal Action? Wake
    {
        set => _inbox.Wake = value;
    }

    /// <summary>Takes nothing and answers nothing any more: the process is gone, the system closes its connection.</summary>
    internal void Die()
    {
        Wake = null;
        Drop();
    }

    /// <inheritdoc/>
    public void Open(MqttConnection connection)
    {
        Drop();
        if (_style == ClientStyle.Forgets)
        {
            _outgoing.Begin();
        }

        if (_network.IsMissing)
        {
            _world.In(1, () => _inbox.Put(MqttEventKind.Failed, (int)LinkReason.NoNetwork, false));
            return;
        }

        Message will = new(connection.WillTopic, Encoding.UTF8.GetBytes(connection.WillPayload), 1, true);
        _wire = new Wire(this, _brokerAt(connection.Host), _network) { KeepAliveMs = connection.KeepAliveSeconds * 1000L, HeardMs = _world.NowMs };
        _wire.ToBroker(new Packet(PacketKind.Connect, Message: will) { Topics = [connection.ClientId] });
    }

    /// <inheritdoc/>
    public void Subscribe(string[] topics, int lastQos)
    {
        _lastQos = lastQos;
        _wire?.ToBroker(new Packet(PacketKind.Subscribe) { Topics = topics });
    }

    /// <inheritdoc/>
    public int Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (!_isConnected || !_outgoing.HasRoom)
        {
            return -1;
        }

        Message message = new(topic, payload[..length], qos, retain);
        if (qos == 0)
        {
            _wire!.ToBroker(new Packet(PacketKind.Publish, 0, message));
            return 0;
        }

        return _outgoing.Send(_wire!, message);
    }

    /// <inheritdoc/>
    public bool TryTake(MqttEvent into, bool messages) => _inbox.TryTake(into, messages);

    /// <inheritdoc/>
    public void Close()
    {
        _wire?.ToBroker(new Packet(PacketKind.Disconnect));
        Abandon();
    }

    /// <inheritdoc/>
    public void Abandon()
    {
        Drop();
        if (_style == ClientStyle.Forgets)
        {
            _outgoing.Clear();
            _inbox.PutDropped();
        }
    }

    /// <summary>A packet has come.</summary>
    internal void Receive(Wire wire, Packet packet)
    {
        if (!wire.IsOpenAtClient || wire != _wire)
        {
            return;
        }

        switch (packet.Kind)
        {
            case PacketKind.Pong:
                _isPinging = false;
                return;
            case PacketKind.Publish:
                _inbox.Hold(wire, packet);
                return;
            case PacketKind.Pubrec:
                _outgoing.Release(wire, packet.Id);
                return;
            case PacketKind.End:
                Lose(_isConnected ? LinkReason.Lost : LinkReason.Refused);
                return;
            case PacketKind.Connack when packet.Id == 0:
                _isConnected = true;
                break;
        }

        Deliver(packet);
    }

    private void Deliver(Packet packet)
    {
        switch (packet.Kind)
        {
            case PacketKind.Connack when packet.Id == 0:
                _inbox.Put(MqttEventKind.Connected, 0, packet.Flag);
                WatchKeepAlive(_wire!);
                _outgoing.SendAgain(_wire!);
                break;
            case PacketKind.Connack:
                _inbox.Put(MqttEventKind.Failed, packet.Id, false);
                break;
            case PacketKind.Suback:
                _inbox.Put(MqttEventKind.Subscribed, _lastQos, packet.Flag);
                break;
            case PacketKind.Puback or PacketKind.Pubcomp:
                _outgoing.Settle(packet.Id, true);
                break;
        }
    }

    private void WatchKeepAlive(Wire wire) => _world.In(wire.KeepAliveMs, () =>
    {
        if (wire != _wire || !_isConnected)
        {
            return;
        }

        if (_isPinging)
        {
            Lose(LinkReason.Silent);
            return;
        }

        _isPinging = true;
        wire.ToBroker(new Packet(PacketKind.Ping));
        WatchKeepAlive(wire);
    });

    private void Lose(LinkReason reason)
    {
        bool connected = _isConnected;
        Drop();
        if (connected && _style == ClientStyle.Forgets)
        {
            _outgoing.Clear();
            _inbox.Put(MqttEventKind.Dropped, 0, false);
        }

        _inbox.Put(connected ? MqttEventKind.Lost : MqttEventKind.Failed, (int)reason, false);
    }

    private void Drop()
    {
        _isConnected = false;
        _isPinging = false;
        _wire?.CloseAtClient();
        _wire = null;
    }
}
