using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public partial class JsonReaderTests
    {
        // Every kind of value, every escape, a surrogate pair, and UTF-8 of two, three and four bytes.
        private const string Everything =
            " {\"id\":\"a\\u00e4\\ud83c\\udf21\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"ä€🌡\":\"ä€🌡\" ,\"n\":-12.5e+3,\"t\":true,\"f\":false,\"x\":null,\"\":0}";

        private static readonly JsonReader Reader = new JsonReader();

        [TestMethod]
        [DataRow("{}", "")]
        [DataRow(" \t\r\n{ \t\r\n} \t\r\n", "")]
        [DataRow("{\"a\":1}", "a=1;")]
        [DataRow(" { \"a\" : 1 , \"b\" : \"x\" } ", "a=1;b='x';")]
        [DataRow("{\"a\":true,\"b\":false,\"c\":null}", "a=true;b=false;c=null;")]
        [DataRow("{\"a\":\"true\",\"b\":\"1\"}", "a='true';b='1';")]
        [DataRow("{\"a\":\"\",\"\":\"b\"}", "a='';='b';")]
        [DataRow("{\"a\":1,\"a\":2}", "a=1;a=2;")]
        [DataRow("{\"a\":0,\"b\":-0,\"c\":-1.25,\"d\":1e5,\"e\":1E-5,\"f\":0.5e+10}", "a=0;b=-0;c=-1.25;d=1e5;e=1E-5;f=0.5e+10;")]
        [DataRow("{\"a\":\"}{][,:\"}", "a='}{][,:';")]
        public void A_flat_object_is_read_member_by_member(string json, string members)
        {
            Assert.AreEqual(members, Members(json));
            Assert.AreEqual(0, (int)Reader.Error);
        }

        [TestMethod]
        [DataRow("\\\"\\\\\\/", "\"\\/")]
        [DataRow("\\b\\f\\n\\r\\t", "\b\f\n\r\t")]
        [DataRow("\\u0041\\u00e4\\u00E4\\u20AC", "Aää€")]
        [DataRow("\\ud83c\\udf21", "🌡")]
        [DataRow("\\uD800\\uDC00-\\uDBFF\\uDFFF", "\U00010000-\U0010FFFF")]
        [DataRow("\\ud7ff\\ue000\\uffff", "\ud7ff\ue000\uffff")]
        [DataRow("ä€🌡", "ä€🌡")]
        public void Escapes_stand_for_their_characters_in_keys_and_values(string escaped, string text)
        {
            Assert.AreEqual("x='<" + text + ">';", Members("{\"x\":\"<" + escaped + ">\"}"));
            Assert.AreEqual("<" + text + ">=1;", Members("{\"<" + escaped + ">\":1}"));
        }

        [TestMethod]
        public void An_escaped_NUL_is_a_byte_like_any_other()
        {
            byte[] data = Bytes.Of("{\"a\":\"x\\u0000y\"}");

            Reader.Open(data, data.Length);

            Assert.IsTrue(Reader.Next());
            Assert.AreEqual(3, Reader.ValueLength);
            Assert.AreEqual((byte)0, data[Reader.ValueStart + 1]);
        }

        [TestMethod]
        public void What_lies_behind_the_message_in_the_buffer_does_not_count()
        {
            Assert.AreEqual("a=1;", Members(Bytes.Of("{\"a\":1}garbage"), 7));
            Assert.AreEqual(0, (int)Reader.Error);
            Assert.AreEqual("a=1;", Members(Bytes.Of("{\"a\":12}"), 6));

            Expect((int)ConfigError.Syntax, 6);
        }

        [TestMethod]
        public void Members_before_a_fault_are_read()
        {
            Assert.AreEqual("id='a1';b=2;", Members("{\"id\":\"a1\",\"b\":2,\"c\":oops}"));
            Expect((int)ConfigError.Syntax, 21);
        }

        [TestMethod]
        public void After_a_fault_nothing_more_is_read_until_the_next_message()
        {
            Members("{\"a\":oops,\"b\":1}");

            Assert.IsFalse(Reader.Next());
            Assert.IsFalse(Reader.Next());
            Assert.AreEqual("b=1;", Members("{\"b\":1}"));
            Assert.AreEqual(0, (int)Reader.Error);
        }

        [TestMethod]
        public void A_message_that_is_cut_short_anywhere_is_refused()
        {
            int whole = Bytes.Of(Everything).Length;
            for (int length = 0; length < whole; length++)
            {
                Members(Bytes.Of(Everything), length);
                Assert.AreNotEqual(0, (int)Reader.Error, length.ToString());
                Assert.IsTrue(Reader.ErrorAt <= length, length.ToString());
            }

            Members(Everything);

            Assert.AreEqual(0, (int)Reader.Error);
        }

        [TestMethod]
        public void No_wrong_byte_anywhere_does_more_than_be_refused_or_read()
        {
            byte[] wrong = Bytes.Hex("00225C7B7D5B2C3A75302DFFC3ED20");
            int length = Bytes.Of(Everything).Length;
            for (int at = 0; at < length; at++)
            {
                for (int i = 0; i < wrong.Length; i++)
                {
                    byte[] data = Bytes.Of(Everything);
                    data[at] = wrong[i];
                    Reader.Open(data, length);
                    int members = 0;
                    while (Reader.Next())
                    {
                        members++;
                        Assert.IsTrue(Reader.KeyStart + Reader.KeyLength <= length && Reader.ValueStart + Reader.ValueLength <= length, "");
                    }

                    Assert.IsTrue(members <= 8 && Reader.ErrorAt <= length, "");
                }
            }
        }

        private static string Members(string json)
        {
            byte[] data = Bytes.Of(json);
            return Members(data, data.Length);
        }

        // Every member up to the end or the first fault, as key=value; with texts in single quotes.
        private static string Members(byte[] data, int length)
        {
            string members = "";
            Reader.Open(data, length);
            while (Reader.Next())
            {
                string quote = Reader.Kind == JsonKind.Text ? "'" : "";
                members += Bytes.Text(data, Reader.KeyStart, Reader.KeyLength)
                    + "=" + quote + Bytes.Text(data, Reader.ValueStart, Reader.ValueLength) + quote + ";";
            }

            return members;
        }

        private static void Expect(int error, int at)
        {
            Assert.AreEqual(error, (int)Reader.Error);
            Assert.AreEqual(at, Reader.ErrorAt);
        }
    }
}
