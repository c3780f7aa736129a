namespace Firmware.Core
{
    /// <summary>
    /// The pause before the next attempt: random between 0 and a bound that doubles with every failure ("full jitter").
    /// It spreads a thousand nodes that lost one broker over the whole bound, where a fixed pause brings them back all at once.
    /// The generator is a 32-bit xorshift (G. Marsaglia, Xorshift RNGs, 2003): the same seed gives the same pauses.
    /// </summary>
    public sealed class Backoff
    {
        /// <summary>Bound of the first pause, in milliseconds.</summary>
        public const int BaseMs = 1000;

        /// <summary>Bound of every later pause, in milliseconds.</summary>
        public const int CapMs = 60000;

        /// <summary>
        /// Least bound of the pause after a link was lost, in milliseconds. A broker that ends loses all its nodes in one moment: 200 of them,
        /// spread over this, are ten a second, and fewer than 30 with those that try again.
        /// </summary>
        public const int SpreadMs = 20000;

        private uint _random;
        private int _boundMs = BaseMs;

        /// <summary>Creates a backoff.</summary>
        /// <param name="seed">Differs from node to node, so that they do not come back together.</param>
        public Backoff(uint seed)
        {
            // Xorshift stays at zero for ever once it is there.
            _random = seed == 0 ? 2463534242 : seed;
        }

        /// <summary>The next pause in milliseconds; the bound doubles.</summary>
        public int NextMs()
        {
            int pauseMs = Below(_boundMs + 1);
            _boundMs = _boundMs > CapMs / 2 ? CapMs : _boundMs * 2;
            return pauseMs;
        }

        /// <summary>A pause within the first bound, in milliseconds: there is another broker to be tried. The bound stays as it is.</summary>
        public int ShortMs() => Below(BaseMs + 1);

        /// <summary>A link was lost, most likely not by this node alone: the next bound is not shorter than <see cref="SpreadMs"/>.</summary>
        public void Spread() => _boundMs = _boundMs < SpreadMs ? SpreadMs : _boundMs;

        /// <summary>Begins again with the shortest bound.</summary>
        public void Reset() => _boundMs = BaseMs;

        /// <summary>A random number from 0 to <paramref name="bound"/> - 1.</summary>
        /// <param name="bound">1 or more.</param>
        public int Below(int bound)
        {
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            return (int)(_random % (uint)bound);
        }
    }
}
