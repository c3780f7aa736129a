namespace Fault.Tests.Simulation;

/// <summary>The messages at QoS 1 and 2 of a client that are not acknowledged in full.</summary>
internal sealed class Outgoing(World world, ClientStyle style, Action<int, bool> answered)
{
    private const int RetryMs = 1000;
    private const int Attempts = 3;
    private const int Most = 64;

    private readonly List<Pending> _pending = [];
    private int _lastId;

    /// <summary>Whether one more may be sent.</summary>
    internal bool HasRoom => _pending.Count < Most;

    /// <summary>Forgets all of them.</summary>
    internal void Clear() => _pending.Clear();

    /// <summary>A client of its own begins with the first id.</summary>
    internal void Begin() => _lastId = 0;

    /// <summary>Sends a message for the first time.</summary>
    /// <returns>Its id.</returns>
    internal int Send(Wire wire, Message message)
    {
        _lastId = _lastId == ushort.MaxValue ? 1 : _lastId + 1;
        Pending pending = new(_lastId, message);
        _pending.Add(pending);
        Send(wire, pending);
        return pending.Id;
    }

    /// <summary>Sends all of them again, in order.</summary>
    internal void SendAgain(Wire wire) => _pending.ForEach(pending => Send(wire, pending));

    /// <summary>The broker has a QoS 2 message: it is released.</summary>
    internal void Release(Wire wire, int id)
    {
        if (_pending.Find(pending => pending.Id == id) is { } received)
        {
            received.IsReleased = true;
            wire.ToBroker(new Packet(PacketKind.Pubrel, id));
        }
    }

    /// <summary>One is done with.</summary>
    internal void Settle(int id, bool ok)
    {
        if (_pending.RemoveAll(pending => pending.Id == id) > 0)
        {
            answered(id, ok);
        }
    }

    private void Send(Wire wire, Pending pending)
    {
        wire.ToBroker(pending.IsReleased ? new Packet(PacketKind.Pubrel, pending.Id) : new Packet(PacketKind.Publish, pending.Id, pending.Message));
        if (style == ClientStyle.Forgets)
        {
            pending.Attempts++;
            world.In(RetryMs, () => Retry(wire, pending));
        }
    }

    private void Retry(Wire wire, Pending pending)
    {
        if (!wire.IsOpenAtClient || !_pending.Contains(pending))
        {
            return;
        }

        if (pending.Attempts < Attempts)
        {
            Send(wire, pending);
        }
        else
        {
            Settle(pending.Id, false);
        }
    }
}
