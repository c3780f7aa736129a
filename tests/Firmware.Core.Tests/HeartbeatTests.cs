using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class HeartbeatTests
    {
        [TestMethod]
        public void A_loop_that_comes_round_is_not_stuck()
        {
            Heartbeat heartbeat = new Heartbeat();
            for (long now = 0; now < 10000000; now += 44000)
            {
                heartbeat.Beat();
                Assert.IsFalse(heartbeat.IsStuck(now));
            }
        }

        [TestMethod]
        public void A_loop_that_does_not_is_found_within_a_minute()
        {
            Heartbeat heartbeat = new Heartbeat();
            heartbeat.Beat();
            long now = 0;
            while (!heartbeat.IsStuck(now))
            {
                now += 5000;
            }

            Assert.IsTrue(now <= 55000);
        }

        [TestMethod]
        public void A_loop_that_never_began_is_found_too()
        {
            Heartbeat heartbeat = new Heartbeat();
            Assert.IsFalse(heartbeat.IsStuck(1000));
            Assert.IsTrue(heartbeat.IsStuck(1000 + Heartbeat.LimitMs));
        }
    }
}
