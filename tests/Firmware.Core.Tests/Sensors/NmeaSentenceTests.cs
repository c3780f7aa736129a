using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>What is a sentence, and what its fields say, at every edge.</summary>
    [TestClass]
    public class NmeaSentenceTests
    {
        private static NmeaSentence _sentence;

        [TestMethod]
        public void Every_checksum_is_known_in_capitals_and_in_small_letters()
        {
            byte[] body = new byte[1];
            for (int value = 1; value < 256; value++)
            {
                if (value != '$' && value != '\r' && value != '\n')
                {
                    body[0] = (byte)value;

                    Assert.IsTrue(Append(body, value, "0123456789ABCDEF"), value.ToString());
                    Assert.IsTrue(Append(body, value, "0123456789abcdef"), value.ToString());
                    Assert.IsFalse(Append(body, value ^ 1, "0123456789ABCDEF"), value.ToString());
                    Assert.IsTrue(_sentence.IsDamaged);
                    Assert.IsFalse(Append(body, value ^ 16, "0123456789ABCDEF"), value.ToString());
                }
            }
        }

        [TestMethod]
        [DataRow("$*00", true)]
        [DataRow("$A*41", true)]
        [DataRow("$A*4G", false)]
        [DataRow("$A*4g", false)]
        [DataRow("$A*4/", false)]
        [DataRow("$A*:1", false)]
        [DataRow("$A*4@", false)]
        [DataRow("$A*4`", false)]
        [DataRow("$@*4W", false)]
        [DataRow("$P*4g", false)]
        [DataRow("$A*", false)]
        [DataRow("$A41", false)]
        [DataRow("$*0", false)]
        [DataRow("$", false)]
        public void A_sentence_ends_with_its_checksum(string said, bool isWhole)
        {
            _sentence = new NmeaSentence();
            Say(said);

            Assert.AreEqual(isWhole, _sentence.Append((byte)'\r'));
            Assert.AreEqual(!isWhole, _sentence.IsDamaged);

            Assert.IsFalse(_sentence.Append((byte)'\n'));
            Assert.IsFalse(_sentence.IsDamaged);
        }

        [TestMethod]
        public void Nothing_counts_before_the_sign_that_begins_it_and_after_a_break()
        {
            _sentence = new NmeaSentence();
            Say("A*41");
            Assert.IsFalse(_sentence.Append((byte)'\n'));
            Assert.IsFalse(_sentence.IsDamaged);

            Say("xyz$A*41");
            Assert.IsTrue(_sentence.Append((byte)'\n'));

            Say("$A");
            _sentence.Clear();
            Say("*41");
            Assert.IsFalse(_sentence.Append((byte)'\n'));
            Assert.IsFalse(_sentence.IsDamaged);
        }

        [TestMethod]
        [DataRow(NmeaSentence.MaxBytes, true)]
        [DataRow(NmeaSentence.MaxBytes + 1, false)]
        [DataRow(NmeaSentence.MaxBytes + 80, false)]
        public void A_sentence_has_room_for_so_many_bytes(int length, bool isWhole)
        {
            string body = Bytes.Repeat("A", length - 4);
            int sum = body.Length % 2 == 0 ? 0 : 'A';

            Assert.AreEqual(isWhole, Append(Bytes.Of(body), sum, "0123456789ABCDEF"));
        }

        [TestMethod]
        [DataRow("GPRMC,", true)]
        [DataRow("GNRMC,1", true)]
        [DataRow("GPRMC", false)]
        [DataRow("GPRMCX,", false)]
        [DataRow("GPXMC,", false)]
        [DataRow("GPRXC,", false)]
        [DataRow("GPRMX,", false)]
        public void The_type_stands_behind_the_system(string body, bool isMinimum)
        {
            Begin(body);

            Assert.AreEqual(isMinimum, _sentence.Is('R', 'M', 'C'));
        }

        [TestMethod]
        public void A_damaged_sentence_has_no_type_and_an_empty_field_no_letter()
        {
            Begin("GPRMC,A,,B");

            Assert.AreEqual(0, _sentence.ByteOf(2));
            Assert.AreEqual((int)'B', _sentence.ByteOf(3));

            Assert.IsFalse(Append(Bytes.Of("GPRMC,A,,B"), 0, "0123456789ABCDEF"));
            Assert.IsFalse(_sentence.Is('R', 'M', 'C'));
        }

        [TestMethod]
        [DataRow("0", 0)]
        [DataRow("08", 8)]
        [DataRow("12345678", 12345678)]
        [DataRow("123456789", -1)]
        [DataRow("", -1)]
        [DataRow("1/", -1)]
        [DataRow("1:", -1)]
        [DataRow("-1", -1)]
        [DataRow("1.5", -1)]
        public void A_whole_number_has_eight_digits_at_most(string field, int expected)
        {
            Begin("GPGGA,A," + field + ",B");

            Assert.AreEqual(expected, _sentence.NumberOf(2));
            Assert.AreEqual(-1, _sentence.NumberOf(4));
        }

        [TestMethod]
        public void The_last_field_ends_with_the_sentence()
        {
            Begin("GPGGA,17,23");

            Assert.AreEqual(17, _sentence.NumberOf(1));
            Assert.AreEqual(23, _sentence.NumberOf(2));
            Assert.AreEqual((int)'2', _sentence.ByteOf(2));
            Assert.AreEqual(0, _sentence.ByteOf(3));
        }

        [TestMethod]
        [DataRow("123519", 123519)]
        [DataRow("123519.99", 123519)]
        [DataRow("12351", -1)]
        [DataRow("12a519", -1)]
        [DataRow("", -1)]
        public void A_time_has_six_digits(string field, int expected)
        {
            Begin("GPGGA," + field + ",");

            Assert.AreEqual(expected, _sentence.TimeOf(1));
            Assert.AreEqual(-1, _sentence.TimeOf(3));
        }

        [TestMethod]
        [DataRow("4807.038,N", 4811730)]
        [DataRow("4807.038,S", -4811730)]
        [DataRow("4807,N", 4811667)]
        [DataRow("4807.,N", 4811667)]
        [DataRow("4807.03800999,N", 4811730)]
        [DataRow("0000.00029,N", 0)]
        [DataRow("0000.00030,N", 1)]
        [DataRow("0059.99999,N", 100000)]
        [DataRow("8959.99999,N", 9000000)]
        [DataRow("9000.000,N", 9000000)]
        [DataRow("9000.00029,N", 9000000)]
        [DataRow("9000.00030,N", Reading.None)]
        [DataRow("9100.000,N", Reading.None)]
        [DataRow("4860.000,N", Reading.None)]
        [DataRow("4807:038,N", Reading.None)]
        [DataRow("4807.0x8,N", Reading.None)]
        [DataRow("4807.038,E", Reading.None)]
        [DataRow("4807.038,", Reading.None)]
        [DataRow("480,N", Reading.None)]
        [DataRow("48x7.038,N", Reading.None)]
        [DataRow(",N", Reading.None)]
        public void A_latitude_is_read_to_a_metre(string fields, int expected)
        {
            Begin("GPGGA,1," + fields + ",2");

            Assert.AreEqual(expected, _sentence.DegreesOf(2, 2, 'N', 'S'));
        }

        [TestMethod]
        [DataRow("01131.000,E", 1151667)]
        [DataRow("01131.000,W", -1151667)]
        [DataRow("18000.000,E", 18000000)]
        [DataRow("18000.00030,E", Reading.None)]
        [DataRow("18100.000,E", Reading.None)]
        [DataRow("09100.000,E", 9100000)]
        [DataRow("01131.000,N", Reading.None)]
        public void A_longitude_has_three_digits_for_its_degrees(string fields, int expected)
        {
            Begin("GPGGA,1," + fields + ",2");

            Assert.AreEqual(expected, _sentence.DegreesOf(2, 3, 'E', 'W'));
        }

        private static void Begin(string body)
        {
            _sentence = new NmeaSentence();
            Say(Bytes.Nmea(body));

            Assert.IsTrue(_sentence.Append((byte)'\r'));
        }

        private static bool Append(byte[] body, int sum, string digits)
        {
            _sentence = new NmeaSentence();
            Say("$");
            foreach (byte value in body)
            {
                Assert.IsFalse(_sentence.Append(value));
            }

            Say("*" + digits[sum >> 4] + digits[sum & 15]);
            return _sentence.Append((byte)'\r');
        }

        private static void Say(string said)
        {
            foreach (byte value in Bytes.Of(said))
            {
                Assert.IsFalse(_sentence.Append(value));
            }
        }
    }
}
