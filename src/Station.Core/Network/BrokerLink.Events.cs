using Mqtt;

namespace Station.Network;

/// <content>What the client reports, and when to connect again.</content>
internal sealed partial class BrokerLink : IMqttEvents
{
    void IMqttEvents.Connected(bool sessionPresent)
    {
        _sessionPresent = sessionPresent;
        // aedes 1.2.0 sends what it keeps at QoS 2 as that, however we subscribe, and closes the connection of a kept session when we
        // acknowledge it. The session has our subscriptions already: to ask for them again would bring the same once more, for ever.
        bool isSubscribed = sessionPresent && _pause.WasCutAtOnce && _options.TrustsSession;
        if (_options.Filters.Count == 0 || isSubscribed)
        {
            BecomeUp();
            return;
        }

        MoveTo(LinkState.Subscribing);
        Arm(AttemptLimitMs);

        // One packet for each QoS; the broker answers in order, so the last answer stands for all.
        foreach (IGrouping<int, string> group in _options.Filters.GroupBy(static one => one.Qos, static one => one.Filter))
        {
            _client.Subscribe(group.ToArray(), group.Key, out int id);
            _subscription = id;
        }
    }

    void IMqttEvents.ConnectFailed(MqttReason reason) => End(reason);

    void IMqttEvents.Disconnected(MqttReason reason) => End(reason);

    void IMqttEvents.Published(int messageId) => _acknowledgements.Arrived(messageId);

    void IMqttEvents.Subscribed(int messageId, ReadOnlySpan<int> grantedQos)
    {
        if (grantedQos.ContainsAnyExceptInRange(0, 2))
        {
            Fail(LinkFailure.NoSubscription(_address, grantedQos));
            _client.Abort();
        }
        else if (IsUp)
        {
            _subscribed.Arrived(messageId);
        }
        else if (messageId == _subscription)
        {
            GrantedQos = Lowest(grantedQos);
            BecomeUp();
        }
    }

    void IMqttEvents.Unsubscribed(int messageId) => _question?.TrySetResult();

    void IMqttEvents.MessageReceived(string topic, ReadOnlySpan<byte> payload, int qos, bool retained)
    {
        _events.Message(new Arrival(topic, payload.ToArray(), qos, retained));
        _retained += retained ? 1 : 0;
    }

    ValueTask IMqttEvents.MessagesReceived() => _events.MessagesTaken();

    void IMqttEvents.HandlerFailed(string handler, Exception exception) =>
        Fail(exception as StationException ?? new StationException($"{handler}: {exception.Message}"));

    private static int Lowest(ReadOnlySpan<int> grantedQos)
    {
        int lowest = 2;
        foreach (int qos in grantedQos)
        {
            lowest = Math.Min(lowest, qos);
        }

        return lowest;
    }

    // The one place where the state changes. A link that was left or has failed is final.
    private bool MoveTo(LinkState state)
    {
        lock (_moving)
        {
            bool isOpen = _state is not (LinkState.Leaving or LinkState.Failed);
            _state = isOpen ? state : _state;
            return isOpen;
        }
    }

    private void Attempt()
    {
        MoveTo(LinkState.Connecting);
        Arm(AttemptLimitMs);
        if (_client.Connect(_address.Host, _address.Port) == MqttError.Disposed)
        {
            _closed.TrySetResult();
        }
    }

    private void BecomeUp()
    {
        Disarm();
        if (!MoveTo(LinkState.Up))
        {
            return;
        }

        _pause.Up();
        _opened.TrySetResult();
        _events.Up(this, _sessionPresent);
    }

    private void OnTimer()
    {
        switch (_state)
        {
            case LinkState.Pausing:
                Attempt();
                break;
            case LinkState.Connecting:
                _client.Abort(MqttReason.NoConnack);
                break;
            case LinkState.Subscribing:
                _client.Abort(MqttReason.NoSuback);
                break;
        }
    }

    private void End(MqttReason reason)
    {
        Disarm();
        bool wasUp = IsUp;
        _subscription = 0;
        _pause.Down(wasUp);
        if (_state is LinkState.Leaving or LinkState.Failed)
        {
            _closed.TrySetResult();
        }
        else if (!_opened.Task.IsCompleted || !_options.Reconnects)
        {
            Fail(LinkFailure.NoBroker(_address, reason));
        }
        else
        {
            Pause(wasUp, reason);
        }
    }

    private void Pause(bool wasUp, MqttReason reason)
    {
        MoveTo(LinkState.Pausing);
        if (wasUp)
        {
            _events.Down(LinkFailure.Explain(reason));
        }

        Arm(_pause.NextMs());
    }

    private void Fail(StationException failure)
    {
        MoveTo(LinkState.Failed);
        if (!_opened.TrySetException(failure))
        {
            _events.Failed(failure);
        }
    }

    private void Arm(int milliseconds) => SetTimer(milliseconds);

    private void Disarm() => SetTimer(Timeout.Infinite);

    private void SetTimer(int milliseconds)
    {
        try
        {
            _timer.Change(milliseconds, Timeout.Infinite);
        }
        catch (ObjectDisposedException)
        {
            // Disposed in the meantime: nothing is due any more.
        }
    }
}
