using System.Collections.Concurrent;

namespace Station.Network;

/// <summary>Brings a message id together with its acknowledgement, which can come before the caller has learnt the id.</summary>
internal sealed class Acknowledgements
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _open = new();

    /// <summary>Ends when the message is done.</summary>
    internal Task Expect(int id) => Meet(id).Task;

    /// <summary>A message is done.</summary>
    internal void Arrived(int id) => Meet(id).TrySetResult();

    // The second to come removes it: the id will be used again.
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
