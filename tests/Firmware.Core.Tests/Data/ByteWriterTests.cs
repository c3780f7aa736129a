using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class ByteWriterTests
    {
        [TestMethod]
        public void Runs_and_characters_stand_one_after_the_other()
        {
            ByteWriter writer = new ByteWriter(16);
            writer.Append(ByteWriter.BytesOf("ab"));
            writer.Append('c');
            writer.Append(ByteWriter.BytesOf("xdefx"), 1, 3);

            writer.Append(ByteWriter.BytesOf("x"), 1, 0);

            Assert.AreEqual("abcdef", Bytes.Text(writer));
            Assert.IsFalse(writer.Overflowed);
        }

        [TestMethod]
        [DataRow(0, "0")]
        [DataRow(7, "7")]
        [DataRow(-7, "-7")]
        [DataRow(10, "10")]
        [DataRow(-2147483647, "-2147483647")]
        [DataRow(int.MaxValue, "2147483647")]
        [DataRow(int.MinValue, "-2147483648")]
        public void A_whole_number_is_written_in_full(int value, string expected)
        {
            ByteWriter writer = new ByteWriter(20);

            writer.AppendNumber(value);

            Assert.AreEqual(expected, Bytes.Text(writer));
        }

        [TestMethod]
        [DataRow(256, "25.6")]
        [DataRow(0, "0.0")]
        [DataRow(3, "0.3")]
        [DataRow(-3, "-0.3")]
        [DataRow(-10, "-1.0")]
        [DataRow(-401, "-40.1")]
        [DataRow(10132, "1013.2")]
        [DataRow(2147483647, "214748364.7")]
        [DataRow(-2147483647, "-214748364.7")]
        public void Tenths_are_written_with_one_decimal(int tenths, string expected)
        {
            ByteWriter writer = new ByteWriter(20);

            writer.AppendScaled(tenths, 1);

            Assert.AreEqual(expected, Bytes.Text(writer));
        }

        [TestMethod]
        [DataRow(0, 1, "0")]
        [DataRow(0, 4, "0000")]
        [DataRow(7, 2, "07")]
        [DataRow(42, 2, "42")]
        [DataRow(42, 4, "0042")]
        [DataRow(12345, 2, "45")]
        [DataRow(1, 10, "0000000001")]
        [DataRow(2147483647, 10, "2147483647")]
        public void Zeros_fill_a_number_up_to_its_width(int value, int width, string expected)
        {
            ByteWriter writer = new ByteWriter(20);

            writer.AppendPadded(value, width);

            Assert.AreEqual(expected, Bytes.Text(writer));
        }

        [TestMethod]
        [DataRow("", "\"\"")]
        [DataRow("plain", "\"plain\"")]
        [DataRow("a\"b", "\"a\\\"b\"")]
        [DataRow("a\\b", "\"a\\\\b\"")]
        [DataRow("a/b", "\"a/b\"")]
        [DataRow("\t\n\r", "\"\\u0009\\u000a\\u000d\"")]
        [DataRow("\u0001\u001f", "\"\\u0001\\u001f\"")]
        [DataRow("\u0010 ~", "\"\\u0010 ~\"")]
        [DataRow("Wohnküche 20 °C", "\"Wohnküche 20 °C\"")]
        public void A_text_is_quoted_and_what_JSON_forbids_in_it_is_escaped(string text, string expected)
        {
            ByteWriter writer = new ByteWriter(40);

            writer.AppendJsonString(text);

            Assert.AreEqual(expected, Bytes.Text(writer));
        }

        [TestMethod]
        public void A_NUL_is_escaped_too()
        {
            ByteWriter writer = new ByteWriter(40);

            writer.AppendJsonString(new byte[] { 1, 0, 2 }, 1, 1);

            Assert.AreEqual("\"\\u0000\"", Bytes.Text(writer));
        }

        [TestMethod]
        public void A_part_of_an_array_becomes_a_text()
        {
            ByteWriter writer = new ByteWriter(10);

            writer.AppendJsonString(ByteWriter.BytesOf("xxroomxx"), 2, 4);

            Assert.AreEqual("\"room\"", Bytes.Text(writer));
        }

        [TestMethod]
        public void The_last_byte_of_the_buffer_can_be_used()
        {
            ByteWriter writer = new ByteWriter(3);
            writer.Append(ByteWriter.BytesOf("ab"));

            writer.Append('c');

            Assert.AreEqual("abc", Bytes.Text(writer));
            Assert.IsFalse(writer.Overflowed);
        }

        [TestMethod]
        public void What_does_not_fit_is_left_out_and_told()
        {
            ByteWriter writer = new ByteWriter(4);
            writer.Append(ByteWriter.BytesOf("abc"));

            writer.Append(ByteWriter.BytesOf("de"));

            Assert.IsTrue(writer.Overflowed);
            Assert.AreEqual("abc", Bytes.Text(writer));
        }

        [TestMethod]
        public void A_character_that_does_not_fit_is_left_out_and_told()
        {
            ByteWriter writer = new ByteWriter(1);
            writer.Append('a');

            writer.Append('b');

            Assert.IsTrue(writer.Overflowed);
            Assert.AreEqual("a", Bytes.Text(writer));
        }

        [TestMethod]
        public void Too_little_room_is_told_by_every_way_of_writing_and_spoils_nothing_before()
        {
            for (int way = 0; way < 6; way++)
            {
                // Of everything below only the beginning fits.
                ByteWriter writer = new ByteWriter(4);
                writer.Append(ByteWriter.BytesOf("abc"));
                Write(writer, way);

                Assert.IsTrue(writer.Overflowed, "way " + way.ToString());
                Assert.AreEqual("abc", Bytes.Text(writer).Substring(0, 3));
                Assert.IsTrue(writer.Length <= 4);
            }
        }

        [TestMethod]
        public void Room_that_comes_later_does_not_hide_an_overflow()
        {
            ByteWriter writer = new ByteWriter(2);
            writer.Append(ByteWriter.BytesOf("abc"));

            writer.Append('d');

            Assert.IsTrue(writer.Overflowed);
        }

        [TestMethod]
        public void A_cleared_writer_begins_anew_in_the_same_buffer()
        {
            ByteWriter writer = new ByteWriter(2);
            byte[] buffer = writer.Buffer;
            writer.Append(ByteWriter.BytesOf("abc"));

            writer.Clear();

            Assert.AreEqual(0, writer.Length);
            Assert.IsFalse(writer.Overflowed);

            writer.Append(ByteWriter.BytesOf("xy"));
            Assert.AreEqual("xy", Bytes.Text(writer));
            Assert.AreSame(buffer, writer.Buffer);
        }

        private static void Write(ByteWriter writer, int way)
        {
            switch (way)
            {
                case 0:
                    writer.Append(ByteWriter.BytesOf("de"));
                    break;
                case 1:
                    writer.AppendNumber(-12);
                    break;
                case 2:
                    writer.AppendScaled(-3, 1);
                    break;
                case 3:
                    writer.AppendPadded(1, 5);
                    break;
                case 4:
                    writer.AppendJsonString("\u0001");
                    break;
                default:
                    writer.AppendJsonString("ü");
                    break;
            }
        }
    }
}
