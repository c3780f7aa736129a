using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public partial class SlotPairTests
    {
        private const int BufferBytes = 64;
        private const int FirstSlot = 2;

        // The lengths differ, so that a record can be torn inside and behind the one before it.
        private static readonly string[] Records = { "first", "the second record", "3", "the fourth", "5th" };

        private static FakeStore _store;
        private static SlotPair _slots;
        private static ByteWriter _loaded;

        [TestMethod]
        public void An_empty_store_has_no_record_and_nothing_bad()
        {
            Begin();

            Assert.IsFalse(_slots.Load(_loaded));
            Assert.AreEqual(0, _loaded.Length);
            Assert.IsFalse(_slots.FoundBad);
            Assert.AreEqual(-1, _slots.Used);
        }

        [TestMethod]
        public void What_was_saved_last_is_loaded_after_a_restart()
        {
            Begin();

            for (int i = 0; i < Records.Length; i++)
            {
                Assert.IsTrue(Save(Records[i]));
                Restart();
                Assert.AreEqual(Records[i], Load());
                Assert.IsFalse(_slots.FoundBad);
            }
        }

        [TestMethod]
        public void The_newest_record_wins_over_many_generations()
        {
            Begin();

            for (int i = 0; i < 300; i++)
            {
                Assert.IsTrue(Save(i.ToString()));
                Restart();
                Assert.AreEqual(i.ToString(), Load());
            }
        }

        [TestMethod]
        public void Records_go_to_the_two_slots_in_turn_and_nowhere_else()
        {
            Begin();
            for (int i = 0; i < 6; i++)
            {
                Assert.IsTrue(Save(i.ToString()));
                Assert.AreEqual(i % 2, _slots.Used);
            }

            Assert.AreEqual(6, _store.Writes);
            Assert.IsNull(_store[0]);
            Assert.IsNull(_store[1]);
            Assert.IsNotNull(_store[FirstSlot]);
            Assert.IsNotNull(_store[FirstSlot + 1]);
            Assert.IsNull(_store[4]);
        }

        [TestMethod]
        public void A_restart_goes_on_with_the_slot_that_is_older()
        {
            Begin();
            Save("a");
            Restart();
            Load();

            Save("b");

            Assert.AreEqual(1, _slots.Used);

            Restart();
            Load();
            Assert.AreEqual(1, _slots.Used);

            Save("c");
            Assert.AreEqual(0, _slots.Used);
        }

        [TestMethod]
        public void An_empty_record_is_a_record()
        {
            Begin();

            Save("before");

            Assert.IsTrue(Save(""));

            Restart();
            Assert.IsTrue(_slots.Load(_loaded));
            Assert.AreEqual(0, _loaded.Length);
        }

        [TestMethod]
        public void A_record_may_fill_the_buffer_and_no_more()
        {
            Begin();

            string longest = Bytes.Repeat("x", BufferBytes - SlotPair.Overhead);

            Assert.IsTrue(Save(longest));
            Assert.IsFalse(Save(longest + "x"));
            Assert.AreEqual(1, _store.Writes);

            Restart();
            Assert.AreEqual(longest, Load());
        }

        [TestMethod]
        public void A_record_that_the_reader_has_no_room_for_is_not_loaded_in_part()
        {
            Begin();
            Save("longer than four bytes");
            Restart();

            ByteWriter small = new ByteWriter(4);

            Assert.IsFalse(_slots.Load(small));
            Assert.AreEqual(0, small.Length);
        }

        [TestMethod]
        public void A_store_that_refuses_keeps_the_record_before()
        {
            Begin();
            Save("kept");

            _store.Fails = true;

            Assert.IsFalse(Save("lost"));
            Assert.AreEqual(0, _slots.Used);

            _store.Fails = false;
            Restart();
            Assert.AreEqual("kept", Load());
            Assert.IsTrue(Save("next"));

            Restart();
            Assert.AreEqual("next", Load());
        }

        [TestMethod]
        public void A_store_that_only_claims_to_have_written_is_found_out()
        {
            Begin();
            Save("one");
            Save("two");

            _store.Forgets = true;

            Assert.IsFalse(Save("three"));

            Restart();
            Assert.AreEqual("two", Load());
        }

        [TestMethod]
        public void A_failed_save_can_be_tried_again_at_once()
        {
            Begin();
            Save("one");
            Save("two");

            _store.CutAfter = 9;

            Assert.IsFalse(Save("three"));

            _store.CutAfter = -1;
            Assert.IsTrue(Save("four"));

            Restart();
            Assert.AreEqual("four", Load());
        }

        private static void Begin()
        {
            _store = new FakeStore();
            Restart();
        }

        private static void Restart()
        {
            _slots = new SlotPair(_store, FirstSlot, new byte[BufferBytes]);
            _loaded = new ByteWriter(BufferBytes);
        }

        private static bool Save(string record)
        {
            byte[] data = Bytes.Of(record);
            return _slots.Save(data, data.Length);
        }

        // The record, or a word that no test saves.
        private static string Load() => _slots.Load(_loaded) ? Bytes.Text(_loaded) : "(none)";
    }
}
