namespace Firmware.Core
{
    // The link of a node that sleeps, from the attempt to the word that it is asleep.
    public sealed partial class SleepCycle
    {
        /// <summary>The connection stands. Where the broker has kept session and subscriptions the node is online at once.</summary>
        /// <param name="sessionKept">Whether the broker has kept the session.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>False if the node has to come online like any other.</returns>
        public bool Connected(bool sessionKept, long nowMs)
        {
            Heard(nowMs);
            _plan.DeadlineMs = nowMs + SleepPlan.TalkMs;
            if (!sessionKept || !_relocation.IsSettled || !IsSubscribed(nowMs) || !_link.Resume(nowMs))
            {
                return false;
            }

            if (_plan.WasClean)
            {
                _remote.Commands.CameOnline();
                _plan.WasClean = false;
            }

            _uplink.Resume(_plan.GrantedQos, _location.Topics);
            _run.CameOnline();
            return true;
        }

        private void Connect(long nowMs)
        {
            if (!_plan.WantsLink)
            {
                _plan.WantsLink = true;
                _link.Start(nowMs);
            }
        }

        private long Search(long nowMs)
        {
            bool isHopeless = _link.State == LinkState.Waiting && _link.History.HasFailedAll && !_link.IsComingUp && _remote.IsFlushed;
            if (isHopeless || nowMs >= _plan.DeadlineMs)
            {
                _plan.Failed(_uplink.Sampler.NextMs, PeriodMs);
                FallAsleep(nowMs);
            }

            return _plan.DeadlineMs;
        }

        // Everything goes out in one piece, the word at its end: its acknowledgement stands for all of them.
        private long Talk(long nowMs)
        {
            StatusTopic status = _link.Status;
            if (_plan.IsNews(PeriodMs))
            {
                _uplink.Health.SetNext(SecondsToNext());
            }

            bool isLate = nowMs >= _plan.DeadlineMs - Link.LeaveLimitMs;
            bool isReady = _remote.IsFlushed && _uplink.IsHandedOver(nowMs);
            _plan.IsSaid &= isReady || isLate;
            if (!_plan.IsSaid && (isReady || isLate))
            {
                _plan.IsSaid = true;
                status.Publish(StatusTopic.Asleep, nowMs);
            }

            long quietMs = _plan.HeardMs + SleepPlan.QuietMs;
            bool isSaid = _plan.IsSaid && status.IsAcknowledged;
            if (isSaid && isReady && _uplink.Outbox.Count == 0 && nowMs >= quietMs)
            {
                _plan.Succeeded();
            }
            else if (nowMs >= _plan.DeadlineMs)
            {
                _plan.Failed(_uplink.Sampler.NextMs, PeriodMs);
            }
            else
            {
                return nowMs < quietMs ? quietMs : isLate ? _plan.DeadlineMs : _plan.DeadlineMs - Link.LeaveLimitMs;
            }

            _link.End(isSaid);
            FallAsleep(nowMs);
            return long.MaxValue;
        }

        private bool IsSubscribed(long nowMs) => _plan.IsSubscribed(_location.FingerprintOf(_remote.Configuration.Current), nowMs);

        private void PublishOnline(long nowMs)
        {
            if (_link.IsOnline && _link.Status.Word != StatusTopic.Online)
            {
                _link.Status.Publish(StatusTopic.Online, nowMs);
            }
        }
    }
}
