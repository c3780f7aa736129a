using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class MqttEventQueueTests
    {
        private static MqttEventQueue _queue;
        private static MqttEvent _event;

        [TestMethod]
        public void An_empty_queue_has_room_and_no_event()
        {
            Begin();

            Assert.IsFalse(Take());
            Assert.IsTrue(_queue.HasRoom);
            Assert.IsTrue(_queue.HasMessageRoom);
        }

        [TestMethod]
        public void Events_come_out_in_the_order_in_which_they_went_in()
        {
            Begin();

            for (int id = 1; id <= 200; id++)
            {
                _queue.Put(MqttEventKind.Published, id, id % 2 == 0);
                _queue.Put(MqttEventKind.Published, -id, false);
                Assert.IsTrue(Take());
                Assert.AreEqual(id % 2 == 0, _event.Acknowledged);
                Assert.AreEqual(id, _event.MessageId);
                Assert.IsTrue(Take());
                Assert.AreEqual(-id, _event.MessageId);
                Assert.IsFalse(Take());
            }
        }

        [TestMethod]
        [DataRow((int)MqttEventKind.Connected)]
        [DataRow((int)MqttEventKind.Failed)]
        [DataRow((int)MqttEventKind.Lost)]
        [DataRow((int)MqttEventKind.Subscribed)]
        public void What_is_about_a_connection_goes_with_it_and_nothing_comes_in_its_place(int kind)
        {
            Begin();
            _queue.Put(MqttEventKind.Published, 7, true);
            _queue.Put((MqttEventKind)kind, 0, true);

            _queue.End();

            Assert.IsTrue(Take());
            Assert.AreEqual(7, _event.MessageId);
            Assert.IsFalse(Take());
        }

        [TestMethod]
        public void What_is_put_last_acknowledges_nothing()
        {
            Begin();

            _queue.PutLast(MqttEventKind.Dropped);

            Assert.IsTrue(Take());
            Assert.IsFalse(_event.Acknowledged);
        }

        [TestMethod]
        public void The_reason_comes_with_a_failure_and_a_loss_only()
        {
            Begin();
            _queue.Put(MqttEventKind.Failed, (int)LinkReason.Refused, false);
            _queue.Put(MqttEventKind.Lost, (int)LinkReason.Silent, false);
            _queue.Put(MqttEventKind.Published, (int)LinkReason.Tls, true);
            _queue.Put(MqttEventKind.Connected, 0, true);
            Expect(MqttEventKind.Failed, LinkReason.Refused);
            Expect(MqttEventKind.Lost, LinkReason.Silent);
            Expect(MqttEventKind.Published, LinkReason.None);

            Expect(MqttEventKind.Connected, LinkReason.None);

            Assert.IsTrue(_event.SessionKept);
        }

        [TestMethod]
        public void A_message_comes_out_as_it_went_in()
        {
            Begin();
            byte[] payload = Bytes.Of("{}");

            _queue.PutMessage("home/kitchen/config", payload, 2, true);

            Assert.IsTrue(Take());
            Assert.AreEqual((int)MqttEventKind.Message, (int)_event.Kind);
            Assert.AreEqual("home/kitchen/config", _event.Topic);
            Assert.AreSame(payload, _event.Payload);
            Assert.AreEqual(2, _event.Length);
            Assert.IsTrue(_event.Retained);
        }

        [TestMethod]
        public void A_message_that_was_too_long_comes_with_its_length_alone()
        {
            Begin();

            _queue.PutMessage("t", null, 60000, false);

            Assert.IsTrue(Take());
            Assert.IsNull(_event.Payload);
            Assert.AreEqual(60000, _event.Length);
            Assert.IsFalse(_event.Retained);
        }

        [TestMethod]
        public void There_is_room_for_one_message_at_a_time()
        {
            Begin();

            _queue.PutMessage("first", new byte[1], 1, false);

            Assert.IsFalse(_queue.HasMessageRoom);
            Assert.IsTrue(_queue.HasRoom);

            Take();
            Assert.IsTrue(_queue.HasMessageRoom);

            _queue.PutMessage("second", new byte[1], 1, false);
            Take();
            Assert.AreEqual("second", _event.Topic);
        }

        [TestMethod]
        public void A_message_that_is_not_wanted_yet_lets_pass_what_is_behind_it()
        {
            Begin();
            _queue.Put(MqttEventKind.Published, 1, true);
            _queue.PutMessage("t", new byte[1], 1, false);

            _queue.Put(MqttEventKind.Published, 2, true);

            Assert.IsTrue(_queue.TryTake(_event, false));
            Assert.AreEqual(1, _event.MessageId);
            Assert.IsTrue(_queue.TryTake(_event, false));
            Assert.AreEqual(2, _event.MessageId);
            Assert.IsFalse(_queue.TryTake(_event, false));
            Assert.IsTrue(Take());
            Assert.AreEqual("t", _event.Topic);
            Assert.IsFalse(Take());
        }

        [TestMethod]
        public void A_full_queue_has_no_room_for_events_nor_for_messages()
        {
            Begin();

            int put = Fill();

            Assert.AreEqual(MqttEventQueue.Capacity - 1, put);
            Assert.IsFalse(_queue.HasMessageRoom);

            Take();
            Assert.IsTrue(_queue.HasRoom);
            Assert.IsTrue(_queue.HasMessageRoom);
        }

        [TestMethod]
        public void The_end_of_a_connection_always_finds_a_place()
        {
            Begin();
            int put = Fill();
            _queue.PutLast(MqttEventKind.Dropped);

            _queue.PutLast(MqttEventKind.Dropped);

            Assert.IsFalse(_queue.HasRoom);

            for (int id = 1; id <= put; id++)
            {
                Assert.IsTrue(Take());
                Assert.AreEqual(id, _event.MessageId);
            }

            Expect(MqttEventKind.Dropped, LinkReason.None);
            Assert.IsFalse(Take());
        }

        [TestMethod]
        public void What_was_told_of_a_connection_that_is_given_up_is_void()
        {
            Begin();
            _queue.Put(MqttEventKind.Published, 7, true);
            _queue.PutMessage("t", new byte[1], 1, false);
            _queue.Put(MqttEventKind.Subscribed, 1, true);
            _queue.Put(MqttEventKind.Published, 8, false);
            _queue.Put(MqttEventKind.Lost, (int)LinkReason.Lost, false);
            _queue.PutLast(MqttEventKind.Dropped);

            _queue.End();

            Expect(MqttEventKind.Published, LinkReason.None);

            Assert.AreEqual(7, _event.MessageId);
            Assert.IsTrue(_event.Acknowledged);

            Expect(MqttEventKind.Message, LinkReason.None);
            Expect(MqttEventKind.Published, LinkReason.None);
            Assert.AreEqual(8, _event.MessageId);
            Assert.IsFalse(_event.Acknowledged);

            Expect(MqttEventKind.Dropped, LinkReason.None);
            Assert.IsFalse(Take());
        }

        [TestMethod]
        public void The_place_for_the_end_is_there_again_after_one_was_taken()
        {
            Begin();
            for (int turn = 0; turn < 5; turn++)
            {
                int put = Fill();
                _queue.PutLast(MqttEventKind.Dropped);
                for (int i = 0; i <= put; i++)
                {
                    Assert.IsTrue(Take());
                }

                Assert.AreEqual((int)MqttEventKind.Dropped, (int)_event.Kind);
                Assert.IsFalse(Take());
            }
        }

        private static void Begin()
        {
            _queue = new MqttEventQueue();
            _event = new MqttEvent();
        }

        // Puts events with ids from 1 while there is room, and returns how many.
        private static int Fill()
        {
            int put = 0;
            while (_queue.HasRoom)
            {
                put++;
                _queue.Put(MqttEventKind.Published, put, true);
            }

            return put;
        }

        private static bool Take() => _queue.TryTake(_event, true);

        private static void Expect(MqttEventKind kind, LinkReason reason)
        {
            Assert.IsTrue(Take());
            Assert.AreEqual((int)kind, (int)_event.Kind);
            Assert.AreEqual((int)reason, (int)_event.Reason);
        }
    }
}
