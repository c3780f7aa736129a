using Station.Network;

namespace Station.Chat;

/// <content>What comes from the broker.</content>
internal sealed partial class ChatSession : ILinkEvents
{
    /// <inheritdoc/>
    public void Up(BrokerLink link, bool sessionPresent)
    {
        Newcomers.Announce(link);
        _unsent.Pump(link, _topics.Message);
        lock (_lock)
        {
            _clash.Up();
            if (_hasSettled)
            {
                screen.Show("* connected again");
            }
        }

        if (Newcomers.AreAnswered)
        {
            _ = FindMembers();
        }
    }

    /// <inheritdoc/>
    public void Down(string why)
    {
        bool isTaken;
        lock (_lock)
        {
            isTaken = _clash.Down();
            screen.Show($"* connection lost: {why}; what you type is sent when it is back");
        }

        if (isTaken)
        {
            IsTaken = true;
            Failed(new StationException($"somebody else is in the room as {name}; choose another name with --name"));
        }
    }

    /// <inheritdoc/>
    public void Failed(StationException failure)
    {
        _failure = failure;
        _ended.Cancel();
    }

    /// <inheritdoc/>
    public void Message(Arrival arrival)
    {
        lock (_lock)
        {
            if (arrival.Topic == _topics.Message)
            {
                ShowMessage_NeedsLock(arrival);
            }
            else if (_topics.NameIn(arrival.Topic) is { } who)
            {
                if (arrival.Retained)
                {
                    Newcomers.WereTold();
                }

                ShowPresence_NeedsLock(who, arrival.Text);
            }
            else
            {
                _questions.Receive(arrival);
            }
        }
    }

    // The broker has its acknowledgement only after this, so a message is either shown or delivered again.
    private void ShowMessage_NeedsLock(Arrival arrival)
    {
        if (ChatMessage.Parse(arrival.Payload) is not { } message)
        {
            if (!_hasComplained)
            {
                _hasComplained = true;
                screen.Show("* somebody sent something that is no chat message; it is left out, and this is said once");
            }
        }
        else if (!seen.Contains(message.Id))
        {
            screen.Show(message, _transcript.Show(message));
            seen.Add(message.Id);
        }
    }

    private void ShowPresence_NeedsLock(string who, string word)
    {
        if (_transcript.SetPresence(who, word, _hasSettled) is not { } line)
        {
            return;
        }

        screen.Show(line);
        screen.SetPeople([.. _transcript.Here]);
        if (word == RoomTopics.Here)
        {
            Newcomers.Came();
        }
    }

    // After a cut the broker does not tell who has left meanwhile, but that can be asked by name. Whoever has come answers our presence.
    private async Task FindMembers()
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
                    ShowPresence_NeedsLock(_topics.NameIn(kept.Topic)!, kept.Text);
                }
            }
        }
        catch (Exception lost) when (lost is StationException or OperationCanceledException)
        {
            // The room's own connection knows it too, and says what there is to say.
        }
    }
}
