namespace Kit;

/// <summary>Somebody who waits for a happening in a <see cref="Feed{T}"/>.</summary>
internal sealed class Waiter<T>(Func<T, bool> matches, bool passesOver)
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when what came before is passed over for later waiters.</summary>
    internal bool PassesOver => passesOver;

    /// <summary>The happening, once there is one.</summary>
    internal Task<T> Item => _source.Task;

    /// <summary>True when there is one.</summary>
    internal bool IsServed => _source.Task.IsCompleted;

    /// <summary>Takes the happening if it matches.</summary>
    internal bool Take(T item)
    {
        return matches(item) && _source.TrySetResult(item);
    }
}
