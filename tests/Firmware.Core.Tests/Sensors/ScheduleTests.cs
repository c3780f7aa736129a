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

            Assert.IsTrue(schedule.AdvanceIfDue(5));
            Assert.IsFalse(schedule.AdvanceIfDue(5));
            Assert.IsFalse(schedule.AdvanceIfDue(14));
            Assert.IsTrue(schedule.AdvanceIfDue(15));
        }

        [TestMethod]
        [DataRow(17L, 20L)]
        [DataRow(20L, 30L)]
        [DataRow(99L, 100L)]
        public void A_late_call_keeps_the_phase_and_skips_what_was_missed(long takenMs, long nextMs)
        {
            Schedule schedule = new Schedule();

            schedule.Start(0, 10);

            Assert.IsTrue(schedule.AdvanceIfDue(0));
            Assert.IsTrue(schedule.AdvanceIfDue(takenMs));
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

            Assert.IsTrue(schedule.AdvanceIfDue(0));

            schedule.ChangePeriod(nowMs, periodMs);
            Assert.AreEqual(nextMs, schedule.NextMs);
        }

        [TestMethod]
        public void The_same_period_again_changes_nothing()
        {
            Schedule schedule = new Schedule();

            schedule.Start(0, 10);

            Assert.IsTrue(schedule.AdvanceIfDue(0));

            schedule.ChangePeriod(9, 10);
            Assert.AreEqual(10L, schedule.NextMs);
        }

        [TestMethod]
        public void After_a_new_period_has_come_up_the_phase_is_its_own()
        {
            Schedule schedule = new Schedule();

            schedule.Start(0, 60000);

            Assert.IsTrue(schedule.AdvanceIfDue(0));

            schedule.ChangePeriod(25000, 10000);
            Assert.IsTrue(schedule.AdvanceIfDue(25000));
            Assert.IsFalse(schedule.AdvanceIfDue(34999));
            Assert.IsTrue(schedule.AdvanceIfDue(35000));
        }

        [TestMethod]
        public void A_start_anew_is_due_at_once()
        {
            Schedule schedule = new Schedule();

            schedule.Start(0, 1000);

            Assert.IsTrue(schedule.AdvanceIfDue(0));

            schedule.Start(300, 500);
            Assert.IsTrue(schedule.AdvanceIfDue(300));
            Assert.AreEqual(800L, schedule.NextMs);
        }

        [TestMethod]
        public void A_week_of_late_calls_brings_every_sample_once()
        {
            // A minute is the period, and every call comes up to 40 s late.
            Schedule schedule = new Schedule();
            schedule.Start(0, 60000);
            int taken = 0;
            long nowMs = 0;
            while (nowMs < 7 * 86400000L)
            {
                taken += schedule.AdvanceIfDue(nowMs) ? 1 : 0;
                nowMs = schedule.NextMs + taken % 5 * 10000;
            }

            Assert.AreEqual(7 * 1440, taken);
        }

        [TestMethod]
        public void A_new_period_does_not_put_off_the_first_one()
        {
            Schedule schedule = new Schedule();
            schedule.Start(0, 1000);

            schedule.ChangePeriod(0, 60000);

            Assert.IsTrue(schedule.AdvanceIfDue(0));
            Assert.AreEqual(60000L, schedule.NextMs);
        }

        [TestMethod]
        public void A_new_period_does_not_put_off_what_was_asked_for()
        {
            Schedule schedule = new Schedule { GapMs = 2000 };

            schedule.Start(0, 10000);

            Assert.IsTrue(schedule.AdvanceIfDue(0));

            schedule.Again(500);
            schedule.ChangePeriod(600, 60000);
            Assert.IsTrue(schedule.AdvanceIfDue(2000));
            Assert.AreEqual(60000L, schedule.NextMs);
        }
    }
}
