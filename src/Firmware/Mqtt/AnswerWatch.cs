namespace Firmware
{
    /// <summary>
    /// The messages that M2Mqtt owes an answer for. It tells the end of some twice, and of some never: when the answer to a repeated message
    /// stands behind that to another one, it drops the message without a word. Not synchronised.
    /// </summary>
    internal sealed class AnswerWatch
    {
        // A message takes about 600 bytes of the heap until it is acknowledged.
        private const int MaxUnanswered = 12;

        // M2Mqtt gives up after 5 s, at QoS 2 after 5 s for each of the two answers: see M2MqttAttempt. What it has not answered by then it has
        // forgotten. Given up earlier it would be sent again while the first one still arrives.
        private const int LimitMs = 11000;

        private readonly int[] _ids = new int[MaxUnanswered];
        private readonly long[] _sinceMs = new long[MaxUnanswered];
        private int _count;

        /// <summary>Whether one more message may be sent.</summary>
        public bool HasRoom => _count < MaxUnanswered;

        /// <summary>A message was sent.</summary>
        public void Add(int id, long nowMs)
        {
            _ids[_count] = id;
            _sinceMs[_count] = nowMs;
            _count++;
        }

        /// <summary>An answer has come.</summary>
        /// <returns>False when nobody waits for it any more.</returns>
        public bool Take(int id)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_ids[i] == id)
                {
                    Remove(i);
                    return true;
                }
            }

            return false;
        }

        /// <summary>Takes out a message whose answer will not come.</summary>
        /// <returns>Its id, or -1 when there is none.</returns>
        public int TakeLate(long nowMs)
        {
            // The oldest is always the first: removing keeps the order.
            if (_count == 0 || nowMs - _sinceMs[0] < LimitMs)
            {
                return -1;
            }

            int id = _ids[0];
            Remove(0);
            return id;
        }

        /// <summary>The connection ended: no answer will come.</summary>
        public void Clear() => _count = 0;

        private void Remove(int at)
        {
            _count--;
            for (int i = at; i < _count; i++)
            {
                _ids[i] = _ids[i + 1];
                _sinceMs[i] = _sinceMs[i + 1];
            }
        }
    }
}
