using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // What is refused, and what cannot be stored, leaves nothing behind.
    public partial class ConfigurationTests
    {
        [TestMethod]
        public void Each_error_of_a_message_is_named()
        {
            Begin("");

            Handle("{\"interval\":0,\"qos\":9}");

            Assert.AreEqual(
                "{\"ok\":false,\"rev\":0,\"errors\":[{\"key\":\"interval\",\"is\":\"range\",\"min\":1,\"max\":86400},"
                + "{\"key\":\"qos\",\"is\":\"range\",\"min\":0,\"max\":2}]}",
                Answer());
        }

        [TestMethod]
        public void What_was_right_in_a_message_that_was_refused_is_not_in_the_next_one()
        {
            Begin("");
            Handle("{\"interval\":10,\"qos\":9}");

            Assert.AreEqual((int)ConfigOutcome.Changed, (int)Handle("{\"retain\":false}"));

            Assert.AreEqual(60, _configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        public void Revision_0_is_one_like_any_other()
        {
            Begin("");
            Assert.AreEqual((int)ConfigOutcome.Changed, (int)Handle("{\"rev\":0,\"interval\":10}"));

            Assert.AreEqual((int)ConfigOutcome.Refused, (int)Handle("{\"rev\":0,\"interval\":20}"));
        }

        [TestMethod]
        public void Without_memory_the_answer_says_so_and_nothing_of_the_message_before()
        {
            Begin("");
            Handle("{\"qos\":9}");

            _configuration.RefuseForMemory();

            Assert.AreEqual("{\"ok\":false,\"rev\":0,\"errors\":[{\"is\":\"memory\"}]}", Answer());
        }

        [TestMethod]
        public void When_the_budget_is_spent_it_is_busy_over_a_sleep_too()
        {
            const string Busy = "{\"ok\":false,\"rev\":1,\"errors\":[{\"is\":\"busy\"}]}";
            ByteWriter bytes = new ByteWriter(32);
            Begin("");
            Load(new WriteBudget(1));
            Assert.AreEqual((int)ConfigOutcome.Changed, (int)Handle("{\"interval\":10}"));
            Assert.AreEqual((int)ConfigOutcome.Refused, (int)Handle("{\"interval\":11}"));
            Assert.AreEqual(Busy, Answer());
            _configuration.Keep(Memo.Write(bytes));
            Load(new WriteBudget(1));

            _configuration.Keep(Memo.Read(bytes));

            Assert.AreEqual((int)ConfigOutcome.Refused, (int)Handle("{\"interval\":11}"));
            Assert.AreEqual(Busy, Answer());
        }

        [TestMethod]
        public void What_has_held_and_cannot_be_stored_is_not_in_force()
        {
            Begin("");
            Assert.AreEqual((int)ConfigOutcome.Tried, (int)Handle("{\"id\":\"a\",\"broker\":\"other\"}"));
            Handle("{\"qos\":9}");
            _store.Fails = true;

            Assert.IsFalse(_configuration.Commit());

            Assert.AreEqual("{\"id\":\"a\",\"ok\":false,\"rev\":0,\"errors\":[{\"is\":\"storage\"}]}", Answer());
            Assert.AreEqual("", _configuration.Current.Text(Setting.Broker));
        }

        [TestMethod]
        public void A_reset_keeps_what_the_node_measures()
        {
            Begin("");
            _configuration.LimitQuantities(1 << Quantity.Humidity);

            Assert.IsTrue(_configuration.Reset());

            Assert.AreEqual(1 << Quantity.Humidity, _configuration.Current.Quantities);
        }

        [TestMethod]
        public void A_reset_that_cannot_be_stored_does_not_bring_back_what_was_deployed()
        {
            Begin("{\"interval\":33}");
            Handle("{\"interval\":10}");
            _store.Fails = true;
            Assert.IsFalse(_configuration.Reset());
            _store.Fails = false;
            Handle("{\"qos\":2}");

            Load();

            Assert.AreEqual(10, _configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        [DataRow("\"\"", true)]
        [DataRow("null", true)]
        [DataRow("\"high\"", false)]
        [DataRow("false", false)]
        public void What_may_be_empty_is_emptied_by_nothing_and_null(string value, bool isTaken)
        {
            Begin("");
            Handle("{\"altitude\":500}");

            Handle("{\"altitude\":" + value + "}");

            Assert.AreEqual(isTaken ? Setting.Unset : 500, _configuration.Current.Number(Setting.Altitude));
        }

        [TestMethod]
        public void The_buffers_grow_with_what_is_measured()
        {
            const int Header = 8;

            Assert.AreEqual(SettingsParser.MaxBytes + Header + SlotPair.Overhead, SettingsRecord.BufferBytesFor(1 << Quantity.Humidity));
            Assert.AreEqual(SettingsRecord.MaxStateBytes + Header + SlotPair.Overhead, SettingsRecord.BufferBytes);
        }
    }
}
