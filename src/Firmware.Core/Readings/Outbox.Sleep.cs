namespace Firmware.Core
{
    // What outlives a sleep.
    public sealed partial class Outbox
    {
        /// <summary>From now on it keeps the session of each reading, and has room for at least so many. It must be empty.</summary>
        public void Grow(int capacity)
        {
            Allocate(capacity > _capacity ? capacity : _capacity);
            _sessions = new int[_capacity];
        }

        /// <summary>Whether the reading in a slot is of a run.</summary>
        public bool IsOf(int slot, int session) => _sessions == null || _sessions[slot] == session;

        /// <summary>Writes down or brings back every reading, oldest first, and how many gave way.</summary>
        /// <param name="memo">The memo.</param>
        /// <param name="session">Of readings that have none of their own.</param>
        public void Keep(Memo memo, int session)
        {
            // Nobody will say any more what became of those that were under way.
            int dropped = (int)memo.Number(Dropped + Unresolved);
            Dropped = memo.IsRead ? dropped : Dropped;
            Reading before = new Reading();
            Reading one = new Reading { Session = session };
            int count = (int)memo.Number(Count);
            for (int i = 0; i < (memo.IsRead ? count : _span); i++)
            {
                int slot = (_oldest + i) % _capacity;
                if (memo.IsRead)
                {
                    one.Keep(memo, before);
                    Add(one);
                }
                else if (_states[slot] != Free)
                {
                    Fill(slot, one);
                    one.Keep(memo, before);
                }
            }
        }
    }
}
