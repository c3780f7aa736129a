namespace Firmware.Core
{
    // What comes to the node from outside, and what it does about it.
    public sealed partial class Node
    {
        private void Take(long nowMs)
        {
            switch (_event.Kind)
            {
                case MqttEventKind.Message:
                    if (!_discovery.Take(_event, _presence.Topics, nowMs))
                    {
                        Do(_remote.Take(_event, _presence.Topics, nowMs), nowMs);
                    }

                    _event.Payload = null;
                    break;
                case MqttEventKind.Published:
                    _delivery.Published(_event.MessageId, _event.Ok);
                    _remote.Published(_event.MessageId, _event.Ok);
                    _presence.Link.Take(_event, nowMs);
                    TakeAnnounced(nowMs);
                    if (_event.MessageId == _healthId && !_event.Ok)
                    {
                        _health.Tell();
                    }

                    break;
                case MqttEventKind.Dropped:
                    _delivery.Dropped();
                    _remote.Dropped();
                    _discovery.Dropped();
                    break;
                case MqttEventKind.Connected:
                    _sessionKept = _event.Ok;
                    _remote.Commands.Reconnected();
                    _presence.Link.Take(_event, nowMs);
                    break;
                case MqttEventKind.Subscribed:
                    if (_presence.Link.Take(_event, nowMs))
                    {
                        CameOnline(nowMs);
                    }
                    else
                    {
                        _discovery.Subscribed(nowMs);
                    }

                    break;
                default:
                    _discovery.Lost(nowMs);
                    _presence.Link.Take(_event, nowMs);
                    break;
            }
        }

        private void CameOnline(long nowMs)
        {
            _remote.Commands.CameOnline();
            _delivery.MaxQos = _presence.Link.GrantedQos;
            _discovery.CameOnline(nowMs, _sessionKept);
            _remote.StateDue = true;
            _health.Tell();
            _run.GotOnline();
        }

        private void TakeAnnounced(long nowMs)
        {
            bool before = _discovery.Stands;
            if (_discovery.Published(_event.MessageId, _event.Ok, nowMs))
            {
                _sampler.Tell();
                if (_sampler.NextMs > nowMs + Discovery.PatienceMs)
                {
                    _sampler.Ask(nowMs);
                }
            }

            if (before != _discovery.Stands)
            {
                _health.Tell();
            }
        }

        private void Do(Request request, long nowMs)
        {
            switch (request)
            {
                case Request.None:
                    return;
                case Request.Sample:
                    _sampler.Ask(nowMs);
                    return;
                case Request.Identify:
                    _device.Identify();
                    return;
                case Request.Status:
                    _presence.Link.SayOnline(nowMs);
                    return;
                case Request.Settings:
                    _sampler.SettingsChanged(nowMs, Configuration.Current);
                    _health.SettingsChanged(nowMs, Configuration.Current);
                    break;
                case Request.Reset:
                    if (_presence.IsElsewhere(Configuration.Current))
                    {
                        _discovery.Forget();
                    }

                    _supervisor.RestartLater(_remote.Commands.Last);
                    break;
                case Request.Restart:
                    _supervisor.RestartLater(_remote.Commands.Last);
                    break;
                case Request.Forget:
                    _discovery.Forget();
                    break;
            }

            _presence.Take(request, nowMs);
            if (request == Request.Settings && _presence.Link.IsOnline)
            {
                _discovery.Changed(nowMs);
            }
        }
    }
}
