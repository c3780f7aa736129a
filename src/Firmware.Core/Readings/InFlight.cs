namespace Firmware.Core
{
    /// <summary>Which message ids belong to which reading while the broker has not acknowledged them.</summary>
    public sealed class InFlight
    {
        /// <summary>Messages under way at once. What would be more waits in the outbox.</summary>
        public const int Capacity = 16;

        private readonly int[] _ids = new int[Capacity];
        private readonly int[] _slots = new int[Capacity];
        private readonly int[] _sequences = new int[Capacity];

        /// <summary>Messages under way.</summary>
        public int Count;

        /// <summary>After <see cref="Remove"/>: the slot of the reading in the outbox.</summary>
        public int Slot;

        /// <summary>After <see cref="Remove"/>: the sequence number of the reading.</summary>
        public int Sequence;

        /// <summary>Adds a message. There must be room.</summary>
        /// <param name="id">Its id, 1 or more.</param>
        /// <param name="slot">The slot of its reading.</param>
        /// <param name="sequence">The sequence number of its reading.</param>
        public void Add(int id, int slot, int sequence)
        {
            _ids[Count] = id;
            _slots[Count] = slot;
            _sequences[Count] = sequence;
            Count++;
        }

        /// <summary>Removes a message.</summary>
        /// <returns>False if no reading waits for this id.</returns>
        public bool Remove(int id)
        {
            for (int i = 0; i < Count; i++)
            {
                if (_ids[i] != id)
                {
                    continue;
                }

                Slot = _slots[i];
                Sequence = _sequences[i];
                Count--;
                _ids[i] = _ids[Count];
                _slots[i] = _slots[Count];
                _sequences[i] = _sequences[Count];
                return true;
            }

            return false;
        }

        /// <summary>Removes any message.</summary>
        /// <returns>False if there is none.</returns>
        public bool RemoveAny() => Count > 0 && Remove(_ids[Count - 1]);

        /// <summary>Whether a message of a reading is under way.</summary>
        /// <param name="sequence">Its sequence number.</param>
        public bool Has(int sequence)
        {
            bool has = false;
            for (int i = 0; i < Count; i++)
            {
                has |= _sequences[i] == sequence;
            }

            return has;
        }

        /// <summary>Removes every message of a reading.</summary>
        /// <param name="sequence">Its sequence number.</param>
        public void Forget(int sequence)
        {
            for (int i = Count - 1; i >= 0; i--)
            {
                if (_sequences[i] == sequence)
                {
                    Remove(_ids[i]);
                }
            }
        }

        /// <summary>Forgets every message.</summary>
        public void Clear() => Count = 0;
    }
}
