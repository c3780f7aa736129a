namespace Firmware.Core
{
    /// <summary>
    /// A sensor node. <see cref="Start"/> once, then <see cref="Tick"/> again and again from one thread. Everything it does is in Tick:
    /// take what came from the broker, keep the link, sample when due, send what waits.
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
        private readonly byte[] _buffer = new byte[SettingsRecord.BufferBytes];
        private readonly Sampler _sampler;
        private readonly Delivery _delivery;
        private readonly RemoteControl _remote;
        private readonly RunRecord _run;
        private readonly Health _health;
        private readonly Presence _presence;
        private readonly Discovery _discovery;
        private readonly Supervisor _supervisor;
        private bool _sessionKept;
        private int _healthId;

        /// <summary>Creates a node that does nothing yet.</summary>
        public Node(NodeOptions options, ISensor sensor, IMqttLink mqtt, ISettingsStore store, IClock clock, IDevice device, ILog log)
        {
            _options = options;
            _mqtt = mqtt;
            _clock = clock;
            _device = device;
            _log = log;
            _health = new Health(options, device);
            _sampler = new Sampler(sensor, clock, _health);
            _delivery = new Delivery(mqtt, new Telemetry(sensor.Quantities), new Outbox(options.OutboxCapacity), _writer);
            _remote = new RemoteControl(options, mqtt, store, log, _buffer, _writer);
            _run = new RunRecord(store, _buffer, _writer);
            _supervisor = new Supervisor(device, _run);
            _presence = new Presence(options, mqtt, log, _remote);
            _discovery = new Discovery(options, mqtt, device, _run);
        }

        /// <summary>The settings in force and their revision.</summary>
        public Configuration Configuration => _remote.Configuration;

        /// <summary>How the link stands.</summary>
        public LinkState LinkState => _presence.Link.State;

        /// <summary>Readings that the broker does not have for certain.</summary>
        public Outbox Outbox => _delivery.Outbox;

        /// <summary>Loads the settings and begins: the first sample and the first attempt to connect are due at once.</summary>
        /// <param name="nowMs">Monotonic milliseconds since the node started.</param>
        public void Start(long nowMs)
        {
            _run.Begin(_options.FirstSession);
            _remote.Commands.Last = _run.LastCommand;
            _supervisor.Start();
            Configuration.Load(new byte[SettingsRecord.BufferBytes]);
            _presence.Start(nowMs);
            _discovery.Start(_presence.Topics);
            Configuration.PaceMs = _sampler.PaceMs;
            _sampler.Start(nowMs, _run.Session, Configuration.Current);
            _health.Start(nowMs, Configuration.Current);
        }

        /// <summary>Does everything that is due. Call it when the returned time comes, or earlier when the client has an event.</summary>
        /// <param name="nowMs">Monotonic milliseconds, never less than before.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            while (_mqtt.TryTake(_event, !_remote.AnswerDue))
            {
                Take(nowMs);
            }

            // What waited at the broker comes before the SUBACK, one message behind the other: the next one waits for the answer to this one.
            if (_presence.Link.IsConnected)
            {
                _remote.Announce(_presence.Topics);
            }
            else if (LinkState == LinkState.Leaving)
            {
                // The client acknowledges a message before anybody has seen it: one that comes now will not come again.
                _remote.Answer();
            }

            if (_presence.Tick(nowMs, _delivery.Outbox.Count == 0))
            {
                Do(Request.Settings, nowMs);

                // The end of a trial is told at once; nothing else may happen for a long time.
                _remote.Announce(_presence.Topics);
            }

            _supervisor.Tick(_presence.Link, nowMs);
            if (LinkState < LinkState.Leaving && _sampler.Take(nowMs, Configuration))
            {
                bool sent = _delivery.Deliver(_sampler.Reading, Configuration.Current, _presence.Topics, _presence.Link.IsOnline);
                _log.Sampled(_sampler.Reading, sent);
            }

            if (_presence.Link.IsOnline)
            {
                _delivery.SendNewest(nowMs, _clock, Configuration.Current, _presence.Topics);
                TellHealth(nowMs);
                TellHomeAssistant(nowMs);
                _delivery.SendHistory(nowMs, _clock, Configuration.Current, _presence.Topics);
            }

            return NextMs();
        }

        /// <summary>Begins a clean leave. Go on with <see cref="Tick"/> until <see cref="LinkState"/> is <see cref="LinkState.Left"/>.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Leave(long nowMs) => _supervisor.Leave(_presence.Link, nowMs);

        private void TellHealth(long nowMs)
        {
            if (_health.IsDue(nowMs))
            {
                _health.Write(_writer, nowMs, _run, _presence.Link, _delivery, Configuration, _discovery.Stands);
                int id = _mqtt.Publish(_presence.Topics.Health, _writer.Buffer, _writer.Length, 1, true);
                if (id >= 0)
                {
                    _healthId = id;
                    _health.Told();
                }
            }
        }

        // Only a reading shows what is measured.
        private void TellHomeAssistant(long nowMs)
        {
            if (_sampler.HasRead)
            {
                _discovery.Tick(nowMs, _writer, _presence.Topics, Configuration.Current, _sampler.Measured, _sampler.PaceMs);
            }
        }

        private long NextMs()
        {
            // Who leaves samples no more.
            long next = LinkState < LinkState.Leaving ? Earlier(_presence.NextMs, _sampler.NextMs) : _presence.NextMs;
            if (!_presence.Link.IsOnline)
            {
                return next;
            }

            next = Earlier(Earlier(next, _health.NextMs), _delivery.NextMs);
            return _sampler.HasRead ? Earlier(next, _discovery.NextMs) : next;
        }

        private static long Earlier(long first, long second) => first < second ? first : second;
    }
}
