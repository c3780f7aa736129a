namespace Firmware.Core
{
    /// <summary>How often each <see cref="Quality"/> was measured since the start.</summary>
    public sealed class FaultCounts
    {
        private readonly int[] _counts = new int[(int)Quality.Jump + 1];
        private Quality _last = Quality.Ok;
        private bool _changed;

        /// <summary>The quality of the last sample.</summary>
        public Quality Last => _last;

        /// <summary>How often a quality was measured.</summary>
        public int Of(Quality quality) => _counts[(int)quality];

        /// <summary>Counts a sample.</summary>
        public void Count(Quality quality)
        {
            _counts[(int)quality]++;
            _changed |= quality != _last;
            _last = quality;
        }

        /// <summary>Whether the quality has changed since this was asked last.</summary>
        public bool TakeChange()
        {
            bool changed = _changed;
            _changed = false;
            return changed;
        }
    }
}
