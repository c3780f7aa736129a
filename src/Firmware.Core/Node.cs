namespace Firmware.Core
{
    /// <summary>
    /// A sensor node. <see cref="Start"/> once, then <see cref="Tick"/> again and again from one thread. Everything it does is in Tick:
    /// take what came from the broker, keep the link, sample when due, send what waits.
    /// </summary>
    public sealed class Node
    {
        private readonly ISensor _sensor;
        private readonly IMqttLink _mqtt;
        private readonly ISettingsStore _store;
        private readonly IClock _clock;
        private readonly ILog _log;
        private readonly NodeOptions _options;
        private readonly MqttEvent _event = new MqttEvent();
        private readonly Reading _reading = new Reading();
        private readonly Schedule _sampling = new Schedule();
        private readonly ByteWriter _writer = new ByteWriter(Configuration.MaxStateBytes + SlotPair.Overhead);
        private readonly Configuration _configuration;
        private readonly Delivery _delivery;
        private Topics _topics;
        private Link _link;
        private bool _answerDue;
        private bool _stateDue;

        /// <summary>Creates a node that does nothing yet.</summary>
        public Node(NodeOptions options, ISensor sensor, IMqttLink mqtt, ISettingsStore store, IClock clock, ILog log)
        {
            _options = options;
            _sensor = sensor;
            _mqtt = mqtt;
            _store = store;
            _clock = clock;
            _log = log;
            _configuration = new Configuration(store, new byte[Configuration.MaxStateBytes + 2 * SlotPair.Overhead], _writer);
            _delivery = new Delivery(mqtt, new Telemetry(sensor.Quantities), new Outbox(options.OutboxCapacity), _writer);
        }

        /// <summary>The settings in force and their revision.</summary>
        public Configuration Configuration => _configuration;

        /// <summary>The topics of this node. Valid after <see cref="Start"/>.</summary>
        public Topics Topics => _topics;

        /// <summary>How the link stands.</summary>
        public LinkState LinkState => _link.State;

        /// <summary>Readings that the broker does not have for certain.</summary>
        public Outbox Outbox => _delivery.Outbox;

        /// <summary>Loads the settings and begins: the first sample and the first attempt to connect are due at once.</summary>
        /// <param name="nowMs">Monotonic milliseconds since the node started.</param>
        public void Start(long nowMs)
        {
            byte[] buffer = new byte[Configuration.MaxStateBytes + 2 * SlotPair.Overhead];
            _reading.Session = SessionCount.Next(_store, buffer, _writer);
            _configuration.Load(buffer);
            Settings settings = _configuration.Current;
            string place = settings.Text(Setting.Place);
            _topics = new Topics(settings.Text(Setting.Root), place.Length == 0 ? _options.Id : place);
            _link = new Link(_mqtt, _log, new Backoff(_options.Seed), Connection(settings), new string[] { _topics.Config });
            _link.Start(nowMs);
            _sampling.Start(nowMs, SamplePeriodMs());
        }

        /// <summary>Does everything that is due. Call it when the returned time comes, or earlier when the client has an event.</summary>
        /// <param name="nowMs">Monotonic milliseconds, never less than before.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs)
        {
            while (_mqtt.TryTake(_event, !_answerDue))
            {
                Take(nowMs);
            }

            _link.Tick(nowMs);
            if (_link.State < LinkState.Leaving && _sampling.Take(nowMs))
            {
                Sample(nowMs);
            }

            if (_link.IsOnline)
            {
                Announce();
                _delivery.SendHistory(nowMs, _clock, _configuration.Current, _topics, _reading.Session);
            }

            return NextMs();
        }

        /// <summary>Begins a clean leave. Go on with <see cref="Tick"/> until <see cref="LinkState"/> is <see cref="LinkState.Left"/>.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Leave(long nowMs) => _link.BeginLeave(nowMs);

        private void Take(long nowMs)
        {
            switch (_event.Kind)
            {
                case MqttEventKind.Message:
                    Configure(nowMs);
                    break;
                case MqttEventKind.Published:
                    _delivery.Published(_event.MessageId, _event.Ok);
                    _link.Take(_event, nowMs);
                    break;
                case MqttEventKind.Dropped:
                    _delivery.Dropped();
                    break;
                default:
                    if (_link.Take(_event, nowMs))
                    {
                        CameOnline();
                    }

                    break;
            }
        }

        private void CameOnline()
        {
            _stateDue = true;
            _delivery.SendNewest(_reading, _configuration.Current, _topics);
        }

        private void Configure(long nowMs)
        {
            // What comes on another topic was not asked for.
            if (_event.Topic != _topics.Config)
            {
                return;
            }

            ConfigOutcome outcome = _configuration.Handle(_event.Payload, _event.Length);
            _event.Payload = null;
            _answerDue = true;
            if (outcome == ConfigOutcome.Changed)
            {
                _stateDue = true;
                _sampling.ChangePeriod(nowMs, SamplePeriodMs());
            }

            _log.Configured(outcome, _configuration.Answer.Buffer, _configuration.Answer.Length);
            Announce();
        }

        // The answer and the state wait here until the client takes them; no further message is taken before the answer is out.
        private void Announce()
        {
            if (!_link.IsOnline)
            {
                return;
            }

            ByteWriter answer = _configuration.Answer;
            if (_answerDue && _mqtt.Publish(_topics.ConfigResult, answer.Buffer, answer.Length, 1, false) >= 0)
            {
                _answerDue = false;
            }

            if (_stateDue)
            {
                _configuration.WriteState(_writer);
                _stateDue = _mqtt.Publish(_topics.ConfigState, _writer.Buffer, _writer.Length, 1, true) < 0;
            }
        }

        private void Sample(long nowMs)
        {
            _reading.Sequence++;
            _reading.TakenAtMs = nowMs;
            _reading.TakenAtUnixSeconds = _clock.UnixSeconds;
            _reading.Revision = _configuration.Revision;
            _sensor.Read(_reading);
            bool sent = _delivery.Deliver(_reading, _configuration.Current, _topics, _link.IsOnline);
            _log.Sampled(_reading, sent);
        }

        private long SamplePeriodMs()
        {
            long asked = _configuration.Current.Number(Setting.Interval) * 1000L;
            return asked < _sensor.MinimumIntervalMs ? _sensor.MinimumIntervalMs : asked;
        }

        private long NextMs()
        {
            long next = _link.NextMs < _sampling.NextMs ? _link.NextMs : _sampling.NextMs;
            return _link.IsOnline && _delivery.NextMs < next ? _delivery.NextMs : next;
        }

        private MqttConnection Connection(Settings settings) => new MqttConnection
        {
            Host = _options.Broker ?? settings.Text(Setting.Broker),
            Port = _options.Broker == null ? settings.Number(Setting.Port) : _options.BrokerPort,
            ClientId = _options.Id,
            User = settings.Text(Setting.User),
            Password = settings.Text(Setting.Password),
            KeepAliveSeconds = settings.Number(Setting.KeepAlive),
            WillTopic = _topics.Status,
            WillPayload = "offline",
        };
    }
}
