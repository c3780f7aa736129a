using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // What waited, step by step.
    public partial class DeliveryTests
    {
        [TestMethod]
        public void At_QoS_0_the_history_goes_out_step_by_step_and_is_gone()
        {
            Begin(0);
            DeliverOffline(3);

            Assert.AreEqual((long)(1000 + Delivery.HistoryPaceMs), SendHistory(1000));
            Assert.AreEqual(2, _delivery.Outbox.Count);

            SendHistory(1000 + Delivery.HistoryPaceMs - 1);
            Assert.AreEqual(2, _delivery.Outbox.Count);
            SendHistory(1000 + Delivery.HistoryPaceMs);
            Assert.AreEqual(1, _delivery.Outbox.Count);
            Assert.AreEqual(2, _mqtt.Count("home/p/history"));

            // Nothing of it is in the way of the next one.
            Assert.IsTrue(Deliver(true));
        }

        [TestMethod]
        public void One_reading_of_the_history_is_under_way_at_a_time()
        {
            Begin(1);
            DeliverOffline(3);

            Assert.AreEqual(long.MaxValue, SendHistory(1000));
            Assert.AreEqual(long.MaxValue, SendHistory(5000));
            Assert.AreEqual(1, _mqtt.Count("home/p/history"));

            // It is in no live reading's way.
            Assert.IsTrue(Deliver(true));
        }

        [TestMethod]
        public void A_last_reading_that_waits_wants_to_be_called_unless_one_is_under_way()
        {
            Begin(1);
            DeliverOffline(2);
            Assert.AreEqual((long)(1000 + Delivery.HistoryPaceMs), SendHistory(1000));

            Begin(1);
            Deliver(true);
            Deliver(true);
            Assert.AreEqual(long.MaxValue, SendHistory(1000));
        }

        [TestMethod]
        public void What_the_client_does_not_take_of_the_history_is_tried_again()
        {
            Begin(1);
            DeliverOffline(2);
            _mqtt.Takes = false;
            SendHistory(1000);
            Assert.AreEqual(2, _delivery.Outbox.Count);
            _mqtt.Takes = true;

            SendHistory(1000 + Delivery.HistoryPaceMs - 1);
            Assert.AreEqual(0, _mqtt.Published.Count);
            SendHistory(1000 + Delivery.HistoryPaceMs);

            Assert.AreEqual(1, _mqtt.Count("home/p/history {\"seq\":1,"));
        }

        [TestMethod]
        public void A_last_reading_that_the_client_does_not_take_is_tried_again_after_a_pause()
        {
            Begin(1);
            DeliverOffline(1);
            _mqtt.Takes = false;
            SendNewest(1000);
            _mqtt.Takes = true;

            SendNewest(1000 + Delivery.HistoryPaceMs - 1);
            Assert.AreEqual(0, _mqtt.Published.Count);
            SendNewest(1000 + Delivery.HistoryPaceMs);

            Assert.AreEqual(3, _mqtt.Published.Count);
        }

        private static void DeliverOffline(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Deliver(false);
            }
        }
    }
}
