namespace Firmware.Core
{
    // What a node that sleeps asks for.
    public sealed partial class Sampler
    {
        /// <summary>When the next sample is due, in monotonic milliseconds.</summary>
        public long NextMs => _schedule.NextMs;

        /// <summary>Whether a sample is to come before the regular one: the first, one that was asked for, or one that confirms another.</summary>
        public bool IsAsked => _schedule.IsAsked;

        /// <summary>Goes on after a sleep.</summary>
        /// <param name="dueMs">When the next sample is due, in monotonic milliseconds.</param>
        /// <param name="settings">In force.</param>
        public void Resume(long dueMs, Settings settings)
        {
            long periodMs = PeriodMs(settings);
            _schedule.Resume(dueMs - periodMs, periodMs);
        }

        /// <summary>Writes down or brings back what it knows of earlier samples.</summary>
        public void Keep(Memo memo)
        {
            Reading.Sequence = (int)memo.Number(Reading.Sequence);
            Reading.Quality = (Quality)memo.Number((long)Reading.Quality);
            Measured = (int)memo.Number(Measured);
            for (int i = 0; i < _counts.Length; i++)
            {
                _counts[i] = (int)memo.Number(_counts[i]);
            }

            _filter.Keep(memo);
            _sensor.Keep(memo);
            Limits.Keep(memo);
        }
    }
}
