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
        private readonly IDevice _device;
        private readonly ISettingsStore _store;
        private readonly MqttEvent _event = new MqttEvent();
        private readonly RemoteControl _remote;
        private readonly RunRecord _run;
        private readonly Location _location;
        private readonly Link _link;
        private readonly Occupant _occupant;
        private readonly Relocation _relocation;
        private readonly Supervisor _supervisor;
        private readonly Uplink _uplink;
        private readonly int _bufferBytes;
        private bool _sessionKept;
        private bool _isUnsettled;
        private SleepCycle _sleep;

        // Added to the time of the host: the clock of the node goes on over a sleep.
        private long _offsetMs;
        private long _linkNextMs;
        private long _uplinkNextMs;

        /// <summary>Creates a node that does nothing yet.</summary>
        public Node(NodeOptions options, ISensor sensor, IMqttLink mqtt, ISettingsStore store, IClock clock, IDevice device, ILog log)
        {
            _bufferBytes = SettingsRecord.BufferBytesFor(sensor.Quantities);
            byte[] buffer = new byte[_bufferBytes];
            ByteWriter writer = new ByteWriter(_bufferBytes);
            _options = options;
            _mqtt = mqtt;
            _device = device;
            _store = store;
            _remote = new RemoteControl(options, mqtt, store, device, log, buffer, writer);
            Configuration.LimitQuantities(sensor.Quantities);
            _run = new RunRecord(store, buffer, writer);
            _location = new Location(options);
            _occupant = new Occupant(options.Id, null);
            _link = new Link(mqtt, log, new Backoff(options.Seed), _location.Connection);
            _relocation = new Relocation(Configuration, _location, _link, _occupant, mqtt);
            _supervisor = new Supervisor(device, _run, _link);
            _uplink = new Uplink(options, sensor, mqtt, clock, device, log, Configuration, _run, _link, _occupant, writer);
        }

        /// <summary>The settings in force and their revision.</summary>
        public Configuration Configuration => _remote.Configuration;

        /// <summary>The state of the link.</summary>
        public LinkState LinkState => _link.State;

        /// <summary>Readings that the broker does not have for certain.</summary>
        public Outbox Outbox => _uplink.Outbox;

        /// <summary>Loads the settings and begins: the first sample and the first attempt to connect are due at once.</summary>
        /// <param name="nowMs">Monotonic milliseconds since the node started.</param>
        public void Start(long nowMs)
        {
            Configuration.Load(new byte[_bufferBytes]);
            _sleep = Configuration.Current.IsSet(Setting.Sleep) ? NewSleep() : null;
            if (_sleep != null && _sleep.Load())
            {
                _offsetMs = _sleep.WakeMs;
                nowMs += _offsetMs;
            }
            else
            {
                _run.Begin(_options.FirstSession);
            }

            _remote.Commands.Remember(_run.LastCommand);
            _supervisor.Start();
            SetTimeServer();
            _relocation.Start();
            _link.Start(nowMs);
            _uplink.Start(nowMs, _run.Session, _location.Topics);
            if (_sleep != null)
            {
                _sleep.Start(nowMs);
            }
        }

        /// <summary>Does everything that is due. Call it when the returned time comes, or earlier when the client has an event.</summary>
        /// <param name="nowMs">Monotonic milliseconds, never less than before.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            nowMs += _offsetMs;
            bool isTold = _isUnsettled;
            bool isUplinkTold = false;
            while (_mqtt.TryTake(_event, !_remote.IsReplyDue))
            {
                // An acknowledgement matters to no other part while all is well.
                isTold |= _event.Kind != MqttEventKind.Published || !_event.Acknowledged;
                isUplinkTold = true;
                Handle(nowMs);
            }

            // Only time and events change anything: without either no part has anything to do.
            if (isTold || nowMs >= _linkNextMs)
            {
                _linkNextMs = KeepLink(nowMs);
                _isUnsettled = !_remote.IsFlushed || !_relocation.IsSettled || _link.IsLeaving || _sleep != null;
                isUplinkTold = true;
            }

            if (isUplinkTold || nowMs >= _uplinkNextMs)
            {
                _uplinkNextMs = _uplink.Tick(nowMs, _location.Topics, isUplinkTold);
            }

            long next = Schedule.Earlier(_linkNextMs, _uplinkNextMs);
            return (_sleep == null ? next : Schedule.Earlier(next, _sleep.Tick(nowMs))) - _offsetMs;
        }

        /// <summary>Begins a clean leave. Go on with <see cref="Tick"/> until <see cref="LinkState"/> is <see cref="LinkState.Left"/>.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Leave(long nowMs)
        {
            _isUnsettled = true;
            _supervisor.Leave(nowMs + _offsetMs);
        }

        // Answers what was asked, and sees to the place, the link and the run. Returns when it has to be called next.
        private long KeepLink(long nowMs)
        {
            // What waited at the broker comes before the SUBACK, one message after the other: the next one is read after the reply to this one.
            if (_link.IsConnected)
            {
                _remote.Flush(_location.Topics);
            }
            else if (_link.IsLeaving)
            {
                // The client acknowledges a message before the node has seen it: one that comes now will not come again.
                _remote.SendReply();
            }

            JudgeTrial(nowMs);
            if (_supervisor.IsTooOld(nowMs - _offsetMs))
            {
                _supervisor.RestartForClock();
                LeaveForGood(Departure.Restart, nowMs);
            }

            long next = _relocation.Tick(nowMs, _remote.IsFlushed, Outbox.Count == 0);
            next = Schedule.Earlier(next, _link.Tick(nowMs));
            return Schedule.Earlier(next, _supervisor.Tick(nowMs));
        }

        private void JudgeTrial(long nowMs)
        {
            Verdict verdict = _relocation.Judge(nowMs);
            if (verdict == Verdict.Open)
            {
                return;
            }

            bool held = verdict == Verdict.Held;
            if (_sleep != null)
            {
                _link.History.Hasten();
            }

            bool committed = _remote.EndTrial(held, _relocation.FailureReason, _relocation.OccupantId, held ? _location.Topics : _relocation.Origin);
            _relocation.EndTrial(committed, nowMs);
            if (committed)
            {
                ApplySettings(nowMs);

                // Nothing else may happen for a long time, so the last reply goes out at once.
                _remote.Flush(_location.Topics);
            }
        }
    }
}
