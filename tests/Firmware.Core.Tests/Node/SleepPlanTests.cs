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
        public void What_another_firmware_wrote_is_not_taken()
        {
            ByteWriter bytes = new ByteWriter(32);
            Memo.Write(bytes).Number(99);

            Assert.IsFalse(new SleepPlan(1).KeepHead(Memo.Read(bytes)));
        }
    }
}
