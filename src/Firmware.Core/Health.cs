namespace Firmware.Core
{
    /// <summary>Publishes how the node is as one flat JSON object: regularly, and when something changes that a person should see.</summary>
    public sealed class Health
    {
        private readonly NodeOptions _options;
        private readonly IClock _clock;
        private readonly IDevice _device;
        private readonly IMqttLink _mqtt;
        private readonly ByteWriter _writer;
        private readonly Sampler _sampler;
        private readonly RunRecord _run;
        private readonly Link _link;
        private readonly Delivery _delivery;
        private readonly Configuration _configuration;
        private readonly Occupant _occupant;
        private readonly Schedule _schedule = new Schedule();
        private Quality _quality = Quality.Ok;
        private AnnouncementState _announced;
        private bool _isDue;
        private int _id;
        private int _nextSeconds;

        /// <summary>Creates the health of a node that has just started; <see cref="Start"/> comes next.</summary>
        public Health(
            NodeOptions options,
            IClock clock,
            IDevice device,
            IMqttLink mqtt,
            ByteWriter writer,
            Sampler sampler,
            RunRecord run,
            Link link,
            Delivery delivery,
            Configuration configuration,
            Occupant occupant)
        {
            _options = options;
            _clock = clock;
            _device = device;
            _mqtt = mqtt;
            _writer = writer;
            _sampler = sampler;
            _run = run;
            _link = link;
            _delivery = delivery;
            _configuration = configuration;
            _occupant = occupant;
        }

        /// <summary>Begins to publish regularly.</summary>
        public void Start(long nowMs) => _schedule.Start(nowMs, PeriodMs);

        /// <summary>Whether it is due, or was changed by a reading.</summary>
        public bool IsDue(long nowMs) => _isDue || nowMs >= _schedule.NextMs || _sampler.Reading.Quality != _quality;

        /// <summary>From now on health says that the node sleeps, and when it is online again.</summary>
        /// <param name="seconds">Until then; 0 for a node that does not sleep.</param>
        public void SetNext(int seconds)
        {
            _isDue |= seconds != _nextSeconds;
            _nextSeconds = seconds;
        }

        /// <summary>Writes down or brings back when it was published and what it said.</summary>
        public void Keep(Memo memo)
        {
            _schedule.Resume(memo.Number(_schedule.LastMs), PeriodMs);
            _quality = (Quality)memo.Number((long)_quality);
            _nextSeconds = (int)memo.Number(_nextSeconds);
            _announced = (AnnouncementState)memo.Number((long)_announced);
        }

        /// <summary>The settings have changed.</summary>
        public void SettingsChanged(long nowMs) => _schedule.ChangePeriod(nowMs, PeriodMs);

        /// <summary>Something has changed that a person should see: it is published as soon as the link is up.</summary>
        public void Request() => _isDue = true;

        /// <summary>Publishes if it is due. The link is up.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="topics">Of the node.</param>
        /// <param name="announced">Whether the broker has the announcement to Home Assistant.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, Topics topics, AnnouncementState announced)
        {
            Quality quality = _sampler.Reading.Quality;
            _isDue |= _schedule.AdvanceIfDue(nowMs) | quality != _quality | announced != _announced;
            if (_isDue)
            {
                _quality = quality;
                _announced = announced;
                Write(nowMs);
                int id = _mqtt.Publish(topics.Health, _writer.Buffer, _writer.Length, 1, true);
                if (id >= 0)
                {
                    _id = id;
                    _isDue = false;
                }
            }

            return _schedule.NextMs;
        }

        /// <summary>A message was acknowledged or given up. Health that was given up is published again.</summary>
        /// <param name="id">Its id; any message of the node.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        public void Published(int id, bool acknowledged) => _isDue |= id == _id && !acknowledged;

        private long PeriodMs => _configuration.Current.Number(Setting.Health) * 1000L;

        private void Write(long nowMs)
        {
            _writer.Clear();
            Text(Occupant.HealthBegins, _options.Id);
            Text(",\"board\":", _device.Board);
            Text(",\"version\":", FirmwareVersion.Text);
            Number(",\"up\":", (int)(nowMs / 1000));
            Number(",\"session\":", _run.Session);
            Text(",\"before\":", Words.Of(_run.Before));
            Number(",\"free\":", _device.FreeBytes);
            Number(",\"native\":", _device.LargestNativeBlock);
            Number(",\"connects\":", _link.History.Connects);
            Number(",\"downtime\":", (int)(_link.History.DowntimeMs(nowMs) / 1000));
            Text(",\"broker\":", _link.Connection.Address);
            Number(",\"qos\":", _delivery.QosOf(_configuration.Current));
            _writer.Append(",\"announced\":");
            _writer.Append(_announced == AnnouncementState.Kept ? "true" : _announced == AnnouncementState.None ? "false" : "\"" + Words.Unknown + "\"");
            Text(",\"reason\":", Words.Of(_link.Reason));
            Number(",\"outbox\":", _delivery.Outbox.Count + _delivery.Outbox.Unresolved);
            Number(",\"dropped\":", _delivery.Outbox.Dropped);
            WriteFaults();
            Text(",\"shared\":", _occupant.Id);
            Number(",\"slot\":", _configuration.Slots.Used);
            Flag(",\"slot_was_bad\":", _configuration.Slots.FoundBad);
            Flag(",\"deployed_refused\":", _configuration.DeployedRefused);
            if (_nextSeconds > 0)
            {
                WriteNext();
            }

            _writer.Append('}');
        }

        private void WriteNext()
        {
            long unixSeconds = _clock.UnixSeconds;
            _writer.Append(",\"next\":");
            Timestamp.AppendJson(_writer, unixSeconds == 0 ? 0 : unixSeconds + _nextSeconds);
            Number(",\"next_in\":", _nextSeconds);
        }

        private void WriteFaults()
        {
            Text(",\"quality\":", Words.Of(_quality));
            for (Quality quality = Quality.Timeout; quality <= Quality.NoFix; quality++)
            {
                Text(",", Words.Of(quality));
                Number(":", _sampler.CountOf(quality));
            }
        }

        private void Number(string key, int value)
        {
            _writer.Append(key);
            _writer.AppendNumber(value);
        }

        private void Text(string key, string value)
        {
            _writer.Append(key);
            _writer.AppendJsonString(value);
        }

        private void Flag(string key, bool value)
        {
            _writer.Append(key);
            _writer.Append(value ? "true" : "false");
        }
    }
}
