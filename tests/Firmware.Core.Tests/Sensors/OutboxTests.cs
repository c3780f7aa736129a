using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public partial class OutboxTests
    {
        private static Outbox _outbox;
        private static Reading _reading;

        [TestMethod]
        public void An_empty_outbox_has_nothing_to_send()
        {
            Begin(3);

            Assert.AreEqual(0, _outbox.Count);
            Assert.AreEqual(-1, _outbox.OldestWaiting());
            Assert.AreEqual(-1, _outbox.NewestWaiting());

            _outbox.Unsend();
            Assert.AreEqual(-1, _outbox.OldestWaiting());
        }

        [TestMethod]
        public void Readings_leave_in_the_order_in_which_they_came()
        {
            Begin(4);
            AddMany(1, 4);
            for (int sequence = 1; sequence <= 4; sequence++)
            {
                int slot = _outbox.OldestWaiting();
                Assert.AreEqual(sequence, _outbox.SequenceOf(slot));
                _outbox.MarkSent(slot, 1, true);
                _outbox.MarkAnswered(slot, sequence, true);
            }

            Assert.AreEqual(0, _outbox.Count);
            Assert.AreEqual(0, _outbox.Dropped);
        }

        [TestMethod]
        public void The_order_holds_over_many_turns_of_the_ring()
        {
            Begin(5);
            int sent = 0;
            for (int sequence = 1; sequence <= 50; sequence++)
            {
                Add(sequence);
                if (sequence % 3 != 0)
                {
                    sent++;
                    int slot = _outbox.OldestWaiting();
                    Assert.IsTrue(_outbox.SequenceOf(slot) >= sent);
                    sent = _outbox.SequenceOf(slot);
                    _outbox.MarkSent(slot, 0, true);
                }
            }

            Assert.AreEqual(50, _outbox.SequenceOf(_outbox.NewestWaiting()));
            Assert.IsTrue(_outbox.Count <= 5);
            Assert.AreEqual(50, _outbox.Dropped + _outbox.Count + 34);
        }

        [TestMethod]
        public void A_reading_comes_out_as_it_went_in()
        {
            Begin(2);
            _reading.Set(-123, 456, Reading.None);
            _reading.Sequence = 7;
            _reading.Revision = 3;
            _reading.TakenAtMs = 5000000000;
            _reading.TakenAtUnixSeconds = 1795256130;
            int good = _outbox.Add(_reading);
            _reading.Fail(Quality.Checksum);
            _reading.Sequence = 8;
            int failed = _outbox.Add(_reading);

            Reading into = new Reading();
            into.Session = 12;
            _outbox.Fill(good, into);

            Assert.AreEqual((int)Quality.Ok, (int)into.Quality);
            Assert.AreEqual(-123, into.Values[Quantity.Temperature]);
            Assert.AreEqual(456, into.Values[Quantity.Humidity]);
            Assert.AreEqual(Reading.None, into.Values[Quantity.Pressure]);
            Assert.AreEqual(7, into.Sequence);
            Assert.AreEqual(3, into.Revision);
            Assert.AreEqual(5000000000, into.TakenAtMs);
            Assert.AreEqual(1795256130L, into.TakenAtUnixSeconds);
            Assert.AreEqual(12, into.Session);

            _outbox.Fill(failed, into);
            Assert.AreEqual((int)Quality.Checksum, (int)into.Quality);
            Assert.AreEqual(Reading.None, into.Values[Quantity.Temperature]);
        }

        [TestMethod]
        public void A_full_outbox_drops_the_oldest_reading_and_counts_it()
        {
            Begin(3);

            AddMany(1, 5);

            Assert.AreEqual(3, _outbox.Count);
            Assert.AreEqual(2, _outbox.Dropped);
            Assert.AreEqual(3, _outbox.SequenceOf(_outbox.OldestWaiting()));
            Assert.AreEqual(5, _outbox.SequenceOf(_outbox.NewestWaiting()));
        }

        [TestMethod]
        public void An_outbox_for_one_reading_keeps_the_newest()
        {
            Begin(1);

            AddMany(1, 3);

            Assert.AreEqual(1, _outbox.Count);
            Assert.AreEqual(2, _outbox.Dropped);
            Assert.AreEqual(3, _outbox.SequenceOf(_outbox.OldestWaiting()));
        }

        [TestMethod]
        public void The_newest_reading_counts_only_while_it_waits()
        {
            Begin(3);

            AddMany(1, 2);

            Assert.AreEqual(2, _outbox.SequenceOf(_outbox.NewestWaiting()));

            _outbox.MarkSent(_outbox.NewestWaiting(), 1, true);
            Assert.AreEqual(-1, _outbox.NewestWaiting());
            Assert.AreEqual(1, _outbox.SequenceOf(_outbox.OldestWaiting()));
        }

        private static void Begin(int capacity)
        {
            _outbox = new Outbox(capacity, Reading.AllQuantities);
            _reading = new Reading();
        }

        private static int Add(int sequence)
        {
            _reading.Sequence = sequence;
            return _outbox.Add(_reading);
        }

        private static void AddMany(int first, int last)
        {
            for (int sequence = first; sequence <= last; sequence++)
            {
                Add(sequence);
            }
        }
    }
}
