using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // Power cuts, rotten bits and strange contents: there is the old record or the new one, and never another.
    public partial class SlotPairTests
    {
        [TestMethod]
        [DataRow((int)TornWrite.Short)]
        [DataRow((int)TornWrite.Old)]
        [DataRow((int)TornWrite.Zeros)]
        [DataRow((int)TornWrite.Erased)]
        [DataRow((int)TornWrite.Backward)]
        public void A_power_cut_at_any_byte_leaves_the_old_record_or_the_new_one(int torn)
        {
            // The first write ever, the first write of the second slot, and two that replace something.
            for (int saved = 0; saved < 4; saved++)
            {
                int length = Records[saved].Length + SlotPair.Overhead;
                for (int cut = 0; cut <= length; cut++)
                {
                    Begin();
                    for (int i = 0; i < saved; i++)
                    {
                        Save(Records[i]);
                    }

                    _store.Torn = (TornWrite)torn;
                    _store.CutAfter = cut;
                    bool done = Save(Records[saved]);
                    _store.CutAfter = -1;
                    Restart();
                    string found = Load();
                    string before = saved == 0 ? "(none)" : Records[saved - 1];
                    string where = saved.ToString() + " " + cut.ToString() + " " + found;
                    Assert.IsTrue(found == Records[saved] || (found == before && !done), where);
                    Assert.IsTrue(Save("after"), where);
                    Restart();
                    Assert.AreEqual("after", Load());
                }
            }
        }

        [TestMethod]
        public void One_power_cut_after_the_other_never_loses_the_last_good_record()
        {
            Xorshift random = new Xorshift(2026);
            for (int life = 0; life < 40; life++)
            {
                Begin();
                string known = "(none)";
                for (int i = 0; i < 12; i++)
                {
                    string next = "record " + Bytes.Repeat("x", random.Below(20)) + i.ToString();

                    // Not backward: two torn writes could then complete each other, which no checksum can tell from a whole one.
                    _store.Torn = (TornWrite)random.Below((int)TornWrite.Backward);
                    _store.CutAfter = random.Below(next.Length + SlotPair.Overhead + 8);
                    Save(next);
                    _store.CutAfter = -1;
                    Restart();
                    string found = Load();
                    Assert.IsTrue(found == known || found == next, found);
                    known = found;
                }
            }
        }

        [TestMethod]
        public void Any_single_wrong_bit_brings_back_the_record_before()
        {
            Begin();
            Save("old");
            Save("new");
            byte[] slot = _store[FirstSlot + 1];
            for (int bit = 0; bit < slot.Length * 8; bit++)
            {
                slot[bit / 8] ^= (byte)(1 << (bit % 8));
                Restart();
                Assert.AreEqual("old", Load(), bit.ToString());
                Assert.IsTrue(_slots.FoundBad);
                slot[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            Restart();

            Assert.AreEqual("new", Load());
        }

        [TestMethod]
        public void A_bad_older_slot_is_told_and_the_record_is_there()
        {
            Begin();
            Save("old");
            Save("new");
            _store[FirstSlot][8] ^= 1;

            Restart();

            Assert.AreEqual("new", Load());
            Assert.IsTrue(_slots.FoundBad);
            Assert.AreEqual(1, _slots.Used);
        }

        [TestMethod]
        public void With_both_slots_bad_there_is_no_record_until_the_next_save()
        {
            Begin();
            Save("old");
            Save("new");
            _store[FirstSlot][8] ^= 1;
            _store[FirstSlot + 1][8] ^= 1;

            Restart();

            Assert.AreEqual("(none)", Load());
            Assert.AreEqual(0, _loaded.Length);
            Assert.IsTrue(_slots.FoundBad);
            Assert.IsTrue(Save("anew"));

            Restart();
            Assert.AreEqual("anew", Load());
        }

        [TestMethod]
        public void A_slot_that_cannot_be_read_is_a_bad_one()
        {
            Begin();
            Save("old");
            Save("new");
            _store.Unreadable = FirstSlot + 1;

            Restart();

            Assert.AreEqual("old", Load());
            Assert.IsTrue(_slots.FoundBad);
        }

        [TestMethod]
        public void A_slot_longer_than_any_record_is_a_bad_one()
        {
            Begin();
            Save("good");
            _store[FirstSlot + 1] = new byte[BufferBytes + 1];

            Restart();

            Assert.AreEqual("good", Load());
            Assert.IsTrue(_slots.FoundBad);
        }

        [TestMethod]
        public void A_record_of_another_format_is_not_taken()
        {
            Begin();
            Save("good");
            byte[] other = new byte[_store[FirstSlot].Length];
            _store[FirstSlot].CopyTo(other, 0);
            other[0]++;
            other[1]++;
            uint checksum = Crc32.Of(other, other.Length - 4);
            for (int i = 0; i < 4; i++)
            {
                other[other.Length - 4 + i] = (byte)(checksum >> (8 * i));
            }

            _store[FirstSlot + 1] = other;
            Restart();

            Assert.AreEqual("good", Load());
            Assert.IsTrue(_slots.FoundBad);
        }

        [TestMethod]
        public void No_random_bytes_are_taken_for_a_record()
        {
            Xorshift random = new Xorshift(7);
            Begin();
            for (int i = 0; i < 200; i++)
            {
                byte[] bytes = new byte[random.Below(BufferBytes + 4)];
                for (int at = 0; at < bytes.Length; at++)
                {
                    bytes[at] = (byte)random.Below(256);
                }

                // The format byte right and the length plausible: the checksum has to find it.
                if (bytes.Length > SlotPair.Overhead && i % 2 == 0)
                {
                    bytes[0] = 1;
                    bytes[5] = (byte)(bytes.Length - SlotPair.Overhead);
                    bytes[6] = 0;
                }

                _store[FirstSlot + i % 2] = bytes;
                Restart();
                Assert.AreEqual("(none)", Load(), i.ToString());
            }
        }
    }
}
