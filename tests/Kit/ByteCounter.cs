namespace Kit;

/// <summary>Counts bytes and lets a test wait for a number of them.</summary>
public sealed class ByteCounter
{
    private readonly Lock _lock = new();
    private readonly List<(long Count, TaskCompletionSource Source)> _waiters = [];
    private long _count;

    /// <summary>Bytes up to now.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Adds bytes.</summary>
    public void Add(long bytes)
    {
        lock (_lock)
        {
            Volatile.Write(ref _count, _count + bytes);
            foreach ((long _, TaskCompletionSource source) in _waiters.Where(waiter => waiter.Count <= _count))
            {
                source.SetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Count <= _count);
        }
    }

    /// <summary>Waits until at least so many have come.</summary>
    public Task Reaches(long count)
    {
        TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_count >= count)
            {
                return Task.CompletedTask;
            }

            _waiters.Add((count, source));
        }

        return Limits.Reached(source.Task, $"{count} bytes (there are {Count})");
    }
}
