namespace Firmware.Core
{
    /// <summary>Takes samples when they are due, and decides which of them are worth sending: those get the next number.</summary>
    public sealed class Sampler
    {
        private readonly ISensor _sensor;
        private readonly IClock _clock;
        private readonly int[] _quantities;
        private readonly Filter _filter;
        private readonly Schedule _schedule = new Schedule();
        private readonly int[] _counts = new int[(int)Quality.NoFix + 1];

        /// <summary>What was measured when all was well the last time: a bit for each <see cref="Quantity"/>. Before that, what may be.</summary>
        public int Measured;

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
        public int PaceMs => _sensor.MinimumIntervalMs;

        /// <summary>How many samples had a quality.</summary>
        public int CountOf(Quality quality) => _counts[(int)quality];

        /// <summary>Whether there was a reading yet, good or bad.</summary>
        public bool HasRead => Reading.Sequence > 0;

        /// <summary>The first sample is due at once.</summary>
        public void Start(long nowMs, int session, Settings settings)
        {
            Reading.Session = session;
            _schedule.GapMs = _sensor.MinimumIntervalMs;
            _schedule.Start(nowMs, PeriodMs(settings));
        }

        /// <summary>The settings changed: a new interval counts from the last sample.</summary>
        public void SettingsChanged(long nowMs, Settings settings) => _schedule.ChangePeriod(nowMs, PeriodMs(settings));

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
            isNew = _schedule.Take(nowMs) && Sample(nowMs, configuration);
            return _schedule.NextMs;
        }

        private bool Sample(long nowMs, Configuration configuration)
        {

            if (!_sensor.Read(nowMs, Reading))
            {
                _schedule.Again(nowMs);
                return false;
            }

            Reading.TakenAtMs = nowMs;
            Reading.TakenAtUnixSeconds = _clock.UnixSeconds;
            Reading.Revision = configuration.Revision;
            _counts[(int)Reading.Quality]++;
            Measured = Reading.Quality == Quality.Ok ? Reading.PresentOf(_quantities) : Measured;
            if (!_filter.Pass(Reading, configuration.Current, nowMs))
            {
                return false;
            }

            Reading.Sequence++;
            return true;
        }

        private long PeriodMs(Settings settings)
        {
            long asked = settings.Number(Setting.Interval) * 1000L;
            return asked < _sensor.MinimumIntervalMs ? _sensor.MinimumIntervalMs : asked;
        }
    }
}
