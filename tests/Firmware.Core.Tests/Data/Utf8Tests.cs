using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class Utf8Tests
    {
        // The boundaries of the syntax in RFC 3629 section 4.
        [TestMethod]
        [DataRow("C280", 2)]
        [DataRow("DFBF", 2)]
        [DataRow("E0A080", 3)]
        [DataRow("E0BFBF", 3)]
        [DataRow("E18080", 3)]
        [DataRow("ECBFBF", 3)]
        [DataRow("ED8080", 3)]
        [DataRow("ED9FBF", 3)]
        [DataRow("EE8080", 3)]
        [DataRow("EFBFBF", 3)]
        [DataRow("F0908080", 4)]
        [DataRow("F0BFBFBF", 4)]
        [DataRow("F1808080", 4)]
        [DataRow("F3BFBFBF", 4)]
        [DataRow("F4808080", 4)]
        [DataRow("F48FBFBF", 4)]
        public void A_valid_sequence_has_its_length(string hex, int length)
        {
            Assert.AreEqual(length, LengthOf(hex));
        }

        [TestMethod]
        [DataRow("80")]
        [DataRow("BF")]
        [DataRow("C080")]
        [DataRow("C1BF")]
        [DataRow("C27F")]
        [DataRow("C2C0")]
        [DataRow("DF00")]
        [DataRow("E09FBF")]
        [DataRow("E0C080")]
        [DataRow("E17F80")]
        [DataRow("E1C080")]
        [DataRow("E1807F")]
        [DataRow("E180C0")]
        [DataRow("EDA080")]
        [DataRow("EDBFBF")]
        [DataRow("F08FBFBF")]
        [DataRow("F0C08080")]
        [DataRow("F1807F80")]
        [DataRow("F180C080")]
        [DataRow("F180807F")]
        [DataRow("F18080C0")]
        [DataRow("F4908080")]
        [DataRow("F5808080")]
        [DataRow("FE808080")]
        [DataRow("FF808080")]
        public void Overlong_forms_surrogates_and_what_lies_beyond_Unicode_are_none(string hex)
        {
            Assert.AreEqual(0, LengthOf(hex));
        }

        [TestMethod]
        [DataRow("C3A4")]
        [DataRow("E282AC")]
        [DataRow("F09F8CA1")]
        public void A_sequence_that_ends_too_early_is_none(string hex)
        {
            byte[] data = Bytes.Hex(hex);
            for (int end = 1; end < data.Length; end++)
            {
                Assert.AreEqual(0, Utf8.SequenceLength(data, 0, end));
            }

            Assert.AreEqual(data.Length, Utf8.SequenceLength(data, 0, data.Length));
        }

        [TestMethod]
        public void A_sequence_is_found_in_the_middle_of_other_bytes()
        {
            byte[] data = Bytes.Hex("41C3A442");

            Assert.AreEqual(2, Utf8.SequenceLength(data, 1, data.Length));
            Assert.AreEqual(0, Utf8.SequenceLength(data, 2, data.Length));
        }

        [TestMethod]
        [DataRow(0x0, "00")]
        [DataRow(0x41, "41")]
        [DataRow(0x7F, "7F")]
        [DataRow(0x80, "C280")]
        [DataRow(0x7FF, "DFBF")]
        [DataRow(0x800, "E0A080")]
        [DataRow(0x20AC, "E282AC")]
        [DataRow(0xD7FF, "ED9FBF")]
        [DataRow(0xE000, "EE8080")]
        [DataRow(0xFFFF, "EFBFBF")]
        [DataRow(0x10000, "F0908080")]
        [DataRow(0x1F321, "F09F8CA1")]
        [DataRow(0x10FFFF, "F48FBFBF")]
        public void A_code_point_is_written_in_its_shortest_form(int code, string hex)
        {
            byte[] expected = Bytes.Hex(hex);

            byte[] data = new byte[6];

            Assert.AreEqual(1 + expected.Length, Utf8.Write(data, 1, code));

            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], data[1 + i]);
            }

            Assert.AreEqual((byte)0, data[0]);
            Assert.AreEqual((byte)0, data[1 + expected.Length]);
        }

        [TestMethod]
        public void What_is_written_is_valid_all_over_Unicode()
        {
            byte[] data = new byte[4];
            for (int code = 0x80; code <= 0x10FFFF; code += code < 0x2000 ? 61 : 1021)
            {
                if (code >= 0xD800 && code <= 0xDFFF)
                {
                    continue;
                }

                int length = Utf8.Write(data, 0, code);
                Assert.AreEqual(length, Utf8.SequenceLength(data, 0, length), code.ToString());
            }
        }

        private static int LengthOf(string hex)
        {
            byte[] data = Bytes.Hex(hex);
            return Utf8.SequenceLength(data, 0, data.Length);
        }
    }
}
