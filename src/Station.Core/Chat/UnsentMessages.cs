using Station.Network;

namespace Station.Chat;

/// <summary>Messages that the broker has not acknowledged yet, in order. Thread-safe.</summary>
internal sealed class UnsentMessages
{
    private readonly Lock _lock = new();
    private readonly Queue<ChatMessage> _waiting = new();
    private TaskCompletionSource? _empty;
    private int _unacknowledged;

    /// <summary>Adds a message at the end.</summary>
    internal void Add(ChatMessage message)
    {
        lock (_lock)
        {
            _waiting.Enqueue(message);
        }
    }

    /// <summary>Publishes as much as the link accepts.</summary>
    internal void Pump(BrokerLink link, string topic)
    {
        lock (_lock)
        {
            while (_waiting.TryPeek(out ChatMessage? next) && link.TryPublish(topic, next.ToBytes(), 1, false, out Task acknowledged))
            {
                _waiting.Dequeue();
                _unacknowledged++;
                _ = acknowledged.ContinueWith(_ => Acknowledged(link, topic), TaskScheduler.Default);
            }
        }
    }

    /// <summary>Waits until the broker has acknowledged everything.</summary>
    /// <returns>False if that takes too long.</returns>
    internal async Task<bool> IsEmpty(TimeSpan limit)
    {
        Task empty;
        lock (_lock)
        {
            if (_waiting.Count == 0 && _unacknowledged == 0)
            {
                return true;
            }

            _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            empty = _empty.Task;
        }

        return await Task.WhenAny(empty, Task.Delay(limit)) == empty;
    }

    private void Acknowledged(BrokerLink link, string topic)
    {
        lock (_lock)
        {
            _unacknowledged--;
            if (_waiting.Count == 0 && _unacknowledged == 0)
            {
                _empty?.TrySetResult();
            }
        }

        Pump(link, topic);
    }
}
