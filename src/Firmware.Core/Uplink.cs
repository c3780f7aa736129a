namespace Firmware.Core
{
    /// <summary>Everything that the node publishes by itself: samples the sensor, and sends readings, health and the announcement to Home Assistant.</summary>
    public sealed partial class Uplink
    {
        private readonly IClock _clock;
        private readonly ILog _log;
        private readonly Configuration _configuration;
        private readonly Link _link;
        private readonly ByteWriter _writer;
        private readonly Sampler _sampler;
        private readonly Delivery _delivery;
        private readonly Alarms _alarms;
        private readonly Health _health;
        private readonly Discovery _discovery;
        private readonly Retention _retention;
        private Quality _quality;
        private int _measured;
        private long _restNextMs;

        /// <summary>Creates the uplink of one node; <see cref="Start"/> comes next.</summary>
        public Uplink(
            NodeOptions options, ISensor sensor, IMqttLink mqtt, IClock clock, IDevice device, ILog log, Configuration configuration,
            RunRecord run, Link link, Occupant occupant, ByteWriter writer)
        {
            _clock = clock;
            _log = log;
            _configuration = configuration;
            _link = link;
            _writer = writer;
            _sampler = new Sampler(sensor, clock);
            _delivery = new Delivery(mqtt, new Telemetry(sensor.Quantities), new Outbox(options.OutboxCapacity, sensor.Quantities), writer);
            _alarms = new Alarms(mqtt, clock, writer, _sampler.Limits);
            _health = new Health(options, clock, device, mqtt, writer, _sampler, run, link, _delivery, configuration, occupant);
            _discovery = new Discovery(options, mqtt, device, run);
            _retention = new Retention(mqtt, run, sensor.Quantities);
        }

        /// <summary>Readings that the broker does not have for certain.</summary>
        public Outbox Outbox => _delivery.Outbox;

        /// <summary>Begins: the first sample is due at once.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="session">The number of this run.</param>
        /// <param name="topics">Of the node.</param>
        public void Start(long nowMs, int session, Topics topics)
        {
            _configuration.LimitPace(_sampler.PaceMs);
            _discovery.Start(topics);
            _sampler.Start(nowMs, session, _configuration.Current);
            _health.Start(nowMs);
        }

        /// <summary>The link is up.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="grantedQos">The highest QoS that the broker has.</param>
        /// <param name="sessionKept">Whether the broker still had the session of the node.</param>
        public void CameOnline(long nowMs, int grantedQos, bool sessionKept)
        {
            _delivery.CameOnline(grantedQos);
            _discovery.CameOnline(nowMs, sessionKept);
            _retention.Check(nowMs);
            _alarms.CameOnline();
            _health.Request();
        }

        /// <summary>The broker has answered a subscription that is not the one of the link.</summary>
        public void Subscribed(long nowMs) => _discovery.Subscribed(nowMs);

        /// <summary>A message was acknowledged or given up.</summary>
        /// <param name="id">Its id; any message of the node.</param>
        /// <param name="acknowledged">Whether the broker has it.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Published(int id, bool acknowledged, long nowMs)
        {
            _delivery.Published(id, acknowledged);
            _alarms.Published(id, acknowledged);
            _health.Published(id, acknowledged);
            _retention.Published(id, acknowledged);
            if (_discovery.Published(id, acknowledged, nowMs))
            {
                _sampler.Request(nowMs, Discovery.PatienceMs);
            }
        }

        /// <summary>Every message id is void.</summary>
        public void IdsVoid()
        {
            _delivery.IdsVoid();
            _alarms.IdsVoid();
            _discovery.IdsVoid();
        }

        /// <summary>The link is down.</summary>
        public void Lost(long nowMs) => _discovery.Lost(nowMs);

        /// <summary>Handles a message if it comes from Home Assistant, or is the announcement on its way there.</summary>
        /// <returns>False if it is for somebody else.</returns>
        public bool Handle(MqttEvent message, Topics topics, long nowMs)
        {
            if (message.Topic != topics.Announcement)
            {
                return _discovery.Handle(message, topics, nowMs);
            }

            if (!message.Retained && message.Length > 0)
            {
                Published(Announcement.EchoId, true, nowMs);
            }

            return true;
        }

        /// <summary>The settings have changed.</summary>
        public void SettingsChanged(long nowMs)
        {
            _sampler.SettingsChanged(nowMs, _configuration.Current);
            _health.SettingsChanged(nowMs);
            if (_link.IsOnline)
            {
                _discovery.SettingsChanged(nowMs);
                _retention.Check(nowMs + Retention.PauseMs);
            }
        }

        /// <summary>A sample is wanted now; it is sent whether anything has changed or not.</summary>
        public void RequestSample(long nowMs) => _sampler.Request(nowMs, 0);

        /// <summary>Something has changed that a person should see in <c>health</c>.</summary>
        public void RequestHealth() => _health.Request();

        /// <summary>The node is about to clear everything that it has retained, the announcement too.</summary>
        public void Forget() => _discovery.Forget();

        /// <summary>Samples and sends what is due.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="topics">Of the node.</param>
        /// <param name="isTold">Whether anything but the passing of time has happened since the last call.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, Topics topics, bool isTold)
        {
            if (_link.IsLeaving)
            {
                return long.MaxValue;
            }

            bool isOnline = _link.IsOnline;
            long next = _sampler.Tick(nowMs, _configuration, out bool isNew);
            if (isNew)
            {
                Reading reading = _sampler.Reading;
                bool isSent = _delivery.Deliver(reading, _configuration.Current, topics, isOnline);
                _log.Sampled(reading, isSent);

                // A reading like the last one leaves nothing else to do.
                isTold |= !isSent || reading.Sequence == 1 || reading.Quality != _quality || _sampler.Measured != _measured;
                _quality = reading.Quality;
                _measured = _sampler.Measured;
            }

            if (!isOnline)
            {
                return next;
            }

            // There may be a new alarm, or one that the client did not accept.
            if (isTold || _sampler.Limits.IsNews || nowMs >= _restNextMs)
            {
                _restNextMs = TickRest(nowMs, topics, _configuration.Current);
            }

            return Schedule.Earlier(next, _restNextMs);
        }

        private long TickRest(long nowMs, Topics topics, Settings settings)
        {
            long alarmMs = _alarms.Tick(nowMs, topics);
            _delivery.SendNewest(nowMs, _clock, settings, topics);
            if (nowMs >= _discovery.UnheardMs)
            {
                Published(Announcement.EchoId, false, nowMs);
            }

            long next = Schedule.Earlier(alarmMs, _health.Tick(nowMs, topics, _discovery.State));

            // Only a reading shows what the sensor measures.
            if (_sampler.HasRead)
            {
                next = Schedule.Earlier(next, _discovery.Tick(nowMs, _writer, topics, settings, _sampler.Measured, _sampler.PaceMs));
            }

            next = Schedule.Earlier(next, _retention.Tick(nowMs, settings, topics));
            return Schedule.Earlier(next, _delivery.Tick(nowMs, _clock, settings, topics));
        }
    }
}
