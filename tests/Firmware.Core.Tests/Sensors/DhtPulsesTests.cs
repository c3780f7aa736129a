using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class DhtPulsesTests
    {
        private const string Frame = "028C015FEE";
        private const int BitLow = 52;
        private const int Zero = 26;
        private const int One = 71;

        private static DhtPulses _pulses;
        private static byte[] _frame;

        // Made by hand in the manner of a logic analyser at 1 MHz, low and high in turn: 65.2 %RH at 35.1 °C, as in the data sheet of the
        // AM2302. The start pulse is the end of the host's; the first bit of a byte takes longer, as parts do between bytes.
        private static readonly int[] Captured =
        {
            1065, 31, 81, 79,
            54, 24, 53, 25, 54, 24, 53, 25, 54, 24, 53, 25, 54, 71, 53, 25,
            67, 70, 54, 24, 53, 25, 54, 24, 54, 71, 53, 72, 54, 24, 53, 25,
            67, 24, 53, 25, 54, 24, 53, 25, 54, 24, 53, 25, 54, 24, 53, 72,
            67, 24, 53, 72, 54, 24, 53, 72, 54, 71, 53, 72, 54, 71, 53, 72,
            67, 70, 53, 72, 54, 71, 53, 25, 54, 71, 53, 72, 54, 71, 53, 25,
            54, 0,
        };

        [TestMethod]
        public void A_whole_train_gives_the_frame_of_the_data_sheet()
        {
            Begin();

            AddAll(Captured);

            Expect(Quality.Ok, Frame);
        }

        [TestMethod]
        [DataRow("028C015FEE")]
        [DataRow("00C800D29A")]
        [DataRow("2D00150042")]
        [DataRow("FFFFFFFFFF")]
        [DataRow("0000000001")]
        public void Every_bit_of_a_frame_comes_out_where_it_went_in(string frame)
        {
            Begin();
            AddAnswer();

            AddBits(frame, 40, BitLow, Zero, One);

            AddEnd();
            Expect(Quality.Ok, frame);
        }

        // The limits of the data sheet; a tenth slower and faster; rising edges 18 microseconds late on a long wire.
        [TestMethod]
        [DataRow(48, 22, 68)]
        [DataRow(55, 30, 75)]
        [DataRow(60, 33, 82)]
        [DataRow(43, 20, 61)]
        [DataRow(70, 8, 53)]
        public void A_frame_is_read_at_the_limits_of_the_part_and_of_the_wire(int low, int zero, int one)
        {
            Begin();
            AddAnswer();

            AddBits(Frame, 40, low, zero, one);

            AddEnd();
            Expect(Quality.Ok, Frame);
        }

        [TestMethod]
        public void Start_pulse_and_answer_may_be_missing_and_the_rest_afterwards_may_be_long()
        {
            Begin();

            AddBits(Frame, 40, BitLow, Zero, One);
            _pulses.Add(false, 50);
            _pulses.Add(true, 12000);

            Expect(Quality.Ok, Frame);
        }

        [TestMethod]
        public void A_wire_on_which_nobody_answers_is_a_timeout()
        {
            Begin();
            Expect(Quality.Timeout, "AAAAAAAAAA");

            // The start pulse alone, and the line at rest.
            _pulses.Add(false, 18000);
            _pulses.Add(true, 12000);
            _pulses.Add(true, 0);

            Expect(Quality.Timeout, "AAAAAAAAAA");
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(39)]
        public void An_answer_without_forty_bits_is_no_frame(int bits)
        {
            Begin();
            AddAnswer();

            AddBits(Frame, bits, BitLow, Zero, One);

            AddEnd();
            Expect(Quality.Checksum, "AAAAAAAAAA");
        }

        [TestMethod]
        public void One_bit_too_many_is_no_frame()
        {
            Begin();
            AddAnswer();

            AddBits(Frame, 40, BitLow, Zero, One);
            AddBits("80", 1, BitLow, Zero, One);

            AddEnd();
            Expect(Quality.Checksum, "AAAAAAAAAA");
        }

        // A needle splits a bit in two, and something holds the line.
        [TestMethod]
        [DataRow(3)]
        [DataRow(146)]
        public void Noise_within_a_frame_is_no_frame(int high)
        {
            Begin();
            AddAnswer();
            AddBits(Frame, 20, BitLow, Zero, One);

            _pulses.Add(false, BitLow);
            _pulses.Add(true, high);
            AddBits(Frame, 20, BitLow, Zero, One);

            AddEnd();
            Expect(Quality.Checksum, "AAAAAAAAAA");
        }

        [TestMethod]
        public void A_new_frame_has_nothing_of_the_one_before()
        {
            Begin();
            AddBits("FFFFFFFFFF", 40, BitLow, Zero, One);

            _pulses.Clear();
            AddAll(Captured);

            Expect(Quality.Ok, Frame);
        }

        private static void Begin()
        {
            _pulses = new DhtPulses();
            _pulses.Clear();
            _frame = Bytes.Hex("AAAAAAAAAA");
        }

        private static void AddAll(int[] pulses)
        {
            for (int i = 0; i < pulses.Length; i++)
            {
                _pulses.Add(i % 2 != 0, pulses[i]);
            }
        }

        private static void AddAnswer() => AddAll(new int[] { 1000, 30, 80, 80 });

        private static void AddEnd() => AddAll(new int[] { 50, 0 });

        private static void AddBits(string frame, int count, int low, int zero, int one)
        {
            byte[] bytes = Bytes.Hex(frame);
            for (int bit = 0; bit < count; bit++)
            {
                _pulses.Add(false, low);
                _pulses.Add(true, ((bytes[bit / 8] >> (7 - bit % 8)) & 1) == 0 ? zero : one);
            }
        }

        private static void Expect(Quality quality, string frame)
        {
            Assert.IsTrue(_pulses.ToFrame(_frame) == quality);
            CollectionAssert.AreEqual(Bytes.Hex(frame), _frame);
        }
    }
}
