using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // What was sent, and what the broker says to it.
    public partial class OutboxTests
    {
        [TestMethod]
        public void A_reading_stays_until_every_message_of_it_is_acknowledged()
        {
            Begin(2);
            int slot = Add(1);

            _outbox.MarkSent(slot, 3, true);

            Assert.AreEqual(-1, _outbox.OldestWaiting());

            _outbox.MarkAnswered(slot, 1, true);
            _outbox.MarkAnswered(slot, 1, true);
            Assert.AreEqual(1, _outbox.Count);

            _outbox.MarkAnswered(slot, 1, true);
            Assert.AreEqual(0, _outbox.Count);
        }

        [TestMethod]
        public void One_message_that_is_given_up_makes_the_reading_wait_again()
        {
            Begin(2);
            int slot = Add(1);
            _outbox.MarkSent(slot, 3, true);
            _outbox.MarkAnswered(slot, 1, true);

            _outbox.MarkAnswered(slot, 1, false);

            Assert.AreEqual(-1, _outbox.OldestWaiting());

            _outbox.MarkAnswered(slot, 1, true);
            Assert.AreEqual(slot, _outbox.OldestWaiting());
            Assert.AreEqual(1, _outbox.Count);
        }

        [TestMethod]
        public void What_is_acknowledged_behind_one_that_waits_takes_no_room()
        {
            Begin(2);
            Add(1);
            for (int sequence = 2; sequence <= 5; sequence++)
            {
                int slot = Add(sequence);
                _outbox.MarkSent(slot, 1, true);
                _outbox.MarkAnswered(slot, sequence, true);
            }

            Assert.AreEqual(0, _outbox.Dropped);
            Assert.AreEqual(1, _outbox.Count);
            Assert.AreEqual(1, _outbox.SequenceOf(_outbox.OldestWaiting()));
        }

        [TestMethod]
        public void A_reading_that_waits_again_can_be_sent_to_its_end()
        {
            Begin(2);
            int slot = Add(1);
            _outbox.MarkSent(slot, 1, true);
            _outbox.MarkAnswered(slot, 1, false);
            _outbox.MarkSent(slot, 1, true);

            _outbox.MarkAnswered(slot, 1, true);

            Assert.AreEqual(0, _outbox.Count);
        }

        [TestMethod]
        public void A_message_that_the_client_did_not_take_makes_the_reading_wait_again()
        {
            Begin(2);
            int slot = Add(1);

            _outbox.MarkSent(slot, 1, false);

            Assert.AreEqual(-1, _outbox.OldestWaiting());

            _outbox.MarkAnswered(slot, 1, true);
            Assert.AreEqual(slot, _outbox.OldestWaiting());

            _outbox.MarkSent(slot, 0, false);
            Assert.AreEqual(slot, _outbox.OldestWaiting());
        }

        [TestMethod]
        public void At_QoS_0_a_reading_leaves_when_it_is_sent()
        {
            Begin(2);

            _outbox.MarkSent(Add(1), 0, true);

            Assert.AreEqual(0, _outbox.Count);
            Assert.AreEqual(-1, _outbox.NewestWaiting());
        }

        [TestMethod]
        public void An_answer_for_a_reading_that_gave_way_does_not_touch_the_one_in_its_place()
        {
            Begin(1);
            int slot = Add(1);

            _outbox.MarkSent(slot, 1, true);

            Assert.AreEqual(slot, Add(2));

            _outbox.MarkAnswered(slot, 1, true);
            Assert.AreEqual(1, _outbox.Count);
            Assert.AreEqual(slot, _outbox.OldestWaiting());

            _outbox.MarkSent(slot, 1, true);
            _outbox.MarkAnswered(slot, 1, true);
            Assert.AreEqual(1, _outbox.Count);

            _outbox.MarkAnswered(slot, 2, true);
            Assert.AreEqual(0, _outbox.Count);
        }

        [TestMethod]
        public void An_answer_too_many_changes_nothing()
        {
            Begin(2);
            int slot = Add(1);
            _outbox.MarkSent(slot, 1, true);
            _outbox.MarkAnswered(slot, 1, true);
            _outbox.MarkAnswered(slot, 1, true);

            _outbox.MarkAnswered(slot, 1, false);

            Assert.AreEqual(0, _outbox.Count);
            Assert.AreEqual(-1, _outbox.OldestWaiting());
        }

        [TestMethod]
        public void Answers_may_come_in_any_order()
        {
            Begin(3);
            AddMany(1, 3);
            for (int slot = 0; slot < 3; slot++)
            {
                _outbox.MarkSent(slot, 1, true);
            }

            _outbox.MarkAnswered(1, 2, true);
            _outbox.MarkAnswered(2, 3, true);

            Assert.AreEqual(1, _outbox.Count);

            _outbox.MarkAnswered(0, 1, true);
            Assert.AreEqual(0, _outbox.Count);

            AddMany(4, 6);
            Assert.AreEqual(3, _outbox.Count);
            Assert.AreEqual(0, _outbox.Dropped);
            Assert.AreEqual(4, _outbox.SequenceOf(_outbox.OldestWaiting()));
        }

        [TestMethod]
        public void A_reading_of_which_two_messages_were_given_up_waits_again()
        {
            Begin(3);
            AddMany(1, 1);
            _outbox.MarkSent(0, 3, true);

            _outbox.MarkAnswered(0, 1, false);
            _outbox.MarkAnswered(0, 1, false);
            _outbox.MarkAnswered(0, 1, true);

            Assert.AreEqual(1, _outbox.Count);
            Assert.AreEqual(0, _outbox.OldestWaiting());
        }

        [TestMethod]
        [DataRow(5, 5)]
        [DataRow(2, 3)]
        public void It_grows_and_never_shrinks(int wanted, int capacity)
        {
            Begin(3);

            _outbox.Grow(wanted);
            AddMany(1, 10);

            Assert.AreEqual(capacity, _outbox.Count);
        }

        [TestMethod]
        public void When_no_answers_will_come_everything_sent_waits_again_in_its_order()
        {
            Begin(4);
            AddMany(1, 4);
            _outbox.MarkSent(0, 1, true);
            _outbox.MarkSent(1, 2, true);
            _outbox.MarkAnswered(0, 1, true);

            _outbox.Unsend();

            Assert.AreEqual(3, _outbox.Count);
            Assert.AreEqual(2, _outbox.SequenceOf(_outbox.OldestWaiting()));

            // A late answer finds it waiting and is passed over.
            _outbox.MarkAnswered(1, 2, true);
            Assert.AreEqual(3, _outbox.Count);
        }
    }
}
