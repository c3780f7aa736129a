namespace Firmware.Core
{
    /// <summary>Takes samples when they are due, and decides which of them are worth sending: those get the next number.</summary>
    public sealed class Sampler
    {
        private readonly ISensor _sensor;
        private readonly IClock _clock;
        private readonly Health _health;
        private readonly Filter _filter;
        private readonly Schedule _schedule = new Schedule();

        /// <summary>What was measured when all was well the last time: a bit for each <see cref="Quantity"/>. Before that, what may be.</summary>
        public int Measured;

        /// <summary>The last sample; whether it is worth sending is for <see cref="Take"/> to say. Reused for every sample.</summary>
        public readonly Reading Reading = new Reading();

        /// <summary>Creates a sampler; <see cref="Start"/> comes next.</summary>
        public Sampler(ISensor sensor, IClock clock, Health health)
        {
            _sensor = sensor;
            _clock = clock;
            _health = health;
            _filter = new Filter(sensor.Quantities);
            Measured = sensor.Quantities;
        }

        /// <summary>The shortest interval that the sensor allows, in milliseconds.</summary>
        public int PaceMs => _sensor.MinimumIntervalMs;

        /// <summary>Whether there was a reading yet, good or bad.</summary>
        public bool HasRead => Reading.Sequence > 0;

        /// <summary>When the next sample is due, in monotonic milliseconds.</summary>
        public long NextMs => _schedule.NextMs;

        /// <summary>The first sample is due at once.</summary>
        public void Start(long nowMs, int session, Settings settings)
        {
            Reading.Session = session;
            _schedule.GapMs = _sensor.MinimumIntervalMs;
            _schedule.Start(nowMs, PeriodMs(settings));
        }

        /// <summary>The settings changed: a new interval counts from the last sample.</summary>
        public void SettingsChanged(long nowMs, Settings settings) => _schedule.ChangePeriod(nowMs, PeriodMs(settings));

        /// <summary>Somebody waits for a reading: the next sample is sent, whether anything changed or not.</summary>
        public void Tell() => _filter.Open();

        /// <summary>Somebody wants a sample now, whether anything changed or not.</summary>
        public void Ask(long nowMs)
        {
            Tell();
            _schedule.Again(nowMs);
        }

        /// <summary>Takes a sample if one is due.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="configuration">The settings in force.</param>
        /// <returns>True when <see cref="Reading"/> is a new one that is to be sent.</returns>
        public bool Take(long nowMs, Configuration configuration)
        {
            if (!_schedule.Take(nowMs))
            {
                return false;
            }

            if (!_sensor.Read(nowMs, Reading))
            {
                _schedule.Again(nowMs);
                return false;
            }

            Reading.TakenAtMs = nowMs;
            Reading.TakenAtUnixSeconds = _clock.UnixSeconds;
            Reading.Revision = configuration.Revision;
            _health.Count(Reading.Quality);
            Measured = Reading.Quality == Quality.Ok ? Reading.Present : Measured;
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
