using Station.Network;

namespace Station.Chat;

/// <summary>
/// Presence on a broker that sends no retained messages to a wildcard subscription, such as RabbitMQ 3.10: members who see a newcomer
/// publish their presence again. On other brokers nobody does. Thread-safe.
/// </summary>
internal sealed class Newcomers(RoomTopics topics)
{
    /// <summary>Milliseconds before a member answers, at random, so that a full room does not answer at once.</summary>
    private const int SoonestAnswerMs = 50;
    private const int LatestAnswerMs = 500;

    private readonly Lock _lock = new();
    private Task _announced = Task.CompletedTask;
    private BrokerLink? _link;
    private bool _isAnswering;
    private bool _hasLeft;
    private volatile bool _areTold;
    private volatile bool _areAnswered;

    /// <summary>Whether members have to tell newcomers, because this broker does not.</summary>
    internal bool AreAnswered => _areAnswered;

    /// <summary>Publishes the presence of this member.</summary>
    internal void Announce(BrokerLink link)
    {
        lock (_lock)
        {
            _link = link;
            link.TryPublish(topics.Who, RoomTopics.HereBytes.Span, 1, true, out _announced);
        }
    }

    /// <summary>The broker has sent a retained presence.</summary>
    internal void WereTold() => _areTold = true;

    /// <summary>
    /// Finds out whether this broker sends retained messages to a wildcard. An empty room holds at least the presence of this member.
    /// </summary>
    /// <param name="link">That is up.</param>
    /// <param name="limit">Time limit for the broker to acknowledge the presence.</param>
    /// <param name="cancel">Ends it early.</param>
    internal async Task FindOut(BrokerLink link, TimeSpan limit, CancellationToken cancel)
    {
        if (!_areTold)
        {
            await Task.WhenAny(_announced, Task.Delay(limit, cancel));
            await link.Subscribe(0, topics.EveryWho);
            await link.Settle(cancel);
        }

        _areAnswered = !_areTold;
    }

    /// <summary>A member has come. Members who know this one see nothing new in its answer, so no answer is answered more than once.</summary>
    internal void Came()
    {
        lock (_lock)
        {
            if (_areAnswered && !_isAnswering)
            {
                _isAnswering = true;
                _ = ShowPresence();
            }
        }
    }

    /// <summary>This member leaves: its presence is published no more.</summary>
    internal void Leave()
    {
        lock (_lock)
        {
            _hasLeft = true;
        }
    }

    private async Task ShowPresence()
    {
        await Task.Delay(Random.Shared.Next(SoonestAnswerMs, LatestAnswerMs));
        lock (_lock)
        {
            _isAnswering = false;
            if (!_hasLeft)
            {
                _link?.TryPublish(topics.Who, RoomTopics.HereBytes.Span, 1, true, out _);
            }
        }
    }
}
