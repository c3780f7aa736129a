using System.Collections.Concurrent;

namespace Station.Network;

/// <summary>Matches message ids with acknowledgements, which may come before the caller knows the id.</summary>
internal sealed class Acknowledgements
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _open = new();

    /// <summary>Completes when the message is done.</summary>
    internal Task Expect(int id) => Meet(id).Task;

    /// <summary>A message is done.</summary>
    internal void Arrived(int id) => Meet(id).TrySetResult();

    // Whichever comes second removes the entry: ids are reused.
    private TaskCompletionSource Meet(int id)
    {
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource source = _open.GetOrAdd(id, mine);
        if (source != mine)
        {
            _open.TryRemove(id, out _);
        }

        return source;
    }
}
