using System;
using nanoFramework.TestFramework;

namespace TestFramework.Samples
{
    [TestClass]
    public class Outcomes
    {
        private int Number
        {
            get { return GetHashCode(); }
        }

        [TestMethod]
        public void Passes()
        {
            Assert.AreEqual(4, 2 + 2);
        }

        [TestMethod]
        public void Fails()
        {
            Assert.AreEqual(5, 2 + 2);
        }

        [TestMethod]
        public void Throws()
        {
            throw new InvalidOperationException();
        }

        [TestMethod]
        public void Skips()
        {
            Assert.SkipTest("not here");
        }

        [TestMethod]
        public void Reads_its_instance()
        {
            Assert.AreEqual(Number, Number);
        }

        [TestMethod]
        [DataRow(1, "one")]
        [DataRow(2, "three")]
        public void Rows(int length, string text)
        {
            Assert.AreEqual(length + 2, text.Length);
        }
    }

    [TestClass]
    public class SetupFails
    {
        [Setup]
        public void Setup()
        {
            throw new InvalidOperationException();
        }

        [TestMethod]
        public void First_after_a_failed_setup()
        {
        }

        [TestMethod]
        public void Second_after_a_failed_setup()
        {
        }
    }

    [TestClass]
    public class SetupSkips
    {
        [Setup]
        public void Setup()
        {
            Assert.SkipTest();
        }

        [TestMethod]
        public void After_a_skipped_setup()
        {
        }
    }

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
