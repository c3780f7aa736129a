namespace Firmware.Core
{
    /// <summary>
    /// Readings that the broker does not have for certain: taken while there was no link, or sent and not acknowledged yet.
    /// A bounded ring in arrays of numbers: about 40 bytes a reading on the device, where an object would take 150. Values
    /// have room for what the sensor measures, no more, and hold the part that each came from.
    /// When it is full the oldest reading gives way and is counted.
    /// </summary>
    public sealed partial class Outbox
    {
        private const byte Free = 0;
        private const byte Waiting = 1;
        private const byte Sent = 2;

        private readonly int[] _quantities;
        private readonly int _width;
        private int _capacity;
        private byte[] _states;
        private byte[] _unanswered;
        private bool[] _failed;
        private byte[] _qualities;
        private int[] _sequences;
        private int[] _revisions;
        private int[] _values;
        private long[] _takenAtMs;
        private long[] _takenAtUnixSeconds;

        // Only where readings can be those of an earlier run.
        private int[] _sessions;
        private int _oldest;
        private int _span;

        /// <summary>Readings that gave way since the start, and that the broker has not got.</summary>
        public int Dropped;

        /// <summary>Readings that gave way while they were under way: whether they arrive is not known yet.</summary>
        public int Unresolved;

        /// <summary>Readings in it.</summary>
        public int Count;

        /// <summary>Creates an empty outbox.</summary>
        /// <param name="capacity">Readings that fit, 1 or more.</param>
        /// <param name="quantities">What the sensor can measure: bit <c>1 &lt;&lt; quantity</c> for each <see cref="Quantity"/>.</param>
        public Outbox(int capacity, int quantities)
        {
            _quantities = QuantityTable.ListOf(quantities);
            _width = _quantities.Length;
            Allocate(capacity);
        }

        /// <summary>Keeps a copy of a reading.</summary>
        /// <returns>Its slot.</returns>
        public int Add(Reading reading)
        {
            if (_span == _capacity)
            {
                DropOldest();
            }

            int slot = (_oldest + _span) % _capacity;
            _span++;
            Count++;
            _states[slot] = Waiting;
            _unanswered[slot] = 0;
            _failed[slot] = false;
            _qualities[slot] = (byte)reading.Quality;
            _sequences[slot] = reading.Sequence;
            if (_sessions != null)
            {
                _sessions[slot] = reading.Session;
            }

            _revisions[slot] = reading.Revision;
            _takenAtMs[slot] = reading.TakenAtMs;
            _takenAtUnixSeconds[slot] = reading.TakenAtUnixSeconds;
            int at = slot * _width;
            foreach (int quantity in _quantities)
            {
                int value = reading.Values[quantity];

                // The part that it came from stands in the lowest bits: no value of the table needs more than the others.
                _values[at++] = value == Reading.None ? value : (value << SensorKind.Bits) | reading.SourceOf(quantity);
            }

            return slot;
        }

        /// <summary>The oldest reading gives way. There must be one.</summary>
        public void DropOldest()
        {
            // One that is under way may arrive all the same: the answers to its messages tell.
            bool isUnderWay = _states[_oldest] == Sent;
            Count--;
            Dropped += isUnderWay ? 0 : 1;
            Unresolved += isUnderWay ? 1 : 0;
            _states[_oldest] = Free;
            SkipFree();
        }

        /// <summary>The slot of the oldest reading that waits to be sent, or -1.</summary>
        public int OldestWaiting()
        {
            for (int i = 0; i < _span; i++)
            {
                int slot = (_oldest + i) % _capacity;
                if (_states[slot] == Waiting)
                {
                    return slot;
                }
            }

            return -1;
        }

        /// <summary>The slot of the newest reading, if that one waits to be sent; otherwise -1.</summary>
        public int NewestWaiting()
        {
            int slot = (_oldest + _span + _capacity - 1) % _capacity;
            return _span > 0 && _states[slot] == Waiting ? slot : -1;
        }

        /// <summary>The sequence number of the reading in a slot.</summary>
        public int SequenceOf(int slot) => _sequences[slot];

        /// <summary>Fills in a reading from a slot; its session stays as it is where all are of the same.</summary>
        public void Fill(int slot, Reading into)
        {
            if (_sessions != null)
            {
                into.Session = _sessions[slot];
            }

            into.Quality = (Quality)_qualities[slot];
            into.Sequence = _sequences[slot];
            into.Revision = _revisions[slot];
            into.Sources = 0;
            into.TakenAtMs = _takenAtMs[slot];
            into.TakenAtUnixSeconds = _takenAtUnixSeconds[slot];
            int at = slot * _width;
            int[] values = into.Values;
            foreach (int quantity in _quantities)
            {
                int packed = _values[at++];
                if (packed == Reading.None)
                {
                    values[quantity] = packed;
                }
                else
                {
                    values[quantity] = packed >> SensorKind.Bits;
                    into.AddSource(quantity, packed & ((1 << SensorKind.Bits) - 1));
                }
            }
        }

        private void Allocate(int capacity)
        {
            _capacity = capacity;
            _states = new byte[capacity];
            _unanswered = new byte[capacity];
            _failed = new bool[capacity];
            _qualities = new byte[capacity];
            _sequences = new int[capacity];
            _revisions = new int[capacity];
            _values = new int[capacity * _width];
            _takenAtMs = new long[capacity];
            _takenAtUnixSeconds = new long[capacity];
        }
    }
}
