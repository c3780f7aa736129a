using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class ScheduleTests
    {
        [TestMethod]
        public void Is_due_at_once_and_then_once_a_period()
        {
            Schedule schedule = new Schedule();
            schedule.Start(5, 10);
            Assert.IsTrue(schedule.Take(5));
            Assert.IsFalse(schedule.Take(5));
            Assert.IsFalse(schedule.Take(14));
            Assert.IsTrue(schedule.Take(15));
        }

        [TestMethod]
        [DataRow(17L, 20L)]
        [DataRow(20L, 30L)]
        [DataRow(99L, 100L)]
        public void A_late_call_keeps_the_phase_and_skips_what_was_missed(long takenMs, long nextMs)
        {
            Schedule schedule = new Schedule();
            schedule.Start(0, 10);
            Assert.IsTrue(schedule.Take(0));
            Assert.IsTrue(schedule.Take(takenMs));
            Assert.AreEqual(nextMs, schedule.NextMs);
        }

        [TestMethod]
        [DataRow(3L, 5L, 5L)]
        [DataRow(8L, 5L, 8L)]
        [DataRow(8L, 20L, 20L)]
        public void A_new_period_counts_from_the_last_time_it_was_due(long nowMs, long periodMs, long nextMs)
        {
            Schedule schedule = new Schedule();
            schedule.Start(0, 10);
            Assert.IsTrue(schedule.Take(0));
            schedule.ChangePeriod(nowMs, periodMs);
            Assert.AreEqual(nextMs, schedule.NextMs);
        }
    }
}
