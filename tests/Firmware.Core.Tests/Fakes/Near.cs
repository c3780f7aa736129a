using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>For whole numbers that come from a formula with fractions.</summary>
    public static class Near
    {
        /// <summary>Fails unless a number is another one or differs by no more than so much.</summary>
        public static void Expect(int expected, int actual, int slack)
            => Assert.IsTrue(actual >= expected - slack && actual <= expected + slack, expected.ToString() + " " + actual.ToString());
    }
}
