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
}
