using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class SleepPlanTests
    {
        private const int Period = 60000;

        [TestMethod]
        public void The_first_sleep_ends_anywhere_within_a_period_and_the_next_ones_at_each_sample()
        {
            SleepPlan one = new SleepPlan(1);
            SleepPlan other = new SleepPlan(2);

            one.Plan(100, Period, Period);
            other.Plan(100, Period, Period);

            Assert.IsTrue(one.WakeMs > 100 && one.WakeMs <= 100 + Period);
            Assert.AreNotEqual(one.WakeMs, other.WakeMs);

            one.Plan(1000, 777000, Period);
            Assert.AreEqual(777000L, one.WakeMs);
        }

        [TestMethod]
        public void After_each_failure_it_waits_for_twice_as_many_wakes_and_at_most_an_hour()
        {
            SleepPlan plan = new SleepPlan(1);

            plan.Plan(0, Period, Period);

            Assert.IsTrue(plan.MayTry(0));

            int[] periods = { 1, 2, 4, 8, 16, 32, 60, 60 };
            foreach (int wait in periods)
            {
                plan.Failed(Period, Period);
                long next = wait * (long)Period;
                Assert.IsFalse(plan.MayTry(next - Period / 2 - 1));
                Assert.IsTrue(plan.MayTry(next - Period / 2));
            }

            plan.Succeeded();
            Assert.IsTrue(plan.MayTry(0));
            Assert.IsTrue(plan.WasClean);
        }

        [TestMethod]
        public void It_trusts_its_subscriptions_for_a_day_and_while_they_are_the_same()
        {
            SleepPlan plan = new SleepPlan(1);
            plan.Subscribed(5, 2, 1000);

            Assert.IsTrue(plan.IsSubscribed(5, 1000 + SleepPlan.SubscribeAgainMs - 1));
            Assert.IsFalse(plan.IsSubscribed(5, 1000 + SleepPlan.SubscribeAgainMs));
            Assert.IsFalse(plan.IsSubscribed(6, 1000));
        }

        [TestMethod]
        public void What_it_knows_comes_back_after_a_sleep()
        {
            ByteWriter bytes = new ByteWriter(64);
            SleepPlan before = new SleepPlan(1) { Session = 7, Revision = 12 };
            before.Subscribed(5, 1, 1000);
            before.Succeeded();
            before.Plan(0, 1, Period);
            before.Plan(2000, 777000, Period);
            Memo memo = Memo.Write(bytes);
            Assert.IsTrue(before.KeepHead(memo));
            before.Keep(memo);
            SleepPlan after = new SleepPlan(1);

            memo = Memo.Read(bytes);
            Assert.IsTrue(after.KeepHead(memo));
            after.Keep(memo);

            Assert.AreEqual(7, after.Session);
            Assert.AreEqual(12, after.Revision);
            Assert.AreEqual(777000L, after.WakeMs);
            Assert.AreEqual(1, after.GrantedQos);
            Assert.IsTrue(after.WasClean);
            Assert.IsTrue(after.IsSubscribed(5, 1000 + SleepPlan.SubscribeAgainMs - 1));
            Assert.IsFalse(after.IsSubscribed(5, 1000 + SleepPlan.SubscribeAgainMs));
            Assert.IsFalse(after.IsNews(Period));
        }

        [TestMethod]
        public void Its_failures_count_over_a_sleep()
        {
            ByteWriter bytes = new ByteWriter(64);
            SleepPlan before = new SleepPlan(1);
            before.Plan(0, Period, Period);
            before.Failed(Period, Period);
            before.Failed(Period, Period);
            before.Keep(Memo.Write(bytes));
            SleepPlan after = new SleepPlan(1);

            after.Keep(Memo.Read(bytes));

            Assert.IsFalse(after.WasClean);
            Assert.IsFalse(after.MayTry(2 * Period - Period / 2 - 1));
            Assert.IsTrue(after.MayTry(2 * Period - Period / 2));
            after.Failed(2 * Period, Period);
            Assert.IsFalse(after.MayTry(5 * Period - Period / 2 - 1));
            Assert.IsTrue(after.MayTry(5 * Period - Period / 2));
        }

        [TestMethod]
        public void What_another_firmware_wrote_is_not_taken()
        {
            ByteWriter bytes = new ByteWriter(32);
            Memo.Write(bytes).Number(99);

            Assert.IsFalse(new SleepPlan(1).KeepHead(Memo.Read(bytes)));
        }
    }
}
