using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // What is refused, and with which reason.
    public partial class SettingsParserTests
    {
        [TestMethod]
        [DataRow("{\"interval\":\"10\"}", "interval")]
        [DataRow("{\"interval\":true}", "interval")]
        [DataRow("{\"interval\":null}", "interval")]
        [DataRow("{\"retain\":1}", "retain")]
        [DataRow("{\"retain\":\"true\"}", "retain")]
        [DataRow("{\"retain\":null}", "retain")]
        [DataRow("{\"payload\":2}", "payload")]
        [DataRow("{\"payload\":false}", "payload")]
        [DataRow("{\"place\":5}", "place")]
        [DataRow("{\"place\":null}", "place")]
        [DataRow("{\"deadband_temperature\":\"0.5\"}", "deadband_temperature")]
        [DataRow("{\"password\":12345678}", "password")]
        [DataRow("{\"id\":7}", "id")]
        [DataRow("{\"rev\":\"7\"}", "rev")]
        public void A_value_of_another_type_is_refused(string message, string key)
        {
            Refuses(message, ConfigError.Type, key);
        }

        [TestMethod]
        [DataRow("{\"interval\":10.5}", "interval")]
        [DataRow("{\"qos\":1e-1}", "qos")]
        [DataRow("{\"rev\":0.5}", "rev")]
        [DataRow("{\"offset_temperature\":0.25}", "offset_temperature")]
        public void A_fraction_that_is_too_fine_is_refused(string message, string key)
        {
            Refuses(message, ConfigError.Fraction, key);
        }

        [TestMethod]
        [DataRow("{\"interval\":0}", "interval")]
        [DataRow("{\"interval\":-10}", "interval")]
        [DataRow("{\"interval\":86401}", "interval")]
        [DataRow("{\"interval\":4294967306}", "interval")]
        [DataRow("{\"interval\":1e400}", "interval")]
        [DataRow("{\"qos\":3}", "qos")]
        [DataRow("{\"port\":65536}", "port")]
        [DataRow("{\"rev\":-1}", "rev")]
        [DataRow("{\"rev\":2147483648}", "rev")]
        public void A_number_out_of_range_is_refused(string message, string key)
        {
            Refuses(message, ConfigError.Range, key);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("JSON")]
        [DataRow("value")]
        [DataRow("both ")]
        public void A_word_that_is_no_choice_is_refused(string word)
        {
            Refuses("{\"payload\":\"" + word + "\"}", ConfigError.Choice, "payload");
        }

        [TestMethod]
        [DataRow("{\"place\":\"Living Room\"}", "place")]
        [DataRow("{\"place\":\"a/b\"}", "place")]
        [DataRow("{\"place\":\"+\"}", "place")]
        [DataRow("{\"place\":\"all\"}", "place")]
        [DataRow("{\"root\":\"home/\"}", "root")]
        [DataRow("{\"root\":\"#\"}", "root")]
        [DataRow("{\"broker\":\"my broker\"}", "broker")]
        [DataRow("{\"user\":\"a\\u0000b\"}", "user")]
        [DataRow("{\"password\":\"a\\nb\"}", "password")]
        [DataRow("{\"id\":\"a\\u0000b\"}", "id")]
        [DataRow("{\"id\":\"a\\tb\"}", "id")]
        public void A_text_with_a_character_that_does_not_belong_there_is_refused(string message, string key)
        {
            Refuses(message, ConfigError.Characters, key);
        }

        [TestMethod]
        public void A_root_is_never_empty()
        {
            Refuses("{\"root\":\"\"}", ConfigError.Length, "root");
        }

        [TestMethod]
        [DataRow("intervall")]
        [DataRow("Interval")]
        [DataRow("")]
        [DataRow("ID")]
        public void A_key_that_is_no_setting_is_refused(string key)
        {
            Refuses("{\"" + key + "\":1}", ConfigError.Unknown, key);
        }

        [TestMethod]
        public void A_key_that_comes_twice_is_refused_even_with_the_same_value()
        {
            Assert.IsFalse(Read("{\"qos\":1,\"q\\u006fs\":1}"));
            Assert.AreEqual(1, Parser.Errors.Count);

            ExpectKey(0, ConfigError.Duplicate, "qos");
            Assert.IsFalse(Read("{\"id\":\"a\",\"id\":\"b\"}"));

            ExpectKey(0, ConfigError.Duplicate, "id");
            Assert.AreEqual("a", Parser.Id);
            Assert.IsFalse(Read("{\"rev\":1,\"rev\":2}"));

            ExpectKey(0, ConfigError.Duplicate, "rev");
            Assert.AreEqual(1, Parser.Revision);
        }

        [TestMethod]
        [DataRow("", (int)ConfigError.Object, 0)]
        [DataRow("10", (int)ConfigError.Object, 0)]
        [DataRow("[{\"qos\":1}]", (int)ConfigError.Object, 0)]
        [DataRow("{\"qos\":1", (int)ConfigError.Syntax, 8)]
        [DataRow("{\"qos\":01}", (int)ConfigError.Syntax, 8)]
        [DataRow("{\"qos\":1}{\"qos\":2}", (int)ConfigError.Trailing, 9)]
        [DataRow("{\"place\":\"\\x\"}", (int)ConfigError.Escape, 10)]
        [DataRow("{\"place\":\"\\ud83c\"}", (int)ConfigError.Escape, 10)]
        [DataRow("{\"qos\":[1]}", (int)ConfigError.Nested, 7)]
        [DataRow("{\"offset\":{\"temperature\":1}}", (int)ConfigError.Nested, 10)]
        public void What_is_no_flat_JSON_object_is_refused_with_its_position(string message, int error, int at)
        {
            Assert.IsFalse(Read(message));
            Assert.AreEqual(1, Parser.Errors.Count);

            ExpectAt(0, error, at);
        }

        [TestMethod]
        public void Bytes_that_are_no_UTF_8_are_refused_with_their_position()
        {
            byte[] data = Bytes.Of("{\"place\":\"x\"}");

            data[10] = 0xFF;

            Assert.IsFalse(Read(data, data.Length));

            ExpectAt(0, (int)ConfigError.Utf8, 10);
        }

        [TestMethod]
        public void A_message_of_more_than_1_KiB_is_refused_before_anything_is_read()
        {
            Assert.IsFalse(Read("{\"qos\":0}" + Bytes.Repeat(" ", SettingsParser.MaxBytes)), "");
            Assert.AreEqual(1, Parser.Errors.Count);

            ExpectAt(0, (int)ConfigError.Size, SettingsParser.MaxBytes);
            Assert.AreEqual(1, _candidate.Number(Setting.Qos));
            Assert.IsFalse(Read(null, SettingsParser.MaxBytes + 1));
            Assert.IsFalse(Read(null, int.MaxValue));
        }

        [TestMethod]
        public void All_errors_of_a_message_are_told_at_once()
        {
            const string Message = "{\"interval\":0,\"qos\":1.5,\"retain\":1,\"payload\":\"x\",\"nonsense\":1,\"place\":\"A\",\"qos\":1,\"health\":[]}";

            Assert.IsFalse(Read(Message));
            Assert.AreEqual(8, Parser.Errors.Count);

            ExpectKey(0, ConfigError.Range, "interval");
            ExpectKey(1, ConfigError.Fraction, "qos");
            ExpectKey(2, ConfigError.Type, "retain");
            ExpectKey(3, ConfigError.Choice, "payload");
            ExpectKey(4, ConfigError.Unknown, "nonsense");
            ExpectKey(5, ConfigError.Characters, "place");
            ExpectKey(6, ConfigError.Duplicate, "qos");
            ExpectAt(7, (int)ConfigError.Nested, Message.IndexOf("["));
            Assert.AreEqual(Setting.Interval, Parser.Errors.SettingOf(0));
            Assert.AreEqual(-1, Parser.Errors.SettingOf(4));
        }

        private static void ExpectAt(int index, int error, int at)
        {
            Assert.AreEqual(error, (int)Parser.Errors.ErrorOf(index));
            Assert.AreEqual(at, Parser.Errors.PositionOf(index));
            Assert.IsNull(Parser.Errors.KeyOf(index));
        }
    }
}
