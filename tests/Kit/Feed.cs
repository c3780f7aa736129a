namespace Kit;

/// <summary>
/// What happened, in order, for a test to wait for: log lines, messages, events. Thread safe. A wait that is over its limit fails the
/// test and shows everything that did happen.
/// </summary>
/// <typeparam name="T">One happening. Its text goes into the failure message.</typeparam>
public sealed class Feed<T>(string name)
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    private readonly Lock _lock = new();
    private readonly List<T> _items = [];
    private readonly List<Waiter<T>> _waiters = [];
    private int _next;

    /// <summary>Everything up to now.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _items];
            }
        }
    }

    /// <summary>Adds a happening. From any thread.</summary>
    public void Add(T item)
    {
        lock (_lock)
        {
            _items.Add(item);
            _ = _waiters.RemoveAll(waiter => Offer(waiter, _items.Count - 1));
        }
    }

    /// <summary>The first that matches after the one returned last; what lies between is passed over.</summary>
    /// <param name="matches">Which one.</param>
    /// <param name="what">For the failure message.</param>
    /// <param name="limit">How long to wait; <see cref="Limits.Hang"/> if not given, and <see cref="Limits.Absence"/> for what may well not come.</param>
    public Task<T> Next(Func<T, bool> matches, string what, TimeSpan? limit = null)
    {
        return Find(matches, passOver: true, what, limit ?? Limits.Hang, Never);
    }

    /// <summary>The first that matches after the one returned last; fails when nothing more can come.</summary>
    /// <param name="matches">Which one.</param>
    /// <param name="what">For the failure message.</param>
    /// <param name="end">Is completed behind the last happening.</param>
    public Task<T> NextBefore(Func<T, bool> matches, string what, Task end)
    {
        return Find(matches, passOver: true, what, Limits.Hang, end);
    }

    /// <summary>The first of all that matches, also one that Next has returned or passed over. Does not change what Next returns.</summary>
    public Task<T> Seen(Func<T, bool> matches, string what)
    {
        return Find(matches, passOver: false, what, Limits.Hang, Never);
    }

    /// <summary>The next one, whatever it is.</summary>
    public Task<T> Next(string what)
    {
        return Next(_ => true, what);
    }

    /// <summary>The happenings as lines of text.</summary>
    public override string ToString()
    {
        return $"{name}:{Environment.NewLine}{string.Join(Environment.NewLine, All)}";
    }

    private async Task<T> Find(Func<T, bool> matches, bool passOver, string what, TimeSpan limit, Task end)
    {
        Waiter<T> waiter = new(matches, passOver);
        Enlist(waiter);
        string why = "Ended before";
        try
        {
            _ = await Task.WhenAny(waiter.Item, end).WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            why = $"Not within {limit.TotalSeconds} s";
        }

        lock (_lock)
        {
            _ = _waiters.Remove(waiter);
        }

        return waiter.IsServed ? await waiter.Item : throw new AssertFailedException($"{why}: {what}. {this}");
    }

    private void Enlist(Waiter<T> waiter)
    {
        lock (_lock)
        {
            for (int i = waiter.PassesOver ? _next : 0; i < _items.Count && !waiter.IsServed; i++)
            {
                _ = Offer(waiter, i);
            }

            if (!waiter.IsServed)
            {
                _waiters.Add(waiter);
            }
        }
    }

    private bool Offer(Waiter<T> waiter, int index)
    {
        bool taken = waiter.Take(_items[index]);
        if (taken && waiter.PassesOver)
        {
            _next = index + 1;
        }

        return taken;
    }
}
