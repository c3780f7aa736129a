namespace Firmware.Core
{
    /// <summary>One quantity that is watched: its limits, and how it stands to them.</summary>
    public sealed class Limit
    {
        private readonly int _quantity;
        private int _low;
        private int _high;
        private int _hysteresis;
        private bool _isMissing;

        /// <summary>How it stands. Counts as soon as <see cref="IsDecided"/>.</summary>
        public LimitState State;

        /// <summary>Whether it was judged yet.</summary>
        public bool IsDecided;

        /// <summary>The value with which <see cref="State"/> came; <see cref="Reading.None"/> where there was none.</summary>
        public int Value;

        /// <summary>When <see cref="State"/> came: Unix seconds, 0 while the clock is not known.</summary>
        public long SinceUnixSeconds;

        /// <summary>The same in monotonic milliseconds.</summary>
        public long SinceMs;

        /// <summary>Creates one without limits; <see cref="Set"/> comes next.</summary>
        public Limit(int quantity) => _quantity = quantity;

        /// <summary>Sets the limits. They hold from the next sample on.</summary>
        /// <param name="low">Scaled like the quantity, or <see cref="Setting.Unset"/>.</param>
        /// <param name="high">The same, not below <paramref name="low"/>.</param>
        public void Set(int low, int high)
        {
            _low = low;
            _high = high == Setting.Unset ? int.MaxValue : high;
            _hysteresis = QuantityTable.Get(_quantity).Hysteresis;

            // Between limits that are close together there must be a place where all is well.
            if (low != Setting.Unset && high != Setting.Unset && (high - low) / 2 < _hysteresis)
            {
                _hysteresis = (high - low) / 2;
            }
        }

        /// <summary>Writes down or brings back how it stands.</summary>
        public void Keep(Memo memo)
        {
            State = (LimitState)memo.Number((long)State);
            IsDecided = memo.Flag(IsDecided);
            _isMissing = memo.Flag(_isMissing);
            Value = (int)memo.Number(Value);
            SinceUnixSeconds = memo.Number(SinceUnixSeconds);
            SinceMs = memo.Number(SinceMs);
        }

        /// <summary>Judges a sample.</summary>
        /// <returns>Whether the state has changed.</returns>
        public bool Judge(Reading reading)
        {
            int value = reading.Values[_quantity];
            bool wasMissing = _isMissing;
            _isMissing = value == Reading.None;

            // One sample without a value is noise on the wire; two in a row are a fault.
            if (_isMissing && !wasMissing)
            {
                return false;
            }

            LimitState state = _isMissing ? LimitState.Unknown : StateOf(value);
            IsDecided = true;
            if (state == State)
            {
                return false;
            }

            State = state;
            Value = value;
            SinceMs = reading.TakenAtMs;
            SinceUnixSeconds = reading.TakenAtUnixSeconds;
            return true;
        }

        // An alarm ends only when the value has come back by the hysteresis.
        private LimitState StateOf(int value)
        {
            int high = State == LimitState.High ? _high - _hysteresis : _high;
            int low = State == LimitState.Low ? _low + _hysteresis : _low;
            return value > high ? LimitState.High : value < low ? LimitState.Low : LimitState.Well;
        }
    }
}
