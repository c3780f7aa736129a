using Station.Network;

namespace Station.Chat;

/// <content>
/// Who is here, on a broker that sends nothing kept to a wildcard, as RabbitMQ 3.10: there a newcomer is not told, so members who see
/// somebody come say again that they are here. On other brokers nobody does.
/// </content>
internal sealed partial class ChatSession
{
    /// <summary>Milliseconds before a member answers, at random, so that a full room does not answer at once.</summary>
    private const int SoonestAnswerMs = 50;
    private const int LatestAnswerMs = 500;

    private Task _announced = Task.CompletedTask;
    private BrokerLink? _link;
    private volatile bool _isTold;
    private volatile bool _answersNewcomers;
    private bool _isAnswering;
    private bool _isLeaving;

    // In an empty room nothing is kept but our own presence, once the broker has it: is that sent to a wildcard?
    private async Task FindOutWhetherToAnswer(BrokerLink link, CancellationToken cancel)
    {
        if (!_isTold)
        {
            await Task.WhenAny(_announced, Task.Delay(TimeSpan.FromSeconds(LeaveSeconds), cancel));
            await link.Ask(0, _topics.EveryWho);
            await link.Settle(cancel);
        }

        _answersNewcomers = !_isTold;
    }

    // Under the lock.
    private void TakePresence(string who, string word)
    {
        if (_transcript.Take(who, word, _hasSettled) is not { } line)
        {
            return;
        }

        screen.Show(line);
        if (_answersNewcomers && word == RoomTopics.Here && !_isAnswering)
        {
            _isAnswering = true;
            _ = Answer();
        }
    }

    // Who knows us already sees nothing new in it, so nobody answers an answer more than once.
    private async Task Answer()
    {
        await Task.Delay(Random.Shared.Next(SoonestAnswerMs, LatestAnswerMs));
        lock (_lock)
        {
            _isAnswering = false;
            if (!_isLeaving)
            {
                _link?.TryPublish(_topics.Who, RoomTopics.HereBytes.Span, 1, true, out _);
            }
        }
    }

    // After a cut: who has left meanwhile is not told either, but can be asked for by name. Who has come answers our presence.
    private async Task LookForThoseWhoWereHere()
    {
        string[] names;
        lock (_lock)
        {
            names = [.. _transcript.Here.Where(one => one != name)];
        }

        if (names.Length == 0)
        {
            return;
        }

        try
        {
            foreach (Arrival kept in await KeptMessages.Read(address, names.Select(_topics.WhoIs), _ended.Token))
            {
                lock (_lock)
                {
                    TakePresence(_topics.NameIn(kept.Topic)!, kept.Text);
                }
            }
        }
        catch (Exception lost) when (lost is StationException or OperationCanceledException)
        {
            // The room's own connection knows it too, and says what there is to say.
        }
    }
}
