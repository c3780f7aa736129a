using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class WriteBudgetTests
    {
        [TestMethod]
        public void A_burst_is_allowed_then_one_write_per_ten_seconds()
        {
            WriteBudget budget = new WriteBudget(3);

            Assert.IsTrue(budget.Spend(0) && budget.Spend(0) && budget.Spend(0), "");
            Assert.IsFalse(budget.Spend(9999));
            Assert.IsTrue(budget.Spend(10000));
            Assert.IsFalse(budget.Spend(19999));
            Assert.IsTrue(budget.Spend(20000));
        }

        [TestMethod]
        public void It_never_holds_more_than_its_capacity()
        {
            WriteBudget budget = new WriteBudget(2);
            long later = 100L * 86400 * 1000;

            Assert.IsTrue(budget.Spend(later) && budget.Spend(later), "");
            Assert.IsFalse(budget.Spend(later));
        }

        [TestMethod]
        public void Over_a_sleep_it_holds_what_was_left_and_fills_as_before()
        {
            ByteWriter bytes = new ByteWriter(16);
            WriteBudget before = new WriteBudget(3);
            Assert.IsTrue(before.Spend(15000) && before.Spend(15000), "");
            before.Keep(Memo.Write(bytes));
            WriteBudget after = new WriteBudget(3);

            after.Keep(Memo.Read(bytes));

            Assert.IsTrue(after.Spend(19999));
            Assert.IsFalse(after.Spend(19999));
            Assert.IsTrue(after.Spend(20000));
        }

        [TestMethod]
        public void Without_a_limit_everything_is_allowed()
        {
            WriteBudget budget = new WriteBudget(0);

            for (int i = 0; i < 1000; i++)
            {
                Assert.IsTrue(budget.Spend(0));
            }
        }
    }
}
