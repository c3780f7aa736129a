namespace Firmware.Core
{
    // What a node that sleeps leaves for itself, and finds again.
    public sealed partial class SleepCycle
    {
        /// <summary>At least this many readings outlive a sleep.</summary>
        public const int OutboxCapacity = 200;

        // Everything but the readings. They are written as differences, and take about ten bytes each.
        private const int RecordBytes = 640;
        private const int ReadingBytes = 24;

        /// <summary>When the node woke, in monotonic milliseconds: the clock goes on over a sleep.</summary>
        public long WakeMs => _plan.WakeMs;

        /// <summary>Looks for what the node left for itself, before anything else of the run is known.</summary>
        /// <returns>Whether this run goes on with the one before the sleep.</returns>
        public bool Load()
        {
            Memo memo = SleepStore.Load(_store);
            _memo = memo != null && _plan.KeepHead(memo) ? memo : null;
            _goesOn = _memo != null && _device.WokeUp && _run.Resume(_plan.Session);
            return _goesOn;
        }

        /// <summary>The node has started.</summary>
        /// <param name="nowMs">Monotonic milliseconds, as the clock goes on over a sleep.</param>
        public void Start(long nowMs)
        {
            _uplink.Outbox.Grow(OutboxCapacity);
            _plan.DeadlineMs = (_goesOn ? _plan.WakeMs : 0) + SleepPlan.SearchMs;
            _link.IsHasty = true;
            if (_memo != null)
            {
                _uplink.Outbox.Keep(_memo, 0);
            }

            if (_goesOn)
            {
                Keep(_memo);
                _uplink.Sampler.Resume(_plan.WakeMs, _remote.Configuration.Current);
                _link.Hold();
                _plan.WantsLink = false;
            }
            else if (_memo != null && _plan.Revision == _remote.Configuration.Revision && _run.Session - _plan.Session > SleepPlan.MostStarts
                && _run.Before != RunEnd.Failed)
            {
                // Run after run ended before it came to a sleep, with the same settings. One that only could not write its record did come to it.
                _plan.WakeMs = nowMs + SleepPlan.RestMs;
                Sleep(nowMs);
            }

            _memo = null;
            _uplink.Health.SetNext(SecondsToNext());
        }

        /// <summary>
        /// How long it is until the node is online again. With a deadband it does not connect for a small change, but still for what is due.
        /// </summary>
        /// <returns>Seconds.</returns>
        public int SecondsToNext()
        {
            Settings settings = _remote.Configuration.Current;
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

        private void Keep(Memo memo)
        {
            _plan.Keep(memo);
            _run.Keep(memo);
            _remote.Commands.Keep(memo);
            _remote.Configuration.Keep(memo);
            _link.History.Keep(memo);
            _uplink.Keep(memo);
        }

        private void Sleep(long nowMs)
        {
            _plan.Session = _run.Session;
            _plan.Revision = _remote.Configuration.Revision;
            ByteWriter record = new ByteWriter(RecordBytes + ReadingBytes * _uplink.Outbox.Count);
            WriteDown(record);
            while (record.Overflowed && _uplink.Outbox.Count > 0)
            {
                _uplink.Outbox.DropOldest();
                WriteDown(record);
            }

            if (!SleepStore.Save(_store, record))
            {
                // What is there is older than this wake: to go on with it would give the same numbers again.
                _run.End(RunEnd.Failed);
            }

            if (_link.State != LinkState.Left)
            {
                _link.End(false);
            }

            _device.Sleep(_plan.WakeMs > nowMs ? _plan.WakeMs - nowMs : 1);
        }

        private void WriteDown(ByteWriter record)
        {
            Memo memo = Memo.Write(record);
            _plan.KeepHead(memo);
            _uplink.Outbox.Keep(memo, _run.Session);
            Keep(memo);
        }
    }
}
