namespace Firmware.Core
{
    // What comes from outside, and who is told of it in which order.
    public sealed partial class Node
    {
        private void Handle(long nowMs)
        {
            switch (_event.Kind)
            {
                case MqttEventKind.Connected:
                    _sessionKept = _event.SessionKept;
                    _occupant.Clear(_location.Topics);
                    _remote.Connected();
                    if (_sleep == null || !_sleep.Connected(_sessionKept, nowMs))
                    {
                        _link.Connected(nowMs);
                    }

                    break;
                case MqttEventKind.Subscribed:
                    if (_link.Subscribed(_event.Granted, nowMs))
                    {
                        CameOnline(nowMs, _event.GrantedQos, _sessionKept);
                    }
                    else
                    {
                        _uplink.Subscribed(nowMs);
                    }

                    break;
                case MqttEventKind.Message:
                    HandleMessage(nowMs);
                    break;
                case MqttEventKind.Published:
                    Published(_event.MessageId, _event.Acknowledged, nowMs);
                    break;
                case MqttEventKind.Dropped:
                    IdsVoid();
                    break;
                default:
                    Lost(_event.Reason, nowMs);
                    break;
            }
        }

        private void CameOnline(long nowMs, int grantedQos, bool sessionKept)
        {
            _remote.CameOnline(_location.Connection.Address + " " + _location.Topics.Base, sessionKept);
            _uplink.CameOnline(nowMs, grantedQos, sessionKept);
            _run.CameOnline();
            if (_sleep != null)
            {
                _sleep.CameOnline(grantedQos, nowMs);
            }
        }

        private void Published(int id, bool acknowledged, long nowMs)
        {
            _remote.Published(id, acknowledged);
            _link.Published(id, acknowledged, nowMs);
            _uplink.Published(id, acknowledged, nowMs);
        }

        private void IdsVoid()
        {
            _remote.IdsVoid();
            _uplink.IdsVoid();
        }

        private void Lost(LinkReason reason, long nowMs)
        {
            _uplink.Lost(nowMs);
            _link.Down(reason, nowMs);
        }

        private void HandleMessage(long nowMs)
        {
            if (_occupant.Handle(_event, out bool isNews))
            {
                HandleOwnPlace(isNews, nowMs);
            }
            else if (!_relocation.Handle(_event) && !_uplink.Handle(_event, _location.Topics, nowMs))
            {
                if (_sleep != null)
                {
                    _sleep.Heard(nowMs);
                }

                Do(_remote.Handle(_event, _location.Topics, nowMs), nowMs);
            }

            // Up to a kilobyte that the heap gets back before the next message comes.
            _event.Payload = null;
        }

        private void HandleOwnPlace(bool isNews, long nowMs)
        {
            // A last will of an earlier connection can arrive late. What was retained before this connection is no news.
            if (_event.Topic == _location.Topics.Status && !_event.Retained)
            {
                if (StatusTopic.Is(_event, StatusTopic.Online))
                {
                    _relocation.HeardOnline();
                }
                else if (_event.Length == 0 || StatusTopic.Is(_event, StatusTopic.Offline))
                {
                    _link.RepeatStatus(nowMs);
                }
            }

            if (isNews)
            {
                // A node that leaves this place may leave its own state here, or have cleared that of this node.
                _uplink.RequestHealth();
                _remote.SendState();
            }
        }

        private void Do(Request request, long nowMs)
        {
            switch (request)
            {
                case Request.Sample:
                    _uplink.RequestSample(nowMs);
                    break;
                case Request.Settings:
                    ApplySettings(nowMs);
                    break;
                case Request.Trial:
                    _relocation.Leave(Departure.Trial, nowMs);
                    break;
                case Request.Restart:
                case Request.Reset:
                    // With other settings the node may not come back here.
                    bool moves = request == Request.Reset && !_location.IsFullyAt(Configuration.Current);
                    _supervisor.RestartAfterLeaving(_remote.Commands.Last);
                    LeaveForGood(moves ? Departure.Erase : Departure.Restart, nowMs);
                    break;
                case Request.Forget:
                    LeaveForGood(Departure.Erase, nowMs);
                    if (_sleep != null)
                    {
                        _sleep.Forget();
                    }

                    break;
                case Request.Stay:
                    if (_sleep != null)
                    {
                        _sleep.Stay(nowMs + _remote.Commands.Seconds * 1000L);
                    }

                    break;
            }
        }

        private void ApplySettings(long nowMs)
        {
            SetTimeServer();
            _relocation.SettingsChanged();
            _uplink.SettingsChanged(nowMs);
            SetSleeping(nowMs);
        }

        private void SetSleeping(long nowMs)
        {
            bool sleeps = Configuration.Current.IsSet(Setting.Sleep);
            if (sleeps && _sleep == null)
            {
                _sleep = NewSleep();
                _sleep.Begin(nowMs);
            }
            else if (!sleeps && _sleep != null)
            {
                _sleep.End(nowMs);
                _sleep = null;
            }

            _uplink.Health.SetNext(sleeps ? _sleep.SecondsToNext() : 0);
        }

        private SleepCycle NewSleep() => new SleepCycle(_options.Seed, _store, _device, _remote, _run, _location, _link, _relocation, _uplink);

        private void SetTimeServer() => _device.SetTimeServer(Configuration.Current.Text(Setting.TimeServer));

        private void LeaveForGood(Departure departure, long nowMs)
        {
            if (departure == Departure.Erase)
            {
                _uplink.Forget();
            }

            _relocation.Leave(departure, nowMs);
        }
    }
}
