namespace Firmware.Core
{
    /// <summary>
    /// What a node does that sleeps: it wakes when a sample is due, sends what there is to send, takes what waited for it, says that it is asleep, and
    /// goes. A node that does not sleep has none.
    /// </summary>
    public sealed partial class SleepCycle
    {
        private readonly SleepPlan _plan;
        private readonly ISettingsStore _store;
        private readonly IDevice _device;
        private readonly RemoteControl _remote;
        private readonly RunRecord _run;
        private readonly Location _location;
        private readonly Link _link;
        private readonly Relocation _relocation;
        private readonly Uplink _uplink;

        // What the node left for itself before the sleep, and whether this run goes on with it.
        private Memo _memo;
        private bool _goesOn;

        /// <summary>Creates the cycle of a node; <see cref="Begin"/>, or <see cref="Load"/> and <see cref="Start"/> come next.</summary>
        public SleepCycle(
            uint seed,
            ISettingsStore store,
            IDevice device,
            RemoteControl remote,
            RunRecord run,
            Location location,
            Link link,
            Relocation relocation,
            Uplink uplink)
        {
            _plan = new SleepPlan(seed) { WantsLink = true };
            _store = store;
            _device = device;
            _remote = remote;
            _run = run;
            _location = location;
            _link = link;
            _relocation = relocation;
            _uplink = uplink;
        }

        /// <summary>The setting has come: a node that was awake sleeps from now on.</summary>
        public void Begin(long nowMs)
        {
            _plan.HeardMs = nowMs;
            CameOnline(_uplink.GrantedQos, nowMs);
        }

        /// <summary>The setting has gone: the node stays awake from now on.</summary>
        public void End(long nowMs)
        {
            _link.IsHasty = false;
            PublishOnline(nowMs);
        }

        /// <summary>The broker has granted the subscriptions.</summary>
        /// <param name="grantedQos">The highest QoS that it has.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void CameOnline(int grantedQos, long nowMs)
            => _plan.Subscribed(_location.FingerprintOf(_remote.Configuration.Current), grantedQos, nowMs);

        /// <summary>Something has come from the broker: there may be more.</summary>
        public void Heard(long nowMs)
        {
            _plan.HeardMs = nowMs;
            _plan.IsSaid = false;
        }

        /// <summary>The node clears what it left at the broker and goes: it does not wake by itself again.</summary>
        public void Forget() => _plan.IsForgotten = true;

        /// <summary>Somebody wants the node to stay awake.</summary>
        /// <param name="untilMs">Monotonic milliseconds.</param>
        public void Stay(long untilMs) => _plan.StayUntilMs = untilMs;

        /// <summary>Connects, says that it will be asleep, and sleeps, each when it is time.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            if (_link.IsLeaving)
            {
                if (_link.State == LinkState.Left && _plan.IsForgotten)
                {
                    _plan.IsForgotten = false;
                    _device.Sleep(0);
                }

                return long.MaxValue;
            }

            Sampler sampler = _uplink.Sampler;
            bool isShort = !sampler.IsAsked && sampler.NextMs - nowMs < SleepPlan.MinPauseMs;
            if (nowMs < _plan.StayUntilMs || isShort || !_relocation.IsSettled)
            {
                _plan.DeadlineMs = nowMs + SleepPlan.SearchMs;
                _plan.IsSaid = false;
                _link.History.BeginAnew();
                Connect(nowMs);
                PublishOnline(nowMs);
                return _plan.StayUntilMs > nowMs ? _plan.StayUntilMs : long.MaxValue;
            }

            if (sampler.IsAsked && nowMs < _plan.DeadlineMs)
            {
                return _plan.DeadlineMs;
            }

            if (!_plan.WantsLink)
            {
                bool isWanted = _uplink.HasNews(nowMs) || !_remote.IsFlushed;
                if (isWanted && _plan.MayTry(nowMs))
                {
                    Connect(nowMs);
                    return nowMs;
                }

                FallAsleep(nowMs);
                return long.MaxValue;
            }

            return _link.IsOnline ? Talk(nowMs) : Search(nowMs);
        }

        private void FallAsleep(long nowMs)
        {
            _plan.Plan(nowMs, _uplink.Sampler.NextMs, PeriodMs);
            Sleep(nowMs);
        }

        private long PeriodMs => _uplink.Sampler.PeriodMs(_remote.Configuration.Current);
    }
}
