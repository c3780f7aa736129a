using nanoFramework.TestFramework;

namespace TestFramework.Samples
{
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
}
