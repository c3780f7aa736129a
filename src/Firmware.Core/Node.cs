namespace Firmware.Core
{
    /// <summary>
    /// A sensor node. <see cref="Start"/> once, then <see cref="Tick"/> again and again from one thread. Everything it does is in Tick:
    /// handle what came from the broker, keep the link, sample when due, send what waits. docs/architecture.md shows the order.
    /// </summary>
    public sealed partial class Node
    {
        private readonly NodeOptions _options;
        private readonly IMqttLink _mqtt;
        private readonly IClock _clock;
        private readonly IDevice _device;
        private readonly ILog _log;
        private readonly MqttEvent _event = new MqttEvent();
        private readonly ByteWriter _writer = new ByteWriter(SettingsRecord.BufferBytes);
        private readonly Sampler _sampler;
        private readonly Delivery _delivery;
        private readonly RemoteControl _remote;
        private readonly RunRecord _run;
        private readonly Health _health;
        private readonly Location _location;
        private readonly Link _link;
        private readonly Relocation _relocation;
        private readonly Discovery _discovery;
        private readonly Supervisor _supervisor;
        private bool _sessionKept;

        /// <summary>Creates a node that does nothing yet.</summary>
        public Node(NodeOptions options, ISensor sensor, IMqttLink mqtt, ISettingsStore store, IClock clock, IDevice device, ILog log)
        {
            byte[] buffer = new byte[SettingsRecord.BufferBytes];
            FaultCounts faults = new FaultCounts();
            _options = options;
            _mqtt = mqtt;
            _clock = clock;
            _device = device;
            _log = log;
            _sampler = new Sampler(sensor, clock, faults);
            _delivery = new Delivery(mqtt, new Telemetry(sensor.Quantities), new Outbox(options.OutboxCapacity), _writer);
            _remote = new RemoteControl(options, mqtt, store, log, buffer, _writer);
            _run = new RunRecord(store, buffer, _writer);
            _location = new Location(options);
            _link = new Link(mqtt, log, new Backoff(options.Seed), _location.Connection);
            _relocation = new Relocation(Configuration, _location, _link, mqtt);
            _supervisor = new Supervisor(device, _run, _link);
            _health = new Health(options, device, mqtt, _writer, faults, _run, _link, _delivery, Configuration);
            _discovery = new Discovery(options, mqtt, device, _run);
        }

        /// <summary>The settings in force and their revision.</summary>
        public Configuration Configuration => _remote.Configuration;

        /// <summary>The state of the link.</summary>
        public LinkState LinkState => _link.State;

        /// <summary>Readings that the broker does not have for certain.</summary>
        public Outbox Outbox => _delivery.Outbox;

        /// <summary>Loads the settings and begins: the first sample and the first attempt to connect are due at once.</summary>
        /// <param name="nowMs">Monotonic milliseconds since the node started.</param>
        public void Start(long nowMs)
        {
            _run.Begin(_options.FirstSession);
            _remote.Commands.Remember(_run.LastCommand);
            _supervisor.Start();
            Configuration.Load(new byte[SettingsRecord.BufferBytes]);
            Configuration.LimitPace(_sampler.PaceMs);
            _relocation.Start();
            _link.Start(nowMs);
            _discovery.Start(_location.Topics);
            _sampler.Start(nowMs, _run.Session, Configuration.Current);
            _health.Start(nowMs);
        }

        /// <summary>Does everything that is due. Call it when the returned time comes, or earlier when the client has an event.</summary>
        /// <param name="nowMs">Monotonic milliseconds, never less than before.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            while (_mqtt.TryTake(_event, !_remote.IsReplyDue))
            {
                Handle(nowMs);
            }

            SendReplies();
            JudgeTrial(nowMs);
            long next = _relocation.Tick(nowMs, _remote.IsFlushed, _delivery.Outbox.Count == 0);
            next = Earlier(next, _link.Tick(nowMs));
            next = Earlier(next, _supervisor.Tick(nowMs));
            if (!_link.IsLeaving)
            {
                next = Earlier(next, Sample(nowMs));
            }

            return _link.IsOnline ? Earlier(next, Send(nowMs)) : next;
        }

        /// <summary>Begins a clean leave. Go on with <see cref="Tick"/> until <see cref="LinkState"/> is <see cref="LinkState.Left"/>.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Leave(long nowMs) => _supervisor.Leave(nowMs);

        // What waited at the broker comes before the SUBACK, one message after the other: the next one is read after the reply to this one.
        private void SendReplies()
        {
            if (_link.IsConnected)
            {
                _remote.Flush(_location.Topics);
            }
            else if (_link.State == LinkState.Leaving)
            {
                // The client acknowledges a message before the node has seen it: one that comes now will not come again.
                _remote.SendReply();
            }
        }

        private void JudgeTrial(long nowMs)
        {
            Verdict verdict = _relocation.Judge(nowMs);
            if (verdict == Verdict.Open)
            {
                return;
            }

            bool held = verdict == Verdict.Held;
            bool committed = _remote.EndTrial(held, _relocation.FailureReason, held ? _location.Topics : _relocation.Origin);
            _relocation.EndTrial(committed, nowMs);
            if (committed)
            {
                ApplySettings(nowMs);

                // Nothing else may happen for a long time, so the last reply goes out at once.
                _remote.Flush(_location.Topics);
            }
        }

        private long Sample(long nowMs)
        {
            long next = _sampler.Tick(nowMs, Configuration, out bool isNew);
            if (isNew)
            {
                bool sent = _delivery.Deliver(_sampler.Reading, Configuration.Current, _location.Topics, _link.IsOnline);
                _log.Sampled(_sampler.Reading, sent);
            }

            return next;
        }

        private long Send(long nowMs)
        {
            Settings settings = Configuration.Current;
            Topics topics = _location.Topics;
            _delivery.SendNewest(nowMs, _clock, settings, topics);
            long next = _health.Tick(nowMs, topics, _discovery.Stands);

            // Only a reading shows what the sensor measures.
            if (_sampler.HasRead)
            {
                next = Earlier(next, _discovery.Tick(nowMs, _writer, topics, settings, _sampler.Measured, _sampler.PaceMs));
            }

            return Earlier(next, _delivery.Tick(nowMs, _clock, settings, topics));
        }

        private static long Earlier(long first, long second) => first < second ? first : second;
    }
}
