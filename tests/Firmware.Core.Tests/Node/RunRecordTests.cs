using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class RunRecordTests
    {
        private const int BufferBytes = 64;

        private static FakeStore _store;

        [TestMethod]
        public void Starts_are_counted_from_the_given_number_without_gaps()
        {
            _store = new FakeStore();

            for (int session = 100; session < 110; session++)
            {
                Assert.AreEqual(session, Start(100).Session);
            }
        }

        [TestMethod]
        [DataRow(0, 1)]
        [DataRow(1, 1)]
        [DataRow(RunRecord.HighestFirst, RunRecord.HighestFirst)]
        [DataRow(RunRecord.HighestFirst + 1, 1)]
        [DataRow(int.MaxValue, RunRecord.HighestFirst)]
        [DataRow(-1, RunRecord.HighestFirst)]
        [DataRow(int.MinValue, 1)]
        public void Any_random_number_gives_a_first_run_that_has_room_to_count(int random, int session)
        {
            _store = new FakeStore();

            Assert.AreEqual(session, Start(random).Session);
            Assert.AreEqual(session + 1, Start(random).Session);
        }

        [TestMethod]
        [DataRow(2147483646, 2147483647)]
        [DataRow(2147483647, 5)]
        [DataRow(-1, 5)]
        public void A_count_at_the_end_of_31_bits_begins_at_random_again(int last, int session)
        {
            _store = new FakeStore();
            ByteWriter record = new ByteWriter(14);
            record.AppendBinary((uint)last);
            new SlotPair(_store, StoreSlot.RunA, new byte[14 + SlotPair.Overhead]).Save(record.Buffer, 14);

            Assert.AreEqual(session, Start(5).Session);
        }

        [TestMethod]
        public void A_run_that_ends_without_a_word_lost_its_power()
        {
            _store = new FakeStore();

            Assert.AreEqual((int)RunEnd.Power, (int)Start(1).Before);
            Assert.AreEqual((int)RunEnd.Power, (int)Start(1).Before);
        }

        [TestMethod]
        [DataRow((int)RunEnd.Left)]
        [DataRow((int)RunEnd.Asked)]
        [DataRow((int)RunEnd.Stuck)]
        [DataRow((int)RunEnd.Failed)]
        public void The_next_run_knows_how_this_one_ended(int end)
        {
            _store = new FakeStore();
            Start(1).End((RunEnd)end);

            RunRecord next = Start(1);

            Assert.AreEqual(end, (int)next.Before);
            Assert.AreEqual(2, next.Session);
            Assert.AreEqual((int)RunEnd.Power, (int)Start(1).Before);
        }

        [TestMethod]
        public void Restarts_for_want_of_a_network_are_counted_until_there_is_a_link()
        {
            _store = new FakeStore();
            for (int restarts = 0; restarts < 3; restarts++)
            {
                RunRecord run = Start(1);
                Assert.AreEqual(restarts, run.RestartsInARow);
                run.EndWithoutNetwork();
            }

            RunRecord last = Start(1);

            Assert.AreEqual((int)RunEnd.Failed, (int)last.Before);

            last.CameOnline();
            Assert.AreEqual(0, last.RestartsInARow);
            Assert.AreEqual(0, Start(1).RestartsInARow);
        }

        [TestMethod]
        public void The_count_of_restarts_stays_at_what_a_byte_holds()
        {
            _store = new FakeStore();
            for (int restarts = 0; restarts < 258; restarts++)
            {
                Start(1).EndWithoutNetwork();
            }

            Assert.AreEqual(255, Start(1).RestartsInARow);
        }

        [TestMethod]
        public void A_link_is_written_down_only_where_it_changes_something()
        {
            _store = new FakeStore();
            RunRecord run = Start(1);
            int before = _store.Writes;

            run.CameOnline();

            Assert.AreEqual(before, _store.Writes);
        }

        [TestMethod]
        public void A_record_of_an_older_firmware_is_read_and_one_of_another_length_is_not()
        {
            _store = new FakeStore();
            Store(10);

            RunRecord old = Start(1);

            Assert.AreEqual(43, old.Session);
            Assert.AreEqual(0u, old.Announced);

            _store = new FakeStore();
            Store(12);
            Assert.AreEqual(1, Start(1).Session);
        }

        [TestMethod]
        public void A_mark_is_set_in_a_whole_record_alone()
        {
            _store = new FakeStore();

            RunRecord.Mark(_store, RunEnd.Stuck);

            Assert.AreEqual(0, _store.Writes);

            Store(10);
            int before = _store.Writes;
            RunRecord.Mark(_store, RunEnd.Stuck);
            Assert.AreEqual(before, _store.Writes);

            Start(1);
            RunRecord.Mark(_store, RunEnd.Stuck);
            Assert.AreEqual((int)RunEnd.Stuck, (int)Start(1).Before);
        }

        [TestMethod]
        public void The_last_command_is_known_over_restarts()
        {
            _store = new FakeStore();

            RunRecord run = Start(1);

            Assert.AreEqual(0u, run.LastCommand);

            run.EndByCommand(0xCBF43926);
            Assert.AreEqual(0xCBF43926, Start(1).LastCommand);
            Assert.AreEqual(0xCBF43926, Start(1).LastCommand);
        }

        [TestMethod]
        public void A_power_cut_while_a_start_is_counted_never_turns_the_count_back()
        {
            for (int cut = 0; cut < 21; cut++)
            {
                _store = new FakeStore();
                Start(1);
                Start(1);
                _store.CutAfter = cut;
                Assert.AreEqual(3, Start(1).Session);
                _store.CutAfter = -1;
                int next = Start(1).Session;

                Assert.IsTrue(next == 3 || next == 4, cut.ToString());
            }
        }

        [TestMethod]
        public void A_store_that_cannot_be_written_does_not_stop_a_start()
        {
            _store = new FakeStore { Fails = true };

            Assert.AreEqual(1, Start(1).Session);
            Assert.AreEqual(1, Start(1).Session);
        }

        [TestMethod]
        public void The_settings_are_not_touched()
        {
            _store = new FakeStore();

            Start(1).End(RunEnd.Left);

            Assert.IsNull(_store[StoreSlot.SettingsA]);
            Assert.IsNull(_store[StoreSlot.SettingsB]);
            Assert.IsNull(_store[StoreSlot.Deployed]);
        }

        private static RunRecord Start(int first)
        {
            RunRecord record = new RunRecord(_store, new byte[BufferBytes], new ByteWriter(BufferBytes));
            record.Begin(first);
            return record;
        }

        // Session 42 and nothing else, in a record of that length.
        private static void Store(int bytes)
        {
            ByteWriter record = new ByteWriter(bytes);
            record.AppendBinary(42u);
            while (record.Length < bytes)
            {
                record.Append((char)0);
            }

            new SlotPair(_store, StoreSlot.RunA, new byte[bytes + SlotPair.Overhead]).Save(record.Buffer, bytes);
        }
    }
}
