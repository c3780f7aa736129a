using System.Threading.Channels;
using Station;
using Station.Chat;
using Station.Contract;
using Station.Network;

namespace Web.Rooms;

/// <summary>
/// A person in a room: the chat of the terminal, with this page as its screen. All windows of one person share it, because a
/// member is one connection with one last will. What was said is kept for the next visit while the station runs.
/// </summary>
internal sealed class Visit(BrokerAddress broker, string root, string room, string name) : IChatScreen
{
    /// <summary>Most lines that are kept.</summary>
    internal const int MostLines = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Queue<RoomLine> _lines = new();
    private readonly Channel<string> _typed = Channel.CreateUnbounded<string>();
    private CancellationTokenSource _leave = new();
    private Task _stay = Task.CompletedTask;
    private int _number;

    /// <summary>There is something new to show. Raised on any thread.</summary>
    internal event Action? Changed;

    /// <summary>Open windows of this person.</summary>
    internal int Windows { get; set; }

    /// <summary>The name in this room.</summary>
    internal string Name => name;

    /// <summary>Who is here.</summary>
    internal IReadOnlyList<string> People { get; private set; } = [];

    /// <summary>Why this person is not in the room; null while they are, or are about to be.</summary>
    internal string? Failure { get; private set; }

    /// <summary>What was said and happened, oldest first.</summary>
    internal IReadOnlyList<RoomLine> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Says something, as if it were typed in a terminal.</summary>
    internal void Send(string text) => _typed.Writer.TryWrite(text);

    /// <summary>Whether this person has left the room.</summary>
    internal bool IsOver => _stay.IsCompleted;

    /// <summary>
    /// Enters the room, if not there yet; if still leaving, as soon as that is done. Keeps trying while the broker cannot be reached, until
    /// <see cref="Leave"/>.
    /// </summary>
    internal void Enter()
    {
        if (IsOver || _leave.IsCancellationRequested)
        {
            _leave = new CancellationTokenSource();
            _stay = Run(_stay, _leave.Token);
        }
    }

    /// <summary>Leaves the room.</summary>
    /// <returns>When it has left.</returns>
    internal async Task Leave()
    {
        await _leave.CancelAsync();
        await _stay;
    }

    /// <inheritdoc/>
    public void Show(params IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Add(null, null, line.TrimStart('*', ' '));
        }
    }

    /// <inheritdoc/>
    public void Show(ChatMessage message, IEnumerable<string> lines)
    {
        Add(message.Sender, message.At, string.Join('\n', message.Lines));
    }

    /// <inheritdoc/>
    public void Welcome(params IEnumerable<string> lines)
    {
        // The page shows the room, who is here and a field to type into.
    }

    /// <inheritdoc/>
    public void SetPeople(IReadOnlyList<string> here)
    {
        People = [.. here.Select(static one => HarmlessText.Show(one, ChatMessage.LongestName))];
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public async Task<string?> Read(CancellationToken end)
    {
        try
        {
            await _typed.Reader.WaitToReadAsync(end);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return !end.IsCancellationRequested && _typed.Reader.TryRead(out string? typed) ? typed : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _typed.Writer.TryComplete();

    private async Task Run(Task before, CancellationToken leave)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!leave.IsCancellationRequested)
        {
            try
            {
                using SeenIds seen = new(Path.Combine(SeenIds.DefaultFolder, new RoomTopics(root, room, name).ClientId + ".seen"));
                ChatSession session = new(broker, root, room, name, this, seen);
                if (!await Stay(session, leave))
                {
                    return;
                }
            }
            catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
            {
                Fail(unusable.Message);
                return;
            }

            await Task.WhenAny(Task.Delay(Pause, leave));
        }
    }

    // False if there is to be no further session.
    private async Task<bool> Stay(ChatSession session, CancellationToken leave)
    {
        try
        {
            Failure = null;
            await session.Run(leave);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (StationException failure)
        {
            Fail(session.IsTaken ? $"somebody else is in the room as {name}; choose another name" : failure.Message);
            return !session.IsTaken;
        }
        finally
        {
            SetPeople([]);
        }
    }

    private void Fail(string why)
    {
        Failure = why;
        Changed?.Invoke();
    }

    private void Add(string? from, DateTimeOffset? at, string text)
    {
        lock (_lock)
        {
            _lines.Enqueue(new RoomLine(++_number, from, at, text));
            if (_lines.Count > MostLines)
            {
                _ = _lines.Dequeue();
            }
        }

        Changed?.Invoke();
    }
}
