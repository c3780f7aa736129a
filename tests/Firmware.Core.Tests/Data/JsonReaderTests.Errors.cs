using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // What is refused: each fault with the position of the byte it is about.
    public partial class JsonReaderTests
    {
        private const int Syntax = (int)ConfigError.Syntax;
        private const int Object = (int)ConfigError.Object;
        private const int Escape = (int)ConfigError.Escape;
        private const int Utf8Fault = (int)ConfigError.Utf8;
        private const int Nested = (int)ConfigError.Nested;
        private const int Trailing = (int)ConfigError.Trailing;

        [TestMethod]
        [DataRow("", 0)]
        [DataRow("  ", 2)]
        [DataRow("[]", 0)]
        [DataRow("5", 0)]
        [DataRow("null", 0)]
        [DataRow(" \"a\"", 1)]
        [DataRow("x{}", 0)]
        public void What_is_no_object_is_refused(string json, int at)
        {
            Refuses(json, Object, at);
        }

        [TestMethod]
        [DataRow("{", 1)]
        [DataRow("{\"a", 3)]
        [DataRow("{\"a\"", 4)]
        [DataRow("{\"a\":", 5)]
        [DataRow("{\"a\":1", 6)]
        [DataRow("{\"a\":1,", 7)]
        [DataRow("{\"a\":1,}", 7)]
        [DataRow("{,}", 1)]
        [DataRow("{\"a\":1,,\"b\":2}", 7)]
        [DataRow("{\"a\":1 \"b\":2}", 7)]
        [DataRow("{\"a\":1;\"b\":2}", 6)]
        [DataRow("{\"a\" 1}", 5)]
        [DataRow("{\"a\"=1}", 4)]
        [DataRow("{\"a\"}", 4)]
        [DataRow("{a:1}", 1)]
        [DataRow("{'a':1}", 1)]
        [DataRow("{1:1}", 1)]
        [DataRow("{\"a\":}", 5)]
        [DataRow("{\"a\":'x'}", 5)]
        [DataRow("{\"a\":1]", 6)]
        [DataRow("{/**/}", 1)]
        [DataRow("{\"a\":ä}", 5)]
        public void A_wrong_structure_is_refused_where_it_goes_wrong(string json, int at)
        {
            Refuses(json, Syntax, at);
        }

        [TestMethod]
        [DataRow("tru", 8)]
        [DataRow("True", 5)]
        [DataRow("truex", 9)]
        [DataRow("fals}", 9)]
        [DataRow("nul", 8)]
        [DataRow("NaN", 5)]
        [DataRow("Infinity", 5)]
        [DataRow("undefined", 5)]
        public void Words_that_JSON_does_not_have_are_refused(string value, int at)
        {
            Refuses("{\"a\":" + value + "}", Syntax, at);
        }

        [TestMethod]
        [DataRow("-", 6)]
        [DataRow("+1", 5)]
        [DataRow(".5", 5)]
        [DataRow("1.", 7)]
        [DataRow("1.e5", 7)]
        [DataRow("1e", 7)]
        [DataRow("1e+", 8)]
        [DataRow("1e5.5", 8)]
        [DataRow("01", 6)]
        [DataRow("-01", 7)]
        [DataRow("--1", 6)]
        [DataRow("0x10", 6)]
        [DataRow("1,5", 7)]
        [DataRow("1_000", 6)]
        [DataRow("12a", 7)]
        public void Numbers_that_JSON_does_not_have_are_refused(string value, int at)
        {
            Refuses("{\"a\":" + value + "}", Syntax, at);
        }

        [TestMethod]
        [DataRow("x\ty", 7)]
        [DataRow("\n", 6)]
        [DataRow("xx\u001f", 8)]
        public void A_bare_control_character_in_a_text_is_refused(string text, int at)
        {
            Refuses("{\"a\":\"" + text + "\"}", Syntax, at);
        }

        [TestMethod]
        [DataRow("\\x", 6)]
        [DataRow("xy\\a", 8)]
        [DataRow("\\'", 6)]
        [DataRow("\\U0041", 6)]
        [DataRow("\\u", 6)]
        [DataRow("\\u12", 6)]
        [DataRow("\\u12g4", 6)]
        [DataRow("\\u+123", 6)]
        [DataRow("\\ud800", 6)]
        [DataRow("\\udc00", 6)]
        [DataRow("ab\\udfff", 8)]
        [DataRow("\\ud800x", 6)]
        [DataRow("\\ud800\\n", 6)]
        [DataRow("\\ud800\\u0041", 6)]
        [DataRow("\\ud800\\ud800", 6)]
        [DataRow("\\ud800\\uzzzz", 6)]
        [DataRow("\\udc00\\ud800", 6)]
        public void An_escape_that_stands_for_nothing_is_refused_at_its_backslash(string text, int at)
        {
            Refuses("{\"a\":\"" + text + "\"}", Escape, at);
        }

        [TestMethod]
        [DataRow("80", 8)]
        [DataRow("C080", 8)]
        [DataRow("C3", 8)]
        [DataRow("E282", 8)]
        [DataRow("EDA080", 8)]
        [DataRow("F4908080", 8)]
        [DataRow("FF", 8)]
        [DataRow("C3A4FE", 10)]
        public void Bytes_that_are_no_UTF_8_are_refused_where_they_begin(string hex, int at)
        {
            byte[] bad = Bytes.Hex(hex);
            Refuses(Around("{\"a\":\"xx", bad, "\"}"), Utf8Fault, at);
            Refuses(Around("{ \"    xx", bad, "\":1}"), Utf8Fault, at + 1);
        }

        [TestMethod]
        [DataRow("{\"a\":{}}", 5)]
        [DataRow("{\"a\":[]}", 5)]
        [DataRow("{\"a\":1,\"b\":[1,2]}", 11)]
        [DataRow("{\"a\": {\"b\":1}}", 6)]
        public void A_value_inside_a_value_is_refused(string json, int at)
        {
            Refuses(json, Nested, at);
        }

        [TestMethod]
        public void Deep_nesting_is_refused_at_its_first_level()
        {
            Refuses("{\"a\":" + Bytes.Repeat("[", 900), Nested, 5);
            Refuses(Bytes.Repeat("{\"a\":", 200), Nested, 5);
        }

        [TestMethod]
        [DataRow("{}x", 2)]
        [DataRow("{} {}", 3)]
        [DataRow("{\"a\":1}}", 7)]
        [DataRow("{\"a\":1},", 7)]
        [DataRow("{}\n\n0", 4)]
        public void What_follows_the_object_is_refused(string json, int at)
        {
            Refuses(json, Trailing, at);
        }

        [TestMethod]
        public void A_NUL_behind_the_object_is_refused()
        {
            Refuses(new byte[] { (byte)'{', (byte)'}', 0 }, Trailing, 2);
        }

        private static void Refuses(string json, int error, int at) => Refuses(Bytes.Of(json), error, at);

        private static void Refuses(byte[] data, int error, int at)
        {
            Members(data, data.Length);
            Expect(error, at);
        }

        private static byte[] Around(string before, byte[] middle, string after)
        {
            ByteWriter writer = new ByteWriter(before.Length + middle.Length + after.Length);
            writer.Append(Bytes.Of(before));
            writer.Append(middle);
            writer.Append(Bytes.Of(after));
            return writer.Buffer;
        }
    }
}
