namespace Firmware.Core
{
    // A node that sleeps: it wakes when a sample is due, sends what there is to send, takes what waited for it, says that it is asleep, and goes.
    // A node that does not has no plan, and pays for none.
    public sealed partial class Node
    {
        private SleepPlan _sleep;
        private long _offsetMs;

        /// <summary>Added to the time of the host: the clock of the node goes on over a sleep.</summary>
        public long OffsetMs => _offsetMs;

        // The setting may have changed.
        private void SetSleeping(long nowMs)
        {
            bool sleeps = Configuration.Current.IsSet(Setting.Sleep);
            if (sleeps && _sleep == null)
            {
                _sleep = new SleepPlan(_options.Seed) { WantsLink = true, HeardMs = nowMs };
                _sleep.Subscribed(Subscriptions(), _uplink.GrantedQos, nowMs);
            }
            else if (!sleeps && _sleep != null)
            {
                _sleep = null;
                _link.IsHasty = false;
                SayOnline(nowMs);
            }

            _uplink.Health.SetNext(sleeps ? SecondsToNext() : 0);
        }

        private bool Resume(long nowMs)
        {
            if (_sleep == null)
            {
                return false;
            }

            _sleep.HeardMs = nowMs;
            _sleep.DeadlineMs = nowMs + SleepPlan.TalkMs;
            _sleep.IsSaid = false;
            if (!_sessionKept || !_relocation.IsSettled || !_sleep.IsSubscribed(Subscriptions(), nowMs) || !_link.Resume(nowMs))
            {
                return false;
            }

            if (_sleep.WasClean)
            {
                _remote.Commands.CameOnline();
                _sleep.WasClean = false;
            }

            _uplink.Resume(_sleep.GrantedQos, _location.Topics);
            _run.CameOnline();
            return true;
        }

        private long TickSleep(long nowMs)
        {
            if (_link.IsLeaving)
            {
                if (_link.State == LinkState.Left && _sleep.IsForgotten)
                {
                    _sleep.IsForgotten = false;
                    _device.Sleep(0);
                }

                return long.MaxValue;
            }

            Sampler sampler = _uplink.Sampler;
            bool isShort = !sampler.IsAsked && sampler.NextMs - nowMs < SleepPlan.MinPauseMs;
            if (nowMs < _sleep.StayUntilMs || isShort || !_relocation.IsSettled)
            {
                _sleep.DeadlineMs = nowMs + SleepPlan.SearchMs;
                _sleep.IsSaid = false;
                _link.History.BeginAnew();
                Connect(nowMs);
                SayOnline(nowMs);
                return _sleep.StayUntilMs > nowMs ? _sleep.StayUntilMs : long.MaxValue;
            }

            if (sampler.IsAsked && nowMs < _sleep.DeadlineMs)
            {
                return _sleep.DeadlineMs;
            }

            if (!_sleep.WantsLink)
            {
                bool isWanted = _uplink.HasNews(nowMs) || !_remote.IsFlushed;
                if (isWanted && _sleep.MayTry(nowMs))
                {
                    Connect(nowMs);
                    return nowMs;
                }

                FallAsleep(nowMs);
                return long.MaxValue;
            }

            return _link.IsOnline ? Talk(nowMs) : Search(nowMs);
        }

        private void Connect(long nowMs)
        {
            if (!_sleep.WantsLink)
            {
                _sleep.WantsLink = true;
                _link.Start(nowMs);
            }
        }

        private long Search(long nowMs)
        {
            bool isHopeless = _link.State == LinkState.Waiting && _link.History.HasFailedAll && !_link.IsComingUp && _remote.IsFlushed;
            if (isHopeless || nowMs >= _sleep.DeadlineMs)
            {
                _sleep.Failed(_uplink.Sampler.NextMs, PeriodMs);
                FallAsleep(nowMs);
            }

            return _sleep.DeadlineMs;
        }

        // Everything goes out in one piece, the word at its end: its acknowledgement stands for all of them.
        private long Talk(long nowMs)
        {
            StatusTopic status = _link.Status;
            bool isLate = nowMs >= _sleep.DeadlineMs - Link.LeaveLimitMs;
            bool isReady = _remote.IsFlushed && _uplink.IsHandedOver(nowMs);
            _sleep.IsSaid &= isReady || isLate;
            if (!_sleep.IsSaid && (isReady || isLate))
            {
                _sleep.IsSaid = true;
                status.Say(StatusTopic.Asleep, nowMs);
            }

            long quietMs = _sleep.HeardMs + SleepPlan.QuietMs;
            bool isSaid = _sleep.IsSaid && status.IsAcknowledged;
            if (isSaid && isReady && Outbox.Count == 0 && nowMs >= quietMs)
            {
                _sleep.Succeeded();
            }
            else if (nowMs >= _sleep.DeadlineMs)
            {
                _sleep.Failed(_uplink.Sampler.NextMs, PeriodMs);
            }
            else
            {
                return nowMs < quietMs ? quietMs : isLate ? _sleep.DeadlineMs : _sleep.DeadlineMs - Link.LeaveLimitMs;
            }

            _link.End(isSaid);
            FallAsleep(nowMs);
            return long.MaxValue;
        }

        private void FallAsleep(long nowMs)
        {
            _sleep.Plan(nowMs, _uplink.Sampler.NextMs, PeriodMs);
            Sleep(nowMs);
        }

        private void SayOnline(long nowMs)
        {
            if (_link.IsOnline && _link.Status.Word != StatusTopic.Online)
            {
                _link.Status.Say(StatusTopic.Online, nowMs);
            }
        }

        private long PeriodMs => _uplink.Sampler.PeriodMs(Configuration.Current);

        // Where each small change stays unsaid it connects for what is due all the same.
        private int SecondsToNext()
        {
            Settings settings = Configuration.Current;
            int period = (int)(PeriodMs / 1000);
            int seconds = settings.Number(Setting.Heartbeat);
            seconds = settings.Number(Setting.Health) < seconds ? settings.Number(Setting.Health) : seconds;
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                bool isEach = (_uplink.Sampler.Measured & (1 << quantity)) != 0 && settings.Number(Setting.Deadband + quantity) == 0;
                seconds = isEach ? period : seconds;
            }

            return (seconds + period - 1) / period * period;
        }
    }
}
