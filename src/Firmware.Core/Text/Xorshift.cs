namespace Firmware.Core
{
    /// <summary>A 32-bit xorshift generator (G. Marsaglia, Xorshift RNGs, 2003): the same seed gives the same numbers. Not for secrets.</summary>
    public sealed class Xorshift
    {
        private uint _state;

        /// <summary>Creates a generator.</summary>
        /// <param name="seed">Any number; 0 stands for another one, because xorshift never leaves zero.</param>
        public Xorshift(uint seed) => _state = seed == 0 ? 2463534242 : seed;

        /// <summary>A random number from 0 to <paramref name="bound"/> - 1.</summary>
        /// <param name="bound">1 or more.</param>
        public int Below(int bound)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)bound);
        }
    }
}
