namespace Firmware.Core
{
    /// <summary>
    /// Takes samples when they are due, and decides which of them are worth sending: those get the next number. While a limit is set it looks
    /// in between too: such a sample is sent only if an alarm comes or goes with it.
    /// </summary>
    public sealed partial class Sampler
    {
        /// <summary>
        /// Longest pause between two samples while a limit is set, in milliseconds: an alarm is not later than this by the interval.
        /// A part that is read this often warms by less than it resolves (AHT20 data sheet 5.4: once in 2 s).
        /// </summary>
        public const int WatchMs = 10000;

        private readonly ISensor _sensor;
        private readonly IClock _clock;
        private readonly int[] _quantities;
        private readonly Filter _filter;
        private readonly Schedule _schedule = new Schedule();
        private readonly int[] _counts = new int[(int)Quality.NoFix + 1];
        private long _sampledAtMs;
        private bool _isEager;

        /// <summary>What the last good sample had: a bit for each <see cref="Quantity"/>. Before the first one, what the sensor may measure.</summary>
        public int Measured;

        /// <summary>What is beyond its limits.</summary>
        public readonly LimitSet Limits = new LimitSet();

        /// <summary>The last sample; <see cref="Tick"/> says whether it is worth sending. Reused for every sample.</summary>
        public readonly Reading Reading = new Reading();

        /// <summary>Creates a sampler; <see cref="Start"/> comes next.</summary>
        public Sampler(ISensor sensor, IClock clock)
        {
            _sensor = sensor;
            _clock = clock;
            _quantities = QuantityTable.ListOf(sensor.Quantities);
            _filter = new Filter(_quantities);
            Measured = sensor.Quantities;
        }

        /// <summary>The shortest interval that the sensor allows, in milliseconds.</summary>
        public int PaceMs => _sensor.PaceMs;

        /// <summary>How many samples had a quality.</summary>
        public int CountOf(Quality quality) => _counts[(int)quality];

        /// <summary>Whether there was a reading yet, good or bad.</summary>
        public bool HasRead => Reading.Sequence > 0;

        /// <summary>The first sample is due at once.</summary>
        public void Start(long nowMs, int session, Settings settings)
        {
            Reading.Session = session;
            Limits.Use(settings);
            _schedule.GapMs = _sensor.PaceMs;
            _schedule.Start(nowMs, PeriodMs(settings));
        }

        /// <summary>The settings changed: a new interval counts from the last sample.</summary>
        public void SettingsChanged(long nowMs, Settings settings)
        {
            Limits.Use(settings);
            _schedule.ChangePeriod(nowMs, PeriodMs(settings));

            // New limits are not to wait for the next sample.
            _isEager = true;
        }

        /// <summary>The next sample is sent, whether anything changed or not. If it is far away, one is taken now.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="patienceMs">How far away it may be, in milliseconds; 0 for a sample now.</param>
        public void Request(long nowMs, int patienceMs)
        {
            _filter.Open();
            if (_schedule.NextMs > nowMs + patienceMs)
            {
                _schedule.Again(nowMs);
            }
        }

        /// <summary>Takes a sample if one is due.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="configuration">The settings in force.</param>
        /// <param name="isNew">True when <see cref="Reading"/> is a new one that is to be sent.</param>
        /// <returns>When it has to be called next, in monotonic milliseconds.</returns>
        public long Tick(long nowMs, Configuration configuration, out bool isNew)
        {
            if (_schedule.AdvanceIfDue(nowMs))
            {
                isNew = Sample(nowMs, configuration, true);
            }
            else
            {
                isNew = Limits.Count > 0 && nowMs >= WatchAtMs && Watch(nowMs, configuration);
            }

            return Limits.Count > 0 ? WatchAtMs : _schedule.NextMs;
        }

        // The next sample, regular or not. One in between must not put a regular one off.
        private long WatchAtMs
        {
            get
            {
                int paceMs = PaceMs;
                long atMs = _sampledAtMs + (_isEager || paceMs > WatchMs ? paceMs : WatchMs);
                return atMs + paceMs <= _schedule.NextMs ? atMs : _schedule.NextMs;
            }
        }

        private bool Watch(long nowMs, Configuration configuration)
        {
            _schedule.RanBetween(nowMs);
            return Sample(nowMs, configuration, false);
        }

        private bool Sample(long nowMs, Configuration configuration, bool isRegular)
        {
            _sampledAtMs = nowMs;
            _isEager = false;
            if (!_sensor.Read(nowMs, Reading))
            {
                _schedule.Again(nowMs);
                return false;
            }

            Doubt(configuration.Current.Number(Setting.Altitude));
            Reading.TakenAtMs = nowMs;
            Reading.TakenAtUnixSeconds = _clock.UnixSeconds;
            Reading.Revision = configuration.Revision;
            _counts[(int)Reading.Quality]++;
            Measured = Reading.Quality == Quality.Ok ? Reading.PresentOf(_quantities) : Measured;
            Settings settings = configuration.Current;
            int changed = _filter.Compare(Reading.Values, settings);
            if (Limits.Count > 0 && Limits.Judge(Reading))
            {
                // The reading that crossed a limit is sent whatever the deadband is, and so stands in the history too.
                _filter.Open();
                _schedule.ChangePeriod(nowMs, PeriodMs(settings));
            }
            else if (!isRegular)
            {
                return false;
            }

            if (!_filter.Pass(Reading, changed, settings, nowMs))
            {
                return false;
            }

            Reading.Sequence++;
            return true;
        }

        // A part that reports an impossible pressure is not believed in anything else either.
        private void Doubt(int altitude)
        {
            int pressure = Reading.Values[Quantity.Pressure];
            if (altitude == Setting.Unset || pressure == Reading.None || Altitude.Allows(altitude, pressure))
            {
                return;
            }

            Reading.Quality = Quality.Range;
            int part = Reading.SourceOf(Quantity.Pressure);
            foreach (int quantity in _quantities)
            {
                if (Reading.SourceOf(quantity) == part)
                {
                    Reading.Values[quantity] = Reading.None;
                }
            }
        }

        /// <summary>
        /// The time from one sample to the next, in milliseconds. With a battery below its limit a node that sleeps takes every second sample only:
        /// it is still there before its values expire in Home Assistant, after three.
        /// </summary>
        public long PeriodMs(Settings settings)
        {
            long asked = settings.Number(Setting.Interval) * 1000L;
            Limit battery = Limits.Of(Quantity.Battery);
            if (battery != null && battery.State == LimitState.Low && settings.IsSet(Setting.Sleep))
            {
                asked *= 2;
            }

            return asked < _sensor.PaceMs ? _sensor.PaceMs : asked;
        }
    }
}
