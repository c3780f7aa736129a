using Station.Network;

namespace Station.Chat;

/// <summary>
/// Who is here, on a broker that sends nothing kept to a wildcard, as RabbitMQ 3.10: there a newcomer is not told, so members who see
/// somebody come say again that they are here. On other brokers nobody does. From any thread.
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

    /// <summary>Whether this broker tells newcomers nothing, so that members do.</summary>
    internal bool AreAnswered => _areAnswered;

    /// <summary>Says that this member is here.</summary>
    internal void Announce(BrokerLink link)
    {
        lock (_lock)
        {
            _link = link;
            link.TryPublish(topics.Who, RoomTopics.HereBytes.Span, 1, true, out _announced);
        }
    }

    /// <summary>The broker has sent the presence of somebody that it had kept.</summary>
    internal void WereTold() => _areTold = true;

    /// <summary>
    /// Finds out whether this broker tells. In an empty room it keeps nothing but our own presence, once it has it: is that sent to a wildcard?
    /// </summary>
    /// <param name="link">That is up.</param>
    /// <param name="limit">For the broker to have our presence.</param>
    /// <param name="cancel">Ends it early.</param>
    internal async Task FindOut(BrokerLink link, TimeSpan limit, CancellationToken cancel)
    {
        if (!_areTold)
        {
            await Task.WhenAny(_announced, Task.Delay(limit, cancel));
            await link.Ask(0, topics.EveryWho);
            await link.Settle(cancel);
        }

        _areAnswered = !_areTold;
    }

    /// <summary>Somebody has come. Who knows us already sees nothing new in the answer, so nobody answers an answer more than once.</summary>
    internal void Came()
    {
        lock (_lock)
        {
            if (_areAnswered && !_isAnswering)
            {
                _isAnswering = true;
                _ = Answer();
            }
        }
    }

    /// <summary>This member leaves: it does not say any more that it is here.</summary>
    internal void Leave()
    {
        lock (_lock)
        {
            _hasLeft = true;
        }
    }

    private async Task Answer()
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
