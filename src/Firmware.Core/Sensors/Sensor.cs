using System;

namespace Firmware.Core
{
    /// <summary>
    /// One part under observation: every value is checked before it becomes a reading. It detects measurements that repeat bit by bit and jumps
    /// that air cannot make, and pauses a part that fails, each time longer, before it is initialised again.
    /// </summary>
    public sealed class Sensor : ISensor
    {
        /// <summary>
        /// The same fingerprint for this long, in milliseconds, is a stuck part. Persistence test of an hour: I. Zahumensky, Guidelines on
        /// Quality Control Procedures for Data from Automatic Weather Stations (WMO, 2004).
        /// </summary>
        public const int StuckMs = 3600000;

        /// <summary>And at least this many times, if samples are rare.</summary>
        public const int StuckRepeats = 10;

        /// <summary>Readings that may be held back in a row. The next one is reported, as <see cref="Quality.Jump"/> if it agrees with none of them.</summary>
        public const int MaxHeld = 2;

        /// <summary>Longest pause of a part that fails, in milliseconds: one that is plugged in again is found within a minute.</summary>
        public const int MaxPauseMs = 60000;

        private readonly ISensorPart _part;
        private SensorDefinition _row;
        private int _kind;
        private readonly Reading _measured = new Reading();
        private readonly int[] _quantities;
        private readonly int[] _before = new int[Quantity.Count];
        private bool _hasBefore;
        private int _held;
        private int _failures;
        private Quality _reason;
        private long _restsUntilMs;
        private int _fingerprint;
        private int _repeats;
        private long _repeatsSinceMs;

        /// <summary>Creates a sensor that has not measured yet.</summary>
        /// <param name="part">The part.</param>
        /// <param name="quantities">What of its row it measures here: bit <c>1 &lt;&lt; quantity</c> for each. Without it: all.</param>
        public Sensor(ISensorPart part, int quantities = -1)
        {
            _part = part;
            Quantities = Row().Quantities & quantities;
            _quantities = QuantityTable.ListOf(Quantities);
        }

        /// <inheritdoc/>
        public int Quantities { get; }

        /// <inheritdoc/>
        public int PaceMs => Row().PaceMs;

        /// <inheritdoc/>
        public bool Read(long nowMs, Reading into)
        {
            if (nowMs < _restsUntilMs)
            {
                into.Fail(_reason);
                return true;
            }

            try
            {
                _part.Read(_measured);
            }
            catch (OutOfMemoryException)
            {
                // Not the fault of the part: it needs no rest, and the next reading may follow at once.
                into.Fail(Quality.NoMemory);
                return true;
            }

            if (_measured.Quality == Quality.Ok && IsStuck(nowMs))
            {
                _measured.Fail(Quality.Stuck);
            }

            if (_measured.Quality != Quality.Ok)
            {
                Rest(nowMs);
            }
            else
            {
                _failures = 0;
                if (!Believes() && !GivesUp())
                {
                    return false;
                }
            }

            into.CopyValuesFrom(_measured);
            return true;
        }

        /// <inheritdoc/>
        public void Keep(Memo memo)
        {
            _hasBefore = memo.Flag(_hasBefore);
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                _before[quantity] = (int)memo.Number(_before[quantity]);
            }

            _fingerprint = (int)memo.Number(_fingerprint);
            _repeats = (int)memo.Number(_repeats);
            _repeatsSinceMs = memo.Number(_repeatsSinceMs);
        }

        // Which part it is may only be known after the first measurement.
        private SensorDefinition Row()
        {
            if (_kind != _part.Kind)
            {
                _kind = _part.Kind;
                _row = SensorTable.Get(_kind);
            }

            return _row;
        }

        private bool IsStuck(long nowMs)
        {
            if (_repeats == 0 || _measured.Fingerprint != _fingerprint)
            {
                _fingerprint = _measured.Fingerprint;
                _repeats = 0;
                _repeatsSinceMs = nowMs;
            }

            _repeats++;
            return Row().IsFine && _repeats >= StuckRepeats && nowMs - _repeatsSinceMs >= StuckMs;
        }

        // One failure is noise. From the second consecutive one on, the part is initialised again after a pause that doubles.
        private void Rest(long nowMs)
        {
            _hasBefore = false;
            _held = 0;
            _reason = _measured.Quality;
            if (_failures > 0)
            {
                _part.Release();
                int pauseMs = PaceMs;
                for (int i = 1; i < _failures && pauseMs < MaxPauseMs; i++)
                {
                    pauseMs *= 2;
                }

                _restsUntilMs = nowMs + (pauseMs < MaxPauseMs ? pauseMs : MaxPauseMs);
            }

            _failures++;
        }

        // A reading is accepted if the one before it agrees. The first one after a start or a fault has none before it.
        private bool Believes()
        {
            bool agrees = _hasBefore;
            foreach (int quantity in _quantities)
            {
                int value = _measured.Values[quantity];
                if (value != Reading.None)
                {
                    _measured.AddSource(quantity, _part.Kind);
                    int step = value - _before[quantity];
                    int limit = QuantityTable.StepOf(quantity);
                    agrees &= step <= limit && step >= -limit;
                }

                _before[quantity] = value;
            }

            _hasBefore = true;
            if (agrees)
            {
                _held = 0;
            }

            return agrees;
        }

        private bool GivesUp()
        {
            if (_held < MaxHeld)
            {
                _held++;
                return false;
            }

            _held = 0;
            _measured.Fail(Quality.Jump);
            return true;
        }
    }
}
