namespace Firmware.Core
{
    /// <summary>When a node that sleeps wakes, when it tries to connect, and what it knows of its session at the broker. Most of it outlives a sleep.</summary>
    public sealed class SleepPlan
    {
        /// <summary>The shortest sleep that is worth the start after it, in milliseconds.</summary>
        public const int MinPauseMs = 5000;

        /// <summary>How long it is awake at most without a link, in milliseconds.</summary>
        public const int SearchMs = 20000;

        /// <summary>How long it is awake at most from when the link is up, in milliseconds.</summary>
        public const int TalkMs = 40000;

        /// <summary>
        /// How long the link has to be quiet, in milliseconds. What waited comes before the first acknowledgement from a broker that handles one thing
        /// after the other; others take a moment.
        /// </summary>
        public const int QuietMs = 200;

        /// <summary>The longest pause between two attempts to connect, in milliseconds, where samples are not further apart.</summary>
        public const int LongestPauseMs = 3600000;

        /// <summary>After this long it subscribes again, in milliseconds: a broker that has lost a subscription is set right.</summary>
        public const int SubscribeAgainMs = 86400000;

        /// <summary>After this many starts in a row that did not come to a sleep, the next one sleeps first.</summary>
        public const int MostStarts = 3;

        /// <summary>How long it sleeps then, in milliseconds.</summary>
        public const int RestMs = 900000;

        private const int Format = 1;

        private readonly Xorshift _random;
        private uint _subscriptions;
        private long _subscribedAtMs;
        private int _failures;
        private long _nextTryMs;
        private long _periodMs;

        /// <summary>The number of the run that went to sleep.</summary>
        public int Session;

        /// <summary>The revision of the settings then.</summary>
        public int Revision;

        /// <summary>When it wakes or woke, in monotonic milliseconds: the clock goes on over a sleep.</summary>
        public long WakeMs;

        /// <summary>The highest QoS that the broker has.</summary>
        public int GrantedQos;

        /// <summary>Whether the broker had everything when the node fell asleep, so that it delivers nothing a second time.</summary>
        public bool WasClean;

        /// <summary>Somebody wants it to stay awake until then, in monotonic milliseconds.</summary>
        public long StayUntilMs;

        /// <summary>When it sleeps, ready or not, in monotonic milliseconds.</summary>
        public long DeadlineMs;

        /// <summary>When something came from the broker last, in monotonic milliseconds.</summary>
        public long HeardMs;

        /// <summary>Whether it connects during this time awake.</summary>
        public bool WantsLink;

        /// <summary>Whether it has said that it will be asleep, and nothing has come up since.</summary>
        public bool IsSaid;

        /// <summary>Whether it has been told to clear what it left and to go: it does not wake by itself again.</summary>
        public bool IsForgotten;

        /// <summary>Creates the plan of a node that has not slept yet.</summary>
        /// <param name="seed">Differs from node to node.</param>
        public SleepPlan(uint seed) => _random = new Xorshift(seed);

        /// <summary>Writes down or brings back the beginning of the record, which comes before the readings.</summary>
        /// <returns>False if another firmware wrote it.</returns>
        public bool KeepHead(Memo memo)
        {
            bool isKnown = memo.Number(Format) == Format;
            Session = (int)memo.Number(Session);
            Revision = (int)memo.Number(Revision);
            WakeMs = memo.Number(WakeMs);
            return isKnown;
        }

        /// <summary>Writes down or brings back the rest.</summary>
        public void Keep(Memo memo)
        {
            _subscriptions = (uint)memo.Number(_subscriptions);
            _subscribedAtMs = memo.Number(_subscribedAtMs);
            GrantedQos = (int)memo.Number(GrantedQos);
            WasClean = memo.Flag(WasClean);
            _failures = (int)memo.Number(_failures);
            _nextTryMs = memo.Number(_nextTryMs);
            _periodMs = memo.Number(_periodMs);
        }

        /// <summary>Whether the broker knows everything that the node has subscribed to, if it has kept the session.</summary>
        /// <param name="subscriptions">Checksum of broker and topics; never 0.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public bool IsSubscribed(uint subscriptions, long nowMs) => subscriptions == _subscriptions && nowMs - _subscribedAtMs < SubscribeAgainMs;

        /// <summary>The broker has granted the subscriptions.</summary>
        /// <param name="subscriptions">Checksum of broker and topics.</param>
        /// <param name="grantedQos">The highest QoS that it has.</param>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        public void Subscribed(uint subscriptions, int grantedQos, long nowMs)
        {
            _subscriptions = subscriptions;
            _subscribedAtMs = nowMs;
            GrantedQos = grantedQos;
        }

        /// <summary>Whether it is time for an attempt to connect: at once, or after failures at the wake that is nearest.</summary>
        public bool MayTry(long nowMs) => nowMs + _periodMs / 2 >= _nextTryMs;

        /// <summary>Whether the last sleep was planned with another time from one sample to the next.</summary>
        /// <param name="periodMs">The time now, in milliseconds.</param>
        public bool IsNews(long periodMs) => periodMs != _periodMs;

        /// <summary>The broker has got everything.</summary>
        public void Succeeded()
        {
            WasClean = true;
            _failures = 0;
            _nextTryMs = 0;
        }

        /// <summary>The broker has not got everything: the next attempt comes after one period, then after two, four and so on.</summary>
        /// <param name="dueMs">When the next sample is due, in monotonic milliseconds.</param>
        /// <param name="periodMs">From one sample to the next.</param>
        public void Failed(long dueMs, long periodMs)
        {
            WasClean = false;
            long pauseMs = periodMs;
            for (int i = 0; i < _failures && pauseMs < LongestPauseMs; i++)
            {
                pauseMs *= 2;
            }

            pauseMs = pauseMs > LongestPauseMs && periodMs <= LongestPauseMs ? LongestPauseMs : pauseMs;
            _failures++;
            _nextTryMs = dueMs + pauseMs - periodMs;
        }

        /// <summary>
        /// Decides when to wake: for the next sample. The first sleep, and the first one with another period, ends anywhere within a period: nodes that
        /// were started or set together come apart, and stay apart.
        /// </summary>
        /// <param name="nowMs">Monotonic milliseconds.</param>
        /// <param name="dueMs">When the next sample is due, in monotonic milliseconds.</param>
        /// <param name="periodMs">From one sample to the next.</param>
        public void Plan(long nowMs, long dueMs, long periodMs)
        {
            WakeMs = periodMs == _periodMs ? dueMs : nowMs + 1 + _random.Below((int)periodMs);
            _periodMs = periodMs;
        }
    }
}
