namespace Firmware.Core
{
    /// <summary>
    /// The pause before the next attempt: random between 0 and a bound that doubles with every failure ("full jitter").
    /// It spreads a thousand nodes that lost one broker over the whole bound; after a fixed pause they would all come back at once.
    /// </summary>
    public sealed class Backoff
    {
        /// <summary>Bound of the first pause, in milliseconds.</summary>
        public const int BaseMs = 1000;

        /// <summary>Upper limit of the bound, in milliseconds.</summary>
        public const int CapMs = 60000;

        /// <summary>
        /// Lower limit of the bound after a link was lost, in milliseconds. A broker that goes down loses all its nodes at the same moment:
        /// 200 of them, spread over this, are ten a second, and fewer than 30 with those that try again.
        /// </summary>
        public const int SpreadMs = 20000;

        private readonly Xorshift _random;
        private int _boundMs = BaseMs;

        /// <summary>Creates a backoff.</summary>
        /// <param name="seed">Differs from node to node, so that they do not come back together.</param>
        public Backoff(uint seed) => _random = new Xorshift(seed);

        /// <summary>The next pause in milliseconds; the bound doubles.</summary>
        public int NextMs()
        {
            int pauseMs = _random.Below(_boundMs + 1);
            _boundMs = _boundMs > CapMs / 2 ? CapMs : _boundMs * 2;
            return pauseMs;
        }

        /// <summary>A pause within the first bound, in milliseconds, for when there is another broker to try. The bound stays as it is.</summary>
        public int ShortMs() => _random.Below(BaseMs + 1);

        /// <summary>A link was lost, most likely not by this node alone: the next bound is at least <see cref="SpreadMs"/>.</summary>
        public void Spread() => _boundMs = _boundMs < SpreadMs ? SpreadMs : _boundMs;

        /// <summary>Begins again with the shortest bound.</summary>
        public void Reset() => _boundMs = BaseMs;
    }
}
