using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class MemoTests
    {
        private static readonly ByteWriter Bytes = new ByteWriter(64);

        [TestMethod]
        [DataRow(0L, 1)]
        [DataRow(-1L, 1)]
        [DataRow(63L, 1)]
        [DataRow(64L, 2)]
        [DataRow(-64L, 1)]
        [DataRow(-65L, 2)]
        [DataRow(2147483647L, 5)]
        [DataRow(-2147483648L, 5)]
        [DataRow(9223372036854775807L, 10)]
        [DataRow(-9223372036854775808L, 10)]
        public void A_number_comes_back_and_small_ones_are_short(long number, int bytes)
        {
            Memo.Write(Bytes).Number(number);

            Assert.AreEqual(bytes, Bytes.Length);
            Assert.AreEqual(number, Memo.Read(Bytes).Number(5));
        }

        [TestMethod]
        public void Fields_come_back_in_the_order_in_which_they_were_written_down()
        {
            Memo written = Memo.Write(Bytes);

            Assert.AreEqual(1000000L, written.Number(1000000, 999990));
            Assert.IsTrue(written.Flag(true));
            Assert.IsFalse(written.Flag(false));
            Assert.AreEqual(3, Bytes.Length);

            Memo read = Memo.Read(Bytes);

            Assert.IsTrue(read.IsRead);
            Assert.AreEqual(1000000L, read.Number(0, 999990));
            Assert.IsTrue(read.Flag(false));
            Assert.IsFalse(read.Flag(true));
        }

        [TestMethod]
        public void Behind_the_end_everything_is_0()
        {
            Memo.Write(Bytes).Number(300);
            Memo read = Memo.Read(Bytes);
            read.Number(0);

            Assert.AreEqual(0L, read.Number(7));
            Assert.IsFalse(read.Flag(true));
        }
    }
}
