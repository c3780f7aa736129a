using Mqtt;
using Station.Network;

namespace Station.Chat;

/// <summary>A member in a room: connects link, transcript and screen.</summary>
internal sealed partial class ChatSession(BrokerAddress address, string root, string room, string name, IChatScreen screen, SeenIds seen)
{
    /// <summary>Seconds for the broker to acknowledge the last messages when leaving.</summary>
    private const double LeaveSeconds = 5;

    private readonly Lock _lock = new();
    private readonly RoomTopics _topics = new(root, room, name);
    private readonly Transcript _transcript = new(name, DateTimeOffset.UtcNow);
    private readonly UnsentMessages _unsent = new();
    private readonly NodeQuestions _questions = new(address, root);
    private readonly NameClash _clash = new();
    private readonly CancellationTokenSource _ended = new();
    private Task _answering = Task.CompletedTask;
    private StationException? _failure;
    private bool _hasSettled;
    private bool _hasComplained;

    /// <summary>Whether it ended because somebody else is in the room with this name.</summary>
    internal bool IsTaken { get; private set; }

    /// <summary>Stays in the room until the person leaves.</summary>
    internal async Task Run(CancellationToken cancel)
    {
        LinkOptions options = new()
        {
            ClientId = _topics.ClientId,
            KeepsSession = true,
            Reconnects = true,
            Will = new MqttWill(_topics.Who, RoomTopics.GoneBytes.ToArray(), 1, true),

            // Presence at QoS 0: the broker must not queue it for absent members, for whom it would be stale.
            Filters = [(_topics.Message, 1), (_topics.EveryWho, 0)],
        };
        using BrokerLink link = await BrokerLink.Open(address, options, this, cancel);
        await link.Settle(cancel);
        await Newcomers.FindOut(link, TimeSpan.FromSeconds(LeaveSeconds), cancel);
        lock (_lock)
        {
            _hasSettled = true;
            _transcript.SetPresence(name, RoomTopics.Here, isNews: false);
            screen.SetPeople([.. _transcript.Here]);
            screen.Welcome($"* {room} on {address}; /who shows who is here, /quit leaves", _transcript.Who());
            if (Newcomers.AreAnswered)
            {
                screen.Show("* this broker does not tell who was here before you; those who are here answer in a moment");
            }
        }

        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancel, _ended.Token);
        await ReadInput(link, end.Token);
        await Leave(link);
    }

    private Newcomers Newcomers { get; } = new(new RoomTopics(root, room, name));

    private async Task ReadInput(BrokerLink link, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            Task<string?> reading = screen.Read(end);
            await Task.WhenAny(reading, Task.Delay(Timeout.Infinite, end));
            if (!reading.IsCompleted || await reading is not { } typed || typed.Trim() == "/quit")
            {
                return;
            }

            Act(link, typed.TrimEnd(), end);
        }
    }

    private void Act(BrokerLink link, string typed, CancellationToken end)
    {
        if (typed.Length == 0)
        {
            return;
        }

        if (typed == "/who")
        {
            lock (_lock)
            {
                screen.Show(_transcript.Who());
            }
        }
        else if (typed.StartsWith('/') && !typed.StartsWith("//", StringComparison.Ordinal))
        {
            screen.Show("* /who shows who is here, /quit leaves; // at the start sends a line that begins with /");
        }
        else
        {
            Send(link, name, typed.StartsWith('/') ? typed[1..] : typed);
            if (NodeQuestions.PlaceIn(typed) is { } place && link.IsUp && !IsToPerson(typed))
            {
                _answering = Task.WhenAll(_answering, AnswerFor(link, place, end));
            }
        }
    }

    // "@Anna Lee hello": a name may contain blanks, and people do not type its capitals.
    private bool IsToPerson(string typed)
    {
        string text = typed[1..];
        lock (_lock)
        {
            return _transcript.Here.Any(one => text.StartsWith(one, StringComparison.OrdinalIgnoreCase)
                && (text.Length == one.Length || !char.IsLetterOrDigit(text[one.Length])));
        }
    }

    private void Send(BrokerLink link, string from, string text)
    {
        _unsent.Add(ChatMessage.Create(from, text, DateTimeOffset.UtcNow));
        _unsent.Pump(link, _topics.Message);
    }

    // The station of the person who asks answers for the node, and in its name: there is exactly one.
    private async Task AnswerFor(BrokerLink link, string place, CancellationToken end)
    {
        if (await _questions.Answer(link, place, end) is { } answer)
        {
            Send(link, place, answer);
        }
        else
        {
            screen.Show($"* nobody knows a node {place}");
        }
    }

    private async Task Leave(BrokerLink link)
    {
        if (_failure is { } failure)
        {
            throw failure;
        }

        await Task.WhenAny(_answering, Task.Delay(TimeSpan.FromSeconds(LeaveSeconds)));
        bool all = await _unsent.IsEmpty(TimeSpan.FromSeconds(LeaveSeconds));
        Newcomers.Leave();
        if (link.TryPublish(_topics.Who, RoomTopics.LeftBytes.Span, 1, false, out _)
            && link.TryPublish(_topics.Who, RoomTopics.GoneBytes.Span, 1, true, out Task known))
        {
            await Task.WhenAny(known, Task.Delay(TimeSpan.FromSeconds(LeaveSeconds)));
        }

        await link.Leave();
        if (!all)
        {
            throw new StationException("the broker has not acknowledged everything you said; look at the room before you say it again");
        }
    }
}
