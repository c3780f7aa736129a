namespace Firmware.Core
{
    /// <summary>
    /// Limits how often settings are written, because flash wears: a store of so many writes, which fills up again by one every ten seconds.
    /// </summary>
    public sealed class WriteBudget
    {
        /// <summary>Milliseconds for one write: 8,640 a day, for ever.</summary>
        public const int RefillMs = 10000;

        private readonly int _capacity;
        private int _left;
        private long _filledMs;

        /// <summary>Creates a full budget.</summary>
        /// <param name="capacity">Writes in a row; 0 for no limit.</param>
        public WriteBudget(int capacity)
        {
            _capacity = capacity;
            _left = capacity;
        }

        /// <summary>Writes down or brings back how many are left.</summary>
        public void Keep(Memo memo)
        {
            _left = (int)memo.Number(_left);
            _filledMs = memo.Number(_filledMs);
        }

        /// <summary>Spends one write.</summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <returns>False if there is none left.</returns>
        public bool Spend(long nowMs)
        {
            if (_capacity == 0)
            {
                return true;
            }

            long refills = (nowMs - _filledMs) / RefillMs;
            _filledMs += refills * RefillMs;
            _left = refills > _capacity - _left ? _capacity : _left + (int)refills;
            if (_left == 0)
            {
                return false;
            }

            _left--;
            return true;
        }
    }
}
