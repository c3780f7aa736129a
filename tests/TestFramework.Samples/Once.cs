using System;
using nanoFramework.TestFramework;

namespace TestFramework.Samples
{
    [TestClass]
    public class Once
    {
        private static int _setups;

        [Setup]
        public void Setup()
        {
            _setups++;
        }

        [TestMethod]
        public void Setup_has_run_once_for_the_first()
        {
            Assert.AreEqual(1, _setups);
        }

        [TestMethod]
        public void Setup_has_run_once_for_the_second()
        {
            Assert.AreEqual(1, _setups);
        }

        [Cleanup]
        public void Cleanup()
        {
            throw new InvalidOperationException("clean-up after " + _setups);
        }
    }
}
