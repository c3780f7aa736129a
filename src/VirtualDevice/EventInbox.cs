using Firmware.Core;

namespace VirtualDevice;

/// <summary>
/// What the client's thread leaves for the node's loop. While it is full the client's thread waits, which makes the broker wait as well.
/// </summary>
internal sealed class EventInbox
{
    private readonly object _gate = new();
    private readonly Action _wake;
    private readonly MqttEventQueue _queue = new();
    private readonly Queue<(string Topic, byte[]? Payload, int Length, bool Retained)> _held = new();
    private long _put;
    private long _taken;
    private long _staleUpTo;

    /// <summary>Creates an empty inbox.</summary>
    /// <param name="wake">Called from the client's thread when there is an event.</param>
    public EventInbox(Action wake) => _wake = wake;

    /// <summary>Adds an event that is no message.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="value">See <see cref="MqttEventQueue.Put"/>.</param>
    /// <param name="ok">See <see cref="MqttEventQueue.Put"/>.</param>
    /// <param name="wanted">Whether somebody still wants it; asked again after each <see cref="Reconsider"/>.</param>
    public void Put(MqttEventKind kind, int value, bool ok, Func<bool> wanted)
    {
        lock (_gate)
        {
            while (wanted() && !_queue.HasRoom)
            {
                Monitor.Wait(_gate);
            }

            if (!wanted())
            {
                return;
            }

            _queue.Put(kind, value, ok);
            _put++;
        }

        _wake();
    }

    /// <summary>Adds a message.</summary>
    /// <param name="topic">See <see cref="MqttEvent.Topic"/>.</param>
    /// <param name="payload">See <see cref="MqttEvent.Payload"/>.</param>
    /// <param name="length">See <see cref="MqttEvent.Length"/>.</param>
    /// <param name="retained">See <see cref="MqttEvent.Retained"/>.</param>
    /// <param name="waits">Whether it may wait for room; asked again after each <see cref="Reconsider"/>.</param>
    public void PutMessage(string topic, byte[]? payload, int length, bool retained, Func<bool> waits)
    {
        lock (_gate)
        {
            while (waits() && !_queue.HasMessageRoom)
            {
                Monitor.Wait(_gate);
            }

            // libmosquitto has acknowledged it already, so it must not be lost because its connection is about to end.
            _held.Enqueue((topic, payload, length, retained));
            PutHeld();
        }

        _wake();
    }

    /// <summary>Adds the event that no message id counts any more. Never waits: the node's own loop calls it.</summary>
    public void PutDropped()
    {
        lock (_gate)
        {
            _queue.PutLast(MqttEventKind.Dropped);
            _put++;
        }
    }

    /// <summary>What was told of the connection up to now is not to be taken any more: it ends. Messages and acknowledgements still are.</summary>
    public void ForgetConnection()
    {
        lock (_gate)
        {
            _staleUpTo = _put;
        }
    }

    /// <summary>Somebody no longer wants something: lets the client's thread look again whether it has to wait.</summary>
    public void Reconsider()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes the next event: see <see cref="IMqttLink.TryTake"/>.</summary>
    public bool TryTake(MqttEvent into, bool messages)
    {
        lock (_gate)
        {
            while (_queue.TryTake(into, messages))
            {
                PutHeld();
                Monitor.PulseAll(_gate);
                if (!IsStale(into.Kind))
                {
                    return true;
                }
            }

            return false;
        }
    }

    // A message may be passed by what came behind it, so it is not counted.
    private bool IsStale(MqttEventKind kind)
    {
        _taken += kind == MqttEventKind.Message ? 0 : 1;
        return _taken <= _staleUpTo && kind is not (MqttEventKind.Message or MqttEventKind.Published or MqttEventKind.Dropped);
    }

    private void PutHeld()
    {
        if (_held.Count > 0 && _queue.HasMessageRoom)
        {
            (string topic, byte[]? payload, int length, bool retained) = _held.Dequeue();
            _queue.PutMessage(topic, payload, length, retained);
        }
    }
}
