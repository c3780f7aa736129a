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
                    Connected(_event.SessionKept, nowMs);
                    break;
                case MqttEventKind.Subscribed:
                    Subscribed(_event.Granted, _event.GrantedQos, nowMs);
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
                    Down(_event.Reason, nowMs);
                    break;
            }
        }

        private void Connected(bool sessionKept, long nowMs)
        {
            _sessionKept = sessionKept;
            _remote.Connected();
            _link.Connected(nowMs);
        }

        private void Subscribed(bool granted, int grantedQos, long nowMs)
        {
            if (!_link.Subscribed(granted, nowMs))
            {
                _discovery.Subscribed(nowMs);
                return;
            }

            _remote.CameOnline();
            _delivery.CameOnline(grantedQos);
            _discovery.CameOnline(nowMs, _sessionKept);
            _health.Request();
            _run.CameOnline();
        }

        private void Published(int id, bool acknowledged, long nowMs)
        {
            bool wasAnnounced = _discovery.Stands;
            _delivery.Published(id, acknowledged);
            _remote.Published(id, acknowledged);
            _link.Published(id, acknowledged, nowMs);
            _health.Published(id, acknowledged);
            if (_discovery.Published(id, acknowledged, nowMs))
            {
                _sampler.Request(nowMs, Discovery.PatienceMs);
            }

            if (wasAnnounced != _discovery.Stands)
            {
                _health.Request();
            }
        }

        private void IdsVoid()
        {
            _delivery.IdsVoid();
            _remote.IdsVoid();
            _discovery.IdsVoid();
        }

        private void Down(LinkReason reason, long nowMs)
        {
            _discovery.Lost(nowMs);
            _link.Down(reason, nowMs);
        }

        private void HandleMessage(long nowMs)
        {
            // A last will of an earlier connection can arrive late. What was retained before this connection is no news.
            if (_event.Topic == _location.Topics.Status)
            {
                if (!_event.Retained && StatusTopic.Says(_event, StatusTopic.Online))
                {
                    _relocation.HeardOnline();
                }
                else if (!_event.Retained && StatusTopic.Says(_event, StatusTopic.Offline))
                {
                    _link.SayOnline(nowMs);
                }
            }
            else if (!_discovery.Take(_event, _location.Topics, nowMs))
            {
                Do(_remote.Handle(_event, _location.Topics, nowMs), nowMs);
            }

            // Up to a kilobyte that the heap gets back before the next message comes.
            _event.Payload = null;
        }

        private void Do(Request request, long nowMs)
        {
            switch (request)
            {
                case Request.Sample:
                    _sampler.Request(nowMs, 0);
                    break;
                case Request.Identify:
                    _device.Identify();
                    break;
                case Request.Settings:
                    ApplySettings(nowMs);
                    break;
                case Request.Trial:
                    _relocation.Leave(Departure.Trial, nowMs);
                    break;
                case Request.Restart:
                    LeaveToRestart(Departure.Restart, nowMs);
                    break;
                case Request.Reset:
                    // With other settings the node does not come back here.
                    LeaveToRestart(_location.IsFullyAt(Configuration.Current) ? Departure.Restart : Departure.Erase, nowMs);
                    break;
                case Request.Forget:
                    Leave(Departure.Erase, nowMs);
                    break;
            }
        }

        private void ApplySettings(long nowMs)
        {
            _sampler.SettingsChanged(nowMs, Configuration.Current);
            _health.SettingsChanged(nowMs);
            _relocation.SettingsChanged(nowMs);
            if (_link.IsOnline)
            {
                _discovery.Changed(nowMs);
            }
        }

        private void LeaveToRestart(Departure departure, long nowMs)
        {
            _supervisor.RestartAfterLeaving(_remote.Commands.Last);
            Leave(departure, nowMs);
        }

        private void Leave(Departure departure, long nowMs)
        {
            if (departure == Departure.Erase)
            {
                _discovery.Forget();
            }

            _relocation.Leave(departure, nowMs);
        }
    }
}
