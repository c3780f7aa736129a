namespace Firmware.Core
{
    // What the broker says to what was sent.
    public sealed partial class Outbox
    {
        /// <summary>Records that messages of a reading went out, or that the client did not take all of them.</summary>
        /// <param name="slot">The reading.</param>
        /// <param name="messages">How many will be answered; 0 if none has to be.</param>
        /// <param name="all">False when the client refused one of them.</param>
        public void MarkSent(int slot, int messages, bool all)
        {
            _states[slot] = Sent;
            _unanswered[slot] = (byte)messages;
            _failed[slot] = !all;
            Settle(slot);
        }

        /// <summary>Records the answer to one message of a reading.</summary>
        /// <param name="slot">The reading.</param>
        /// <param name="sequence">Its sequence number: the slot may belong to a newer reading by now.</param>
        /// <param name="ok">Whether the broker acknowledged it.</param>
        /// <returns>False if the reading has given way.</returns>
        public bool MarkAnswered(int slot, int sequence, bool ok)
        {
            if (!IsUnderWay(slot, sequence))
            {
                return false;
            }

            _unanswered[slot]--;
            _failed[slot] |= !ok;
            Settle(slot);
            return true;
        }

        /// <summary>Whether a reading that was sent is still here.</summary>
        /// <param name="slot">Where it was.</param>
        /// <param name="sequence">Its sequence number.</param>
        public bool IsUnderWay(int slot, int sequence) => _states[slot] == Sent && _sequences[slot] == sequence;

        /// <summary>It is known what became of a reading that gave way while it was under way.</summary>
        /// <param name="arrived">Whether the broker has it.</param>
        public void Resolve(bool arrived)
        {
            Unresolved--;
            Dropped += arrived ? 0 : 1;
        }

        /// <summary>No answer will come to anything that was sent: all of it waits again.</summary>
        public void Unsend()
        {
            for (int slot = 0; slot < _capacity; slot++)
            {
                if (_states[slot] == Sent)
                {
                    _states[slot] = Waiting;
                }
            }
        }

        private void Settle(int slot)
        {
            if (_unanswered[slot] != 0)
            {
                return;
            }

            if (_failed[slot])
            {
                _states[slot] = Waiting;
                return;
            }

            _states[slot] = Free;
            Count--;
            SkipFree();
        }

        private void SkipFree()
        {
            while (_span > 0 && _states[_oldest] == Free)
            {
                _oldest = (_oldest + 1) % _capacity;
                _span--;
            }

            // What was acknowledged behind one that still waits takes no room either.
            while (_span > 0 && _states[(_oldest + _span - 1) % _capacity] == Free)
            {
                _span--;
            }
        }
    }
}
