using Firmware.Core;

namespace Fault.Tests.Simulation;

/// <summary>The node's mailbox as an adapter keeps it: messages wait until there is room for one, everything else goes past them.</summary>
internal sealed class Inbox
{
    private readonly MqttEventQueue _queue = new();
    private readonly Queue<(Wire Wire, Packet Packet)> _held = new();

    /// <summary>Called when there is an event.</summary>
    internal Action? Wake { get; set; }

    /// <summary>An event that is no message.</summary>
    internal void Put(MqttEventKind kind, int value, bool ok)
    {
        _queue.Put(kind, value, ok);
        Wake?.Invoke();
    }

    /// <summary>Every id is void.</summary>
    internal void PutDropped() => _queue.PutLast(MqttEventKind.Dropped);

    /// <summary>A message. It is acknowledged when it has been handed over.</summary>
    internal void Hold(Wire wire, Packet packet)
    {
        _held.Enqueue((wire, packet));
        PutHeld();
    }

    /// <summary>The node takes an event.</summary>
    internal bool TryTake(MqttEvent into, bool messages)
    {
        bool taken = _queue.TryTake(into, messages);
        PutHeld();
        return taken;
    }

    private void PutHeld()
    {
        while (_queue.HasMessageRoom && _held.TryDequeue(out (Wire Wire, Packet Packet) next))
        {
            if (!next.Wire.IsOpenAtClient)
            {
                continue;
            }

            Message message = next.Packet.Message!;
            _queue.PutMessage(message.Topic, [.. message.Payload], message.Payload.Length, next.Packet.Flag);
            Wake?.Invoke();
            next.Wire.ToBroker(new Packet(PacketKind.Puback, next.Packet.Id));
        }
    }
}
