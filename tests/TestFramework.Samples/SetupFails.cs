using System;
using nanoFramework.TestFramework;

namespace TestFramework.Samples
{
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
}
