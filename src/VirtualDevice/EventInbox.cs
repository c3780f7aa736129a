using Firmware.Core;

namespace VirtualDevice;

/// <summary>
/// Events from the client to the node's loop. While it is full the client reads nothing more, so the broker has to wait as well.
/// </summary>
internal sealed class EventInbox
{
    private readonly object _gate = new();
    private readonly Action _wake;
    private readonly MqttEventQueue _queue = new();
    private readonly List<(TaskCompletionSource Room, bool ForMessage)> _waiting = [];
    private long _put;
    private long _taken;
    private long _staleUpTo;

    /// <summary>Creates an empty inbox.</summary>
    /// <param name="wake">Called when there is an event, by the client.</param>
    public EventInbox(Action wake) => _wake = wake;

    /// <summary>Ends when there is room for one more. The client asks before each event, and only one client at a time has events.</summary>
    public ValueTask WaitForRoom(bool forMessage)
    {
        lock (_gate)
        {
            if (HasRoom(forMessage))
            {
                return ValueTask.CompletedTask;
            }

            TaskCompletionSource room = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((room, forMessage));
            return new ValueTask(room.Task);
        }
    }

    /// <summary>Adds any event but a message.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="value">See <see cref="MqttEventQueue.Put"/>.</param>
    /// <param name="ok">See <see cref="MqttEventQueue.Put"/>.</param>
    public void Put(MqttEventKind kind, int value, bool ok)
    {
        lock (_gate)
        {
            // The node itself does not wait for room, and what is there already tells it enough.
            if (!_queue.HasRoom)
            {
                return;
            }

            _queue.Put(kind, value, ok);
            _put++;
        }

        _wake();
    }

    /// <summary>Adds a message. There must be room.</summary>
    /// <param name="topic">See <see cref="MqttEvent.Topic"/>.</param>
    /// <param name="payload">See <see cref="MqttEvent.Payload"/>.</param>
    /// <param name="length">See <see cref="MqttEvent.Length"/>.</param>
    /// <param name="retained">See <see cref="MqttEvent.Retained"/>.</param>
    public void PutMessage(string topic, byte[]? payload, int length, bool retained)
    {
        lock (_gate)
        {
            _queue.PutMessage(topic, payload, length, retained);
        }

        _wake();
    }

    /// <summary>Adds the event that voids all message ids. Never waits: the node's own loop calls it.</summary>
    public void PutDropped()
    {
        lock (_gate)
        {
            _queue.PutLast(MqttEventKind.Dropped);
            _put++;
        }
    }

    /// <summary>The connection ends: what was reported about it so far is void. Messages and acknowledgements are still delivered.</summary>
    public void ForgetConnection()
    {
        lock (_gate)
        {
            _staleUpTo = _put;
        }
    }

    /// <summary>Takes the next event: see <see cref="IMqttLink.TryTake"/>.</summary>
    public bool TryTake(MqttEvent into, bool messages)
    {
        lock (_gate)
        {
            while (_queue.TryTake(into, messages))
            {
                _waiting.RemoveAll(one => HasRoom(one.ForMessage) && one.Room.TrySetResult());
                if (!IsStale(into.Kind))
                {
                    return true;
                }
            }

            return false;
        }
    }

    // Later events may overtake a message, so it does not count.
    private bool IsStale(MqttEventKind kind)
    {
        _taken += kind == MqttEventKind.Message ? 0 : 1;
        return _taken <= _staleUpTo && kind is not (MqttEventKind.Message or MqttEventKind.Published or MqttEventKind.Dropped);
    }

    private bool HasRoom(bool forMessage) => forMessage ? _queue.HasMessageRoom : _queue.HasRoom;
}
