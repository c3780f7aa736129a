using System.Diagnostics;
using Station.Network;

namespace Station.Chat;

/// <content>What comes from the broker.</content>
internal sealed partial class ChatSession : ILinkEvents
{
    /// <summary>A connection that is lost so soon, so often in a row, is taken away by somebody.</summary>
    private const double QuickLossSeconds = 5;
    private const int QuickLosses = 3;

    private readonly Stopwatch _up = new();
    private int _quickLosses;
    private bool _hasComplained;

    /// <inheritdoc/>
    public void Up(BrokerLink link, bool sessionPresent)
    {
        link.TryPublish(_topics.Who, RoomTopics.HereBytes.Span, 1, true, out _announced);
        _unsent.Pump(link, _topics.Message);
        lock (_lock)
        {
            _link = link;
            _up.Restart();
            if (_hasSettled)
            {
                screen.Show("* connected again");
            }
        }

        if (_answersNewcomers)
        {
            _ = LookForThoseWhoWereHere();
        }
    }

    /// <inheritdoc/>
    public void Down(string why)
    {
        lock (_lock)
        {
            _quickLosses = _up.Elapsed.TotalSeconds < QuickLossSeconds ? _quickLosses + 1 : 0;
            screen.Show($"* connection lost: {why}; what you type is sent when it is back");
        }

        if (_quickLosses >= QuickLosses)
        {
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
                Take(arrival);
            }
            else if (_topics.NameIn(arrival.Topic) is { } who)
            {
                _isTold |= arrival.Retained;
                TakePresence(who, arrival.Text);
            }
            else
            {
                _questions.Hear(arrival);
            }
        }
    }

    // The broker has its acknowledgement only after this, so a message is either shown or delivered again.
    private void Take(Arrival arrival)
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
            screen.Show(_transcript.Show(message));
            seen.Add(message.Id);
        }
    }
}
