using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class LoopMonitorTests
    {
        [TestMethod]
        public void A_loop_that_comes_round_is_not_stuck()
        {
            LoopMonitor monitor = new LoopMonitor();

            for (long now = 0; now < 10000000; now += 44000)
            {
                monitor.Feed();
                Assert.IsFalse(monitor.IsStuck(now));
            }
        }

        [TestMethod]
        public void A_loop_that_does_not_is_found_within_a_minute()
        {
            LoopMonitor monitor = new LoopMonitor();
            monitor.Feed();
            long now = 0;
            while (!monitor.IsStuck(now))
            {
                now += 5000;
            }

            Assert.IsTrue(now <= 55000);
        }

        [TestMethod]
        public void The_limit_counts_from_the_last_round_whenever_that_was()
        {
            LoopMonitor monitor = new LoopMonitor();

            monitor.Feed();

            Assert.IsFalse(monitor.IsStuck(1000000));
            Assert.IsFalse(monitor.IsStuck(1000000 + LoopMonitor.LimitMs - 1), "");
            Assert.IsTrue(monitor.IsStuck(1000000 + LoopMonitor.LimitMs), "");
        }

        [TestMethod]
        public void A_loop_that_never_began_is_found_too()
        {
            LoopMonitor monitor = new LoopMonitor();

            Assert.IsFalse(monitor.IsStuck(1000));
            Assert.IsTrue(monitor.IsStuck(1000 + LoopMonitor.LimitMs), "");
        }
    }
}
