using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public partial class SettingsParserTests
    {
        private static readonly SettingsParser Parser = new SettingsParser();
        private static Settings _candidate;

        [TestMethod]
        public void Every_value_of_a_message_reaches_the_candidate()
        {
            Assert.IsTrue(Read("{\"interval\":10,\"qos\":2,\"retain\":false,\"payload\":\"json\",\"offset_humidity\":-2.5,\"place\":\"cellar\"}"), "");
            Assert.AreEqual(10, _candidate.Number(Setting.Interval));
            Assert.AreEqual(2, _candidate.Number(Setting.Qos));
            Assert.IsFalse(_candidate.IsSet(Setting.Retain));
            Assert.AreEqual(Setting.PayloadJson, _candidate.Number(Setting.Payload));
            Assert.AreEqual(-25, _candidate.Number(Setting.Offset + Quantity.Humidity));
            Assert.AreEqual("cellar", _candidate.Text(Setting.Place));
        }

        [TestMethod]
        public void What_a_message_does_not_name_stays_as_it_is()
        {
            Assert.IsTrue(Read("{\"qos\":0}"));

            Settings expected = new Settings();
            expected.SetNumber(Setting.Qos, 0);
            Assert.IsTrue(_candidate.SameAs(expected));
        }

        [TestMethod]
        public void An_empty_object_is_valid_and_changes_nothing()
        {
            Assert.IsTrue(Read(" {} "));
            Assert.IsTrue(_candidate.SameAs(new Settings()));
            Assert.IsNull(Parser.Id);
            Assert.AreEqual(-1, Parser.Revision);
        }

        [TestMethod]
        public void Every_number_may_have_its_smallest_and_its_largest_value_and_none_beyond()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                SettingDefinition definition = SettingsTable.Get(i);

                if (definition.Exists && (definition.Kind == SettingKind.Whole || definition.Kind == SettingKind.Scaled))
                {
                    Assert.IsTrue(Read(Message(definition, definition.Minimum)), definition.Key);
                    Assert.AreEqual(definition.Minimum, _candidate.Number(i));
                    Assert.IsTrue(Read(Message(definition, definition.Maximum)), definition.Key);
                    Assert.AreEqual(definition.Maximum, _candidate.Number(i));
                    Refuses(Message(definition, definition.Minimum - 1), ConfigError.Range, definition.Key);
                    Refuses(Message(definition, definition.Maximum + 1), ConfigError.Range, definition.Key);
                }
            }
        }

        [TestMethod]
        public void Every_text_may_have_its_largest_length_and_none_beyond()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                SettingDefinition definition = SettingsTable.Get(i);

                if (definition.IsText)
                {
                    string longest = Bytes.Repeat("x", definition.Maximum);
                    Assert.IsTrue(Read("{\"" + definition.Key + "\":\"" + longest + "\"}"), definition.Key);
                    Assert.AreEqual(longest, _candidate.Text(i));
                    Refuses("{\"" + definition.Key + "\":\"x" + longest + "\"}", ConfigError.Length, definition.Key);
                }
            }
        }

        [TestMethod]
        [DataRow("values", Setting.PayloadValues)]
        [DataRow("json", Setting.PayloadJson)]
        [DataRow("both", Setting.PayloadBoth)]
        [DataRow("\\u0062oth", Setting.PayloadBoth)]
        public void A_choice_is_taken_by_its_word(string word, int value)
        {
            Assert.IsTrue(Read("{\"payload\":\"" + word + "\"}"));
            Assert.AreEqual(value, _candidate.Number(Setting.Payload));
        }

        [TestMethod]
        public void Escapes_are_resolved_in_texts_and_keys()
        {
            Assert.IsTrue(Read("{\"us\\u0065r\":\"J\\u00f6rg \\ud83c\\udf21 \\\"x\\\"\"}"), "");
            Assert.AreEqual("Jörg 🌡 \"x\"", _candidate.Text(Setting.User));
        }

        [TestMethod]
        public void The_order_of_the_members_does_not_matter()
        {
            Assert.IsTrue(Read("{\"qos\":0,\"rev\":3,\"interval\":5,\"id\":\"a1\"}"), "");
            Assert.AreEqual("a1", Parser.Id);
            Assert.AreEqual(3, Parser.Revision);
            Assert.AreEqual(5, _candidate.Number(Setting.Interval));
        }

        [TestMethod]
        public void An_id_may_be_empty_and_up_to_36_bytes_long()
        {
            Assert.IsTrue(Read("{\"id\":\"\"}"));
            Assert.AreEqual("", Parser.Id);
            Assert.IsTrue(Read("{\"id\":\"123e4567-e89b-12d3-a456-426614174000\"}"), "");
            Assert.AreEqual("123e4567-e89b-12d3-a456-426614174000", Parser.Id);

            Refuses("{\"id\":\"123e4567-e89b-12d3-a456-4266141740000\"}", ConfigError.Length, "id");
            Assert.IsNull(Parser.Id);
        }

        [TestMethod]
        public void The_id_is_kept_for_the_answer_whatever_else_is_wrong()
        {
            Assert.IsFalse(Read("{\"id\":\"a1\",\"interval\":0}"));
            Assert.AreEqual("a1", Parser.Id);
            Assert.IsFalse(Read("{\"interval\":0,\"id\":\"a2\"}"));
            Assert.AreEqual("a2", Parser.Id);
            Assert.IsFalse(Read("{\"id\":\"a3\",oops}"));
            Assert.AreEqual("a3", Parser.Id);
        }

        [TestMethod]
        public void One_message_leaves_nothing_behind_for_the_next()
        {
            Assert.IsFalse(Read("{\"id\":\"a1\",\"rev\":5,\"interval\":0,\"qos\":1,oops"), "");
            Assert.IsTrue(Read("{\"interval\":7,\"qos\":1}"));
            Assert.IsNull(Parser.Id);
            Assert.AreEqual(-1, Parser.Revision);
            Assert.AreEqual(0, Parser.Errors.Count);
        }

        [TestMethod]
        public void What_is_valid_beside_an_error_is_read_all_the_same()
        {
            // A stored record of another version of the firmware is read in this way.
            Assert.IsFalse(Read("{\"interval\":30,\"future\":1,\"qos\":7,\"place\":\"cellar\"}"), "");
            Assert.AreEqual(30, _candidate.Number(Setting.Interval));
            Assert.AreEqual("cellar", _candidate.Text(Setting.Place));
            Assert.AreEqual(1, _candidate.Number(Setting.Qos));
        }

        [TestMethod]
        public void A_message_of_exactly_1_KiB_is_read()
        {
            string message = "{\"qos\":0}";

            Assert.IsTrue(Read(message + Bytes.Repeat(" ", SettingsParser.MaxBytes - message.Length)), "");
            Assert.AreEqual(0, _candidate.Number(Setting.Qos));
        }

        private static bool Read(string message)
        {
            byte[] data = Bytes.Of(message);
            return Read(data, data.Length);
        }

        private static bool Read(byte[] data, int length)
        {
            _candidate = new Settings();
            return Parser.Read(data, length, _candidate);
        }

        private static string Message(SettingDefinition definition, int value)
        {
            ByteWriter writer = new ByteWriter(64);
            SettingsWriter.AppendNumber(writer, definition, value);
            return "{\"" + definition.Key + "\":" + Bytes.Text(writer) + "}";
        }

        // One error, about this key, and the candidate as it was.
        private static void Refuses(string message, ConfigError error, string key)
        {
            Assert.IsFalse(Read(message), message);
            Assert.AreEqual(1, Parser.Errors.Count, message);
            ExpectKey(0, error, key);
            Assert.IsTrue(_candidate.SameAs(new Settings()), message);
        }

        private static void ExpectKey(int index, ConfigError error, string key)
        {
            Assert.AreEqual((int)error, (int)Parser.Errors.ErrorOf(index), key);
            byte[] bytes = Parser.Errors.KeyOf(index);
            Assert.AreEqual(key, Bytes.Text(bytes, 0, bytes.Length));
        }
    }
}
