using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class InFlightTests
    {
        [TestMethod]
        public void A_message_leads_to_its_reading_once()
        {
            InFlight inFlight = new InFlight();

            inFlight.Add(11, 3, 42);

            Assert.IsTrue(inFlight.Remove(11));
            Assert.AreEqual(3, inFlight.Slot);
            Assert.AreEqual(42, inFlight.Sequence);
            Assert.AreEqual(0, inFlight.Count);
            Assert.IsFalse(inFlight.Remove(11));
        }

        [TestMethod]
        public void A_message_of_no_reading_is_told()
        {
            InFlight inFlight = new InFlight();

            Assert.IsFalse(inFlight.Remove(1));

            inFlight.Add(11, 3, 42);
            Assert.IsFalse(inFlight.Remove(12));
            Assert.AreEqual(1, inFlight.Count);
        }

        [TestMethod]
        public void Whether_a_reading_is_under_way_is_known_wherever_its_message_stands()
        {
            InFlight inFlight = new InFlight();
            inFlight.Add(11, 0, 42);
            inFlight.Add(12, 0, 42);
            inFlight.Add(13, 1, 43);

            Assert.IsTrue(inFlight.Has(42));
            Assert.IsTrue(inFlight.Has(43));
            Assert.IsFalse(inFlight.Has(44));

            inFlight.Remove(13);
            Assert.IsFalse(inFlight.Has(43));
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(5)]
        [DataRow(11)]
        public void Messages_are_found_in_any_order(int stride)
        {
            InFlight inFlight = new InFlight();
            for (int i = 0; i < InFlight.Capacity; i++)
            {
                inFlight.Add(100 + i, i, 1000 + i);
            }

            for (int i = 0; i < InFlight.Capacity; i++)
            {
                int at = i * stride % InFlight.Capacity;
                Assert.IsTrue(inFlight.Remove(100 + at));
                Assert.AreEqual(at, inFlight.Slot);
                Assert.AreEqual(1000 + at, inFlight.Sequence);
                Assert.AreEqual(InFlight.Capacity - 1 - i, inFlight.Count);
            }
        }

        [TestMethod]
        public void Several_messages_may_belong_to_one_reading()
        {
            InFlight inFlight = new InFlight();
            inFlight.Add(1, 3, 42);

            inFlight.Add(2, 3, 42);

            Assert.IsTrue(inFlight.Remove(2));
            Assert.IsTrue(inFlight.Remove(1));
            Assert.AreEqual(42, inFlight.Sequence);
        }

        [TestMethod]
        public void After_Clear_no_message_leads_anywhere()
        {
            InFlight inFlight = new InFlight();
            inFlight.Add(1, 3, 42);

            inFlight.Clear();

            Assert.AreEqual(0, inFlight.Count);
            Assert.IsFalse(inFlight.Remove(1));
        }
    }
}
