namespace Firmware.Core
{
    // What a node that sleeps leaves for itself, and finds again.
    public sealed partial class Node
    {
        /// <summary>Readings that outlive a sleep, at least.</summary>
        public const int SleepingOutbox = 200;

        // Everything but the readings. They are written as differences, and take about ten bytes each.
        private const int RecordBytes = 640;
        private const int ReadingBytes = 24;

        // Before anything else is known: whether this run goes on with that of before the sleep.
        private Memo BeginSleeping()
        {
            if (!Configuration.Current.IsSet(Setting.Sleep))
            {
                return null;
            }

            _sleep = new SleepPlan(_options.Seed) { WantsLink = true };
            Memo memo = SleepStore.Load(_store);
            return memo != null && _sleep.KeepHead(memo) ? memo : null;
        }

        private void WakeUp(Memo memo, bool goesOn, long nowMs)
        {
            _uplink.Outbox.Grow(SleepingOutbox);
            _sleep.DeadlineMs = _offsetMs + SleepPlan.SearchMs;
            _link.IsHasty = true;
            if (memo != null)
            {
                _uplink.Outbox.Keep(memo, 0);
            }

            if (goesOn)
            {
                Keep(memo);
                _uplink.Sampler.Resume(_sleep.WakeMs, Configuration.Current);
                _link.Hold();
                _sleep.WantsLink = false;
            }
            else if (memo != null && _sleep.Revision == Configuration.Revision && _run.Session - _sleep.Session > SleepPlan.MostStarts)
            {
                // One start after the other ended before it could sleep again, with the same settings.
                _sleep.WakeMs = nowMs + SleepPlan.RestMs;
                Sleep(nowMs);
            }

            _uplink.Health.SetNext(SecondsToNext());
        }

        private void Keep(Memo memo)
        {
            _sleep.Keep(memo);
            _run.Keep(memo);
            _remote.Commands.Keep(memo);
            Configuration.Keep(memo);
            _link.History.Keep(memo);
            _uplink.Keep(memo);
        }

        private void Sleep(long nowMs)
        {
            _sleep.Session = _run.Session;
            _sleep.Revision = Configuration.Revision;
            ByteWriter record = new ByteWriter(RecordBytes + ReadingBytes * Outbox.Count);
            WriteDown(record);
            while (record.Overflowed && Outbox.Count > 0)
            {
                Outbox.DropOldest();
                WriteDown(record);
            }

            SleepStore.Save(_store, record);
            if (_link.State != LinkState.Left)
            {
                _link.End(false);
            }

            _device.Sleep(_sleep.WakeMs > nowMs ? _sleep.WakeMs - nowMs : 1);
        }

        private void WriteDown(ByteWriter record)
        {
            Memo memo = Memo.Write(record);
            _sleep.KeepHead(memo);
            Outbox.Keep(memo, _run.Session);
            Keep(memo);
        }

        // Never 0.
        private uint Subscriptions()
        {
            Topics topics = _location.Topics;
            uint number = Add(Add(Add(1, _location.Connection.Address), topics.Subscriptions), topics.MoreSubscriptions);
            return Configuration.Current.IsSet(Setting.Discovery) ? Add(number, topics.Births) | 1 : number | 1;
        }

        private static uint Add(uint number, string[] texts)
        {
            foreach (string text in texts)
            {
                number = Add(number, text);
            }

            return number;
        }

        private static uint Add(uint number, string text)
        {
            byte[] bytes = ByteWriter.BytesOf(text);
            return Fingerprint.Add(number, bytes, bytes.Length);
        }
    }
}
