using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class AnswerWriterTests
    {
        private static readonly ByteWriter Writer = new ByteWriter(RemoteControl.MaxAnswerBytes);
        private static readonly SettingsParser Parser = new SettingsParser();

        [TestMethod]
        public void A_message_that_was_taken_is_answered_with_its_id_and_the_revision()
        {
            AnswerWriter.WriteAccepted(Writer, "a1", 13);
            Assert.AreEqual("{\"id\":\"a1\",\"ok\":true,\"rev\":13}", Bytes.Text(Writer));
            AnswerWriter.WriteAccepted(Writer, null, 0);
            Assert.AreEqual("{\"ok\":true,\"rev\":0}", Bytes.Text(Writer));
            AnswerWriter.WriteAccepted(Writer, "", 2147483647);
            Assert.AreEqual("{\"id\":\"\",\"ok\":true,\"rev\":2147483647}", Bytes.Text(Writer));
        }

        [TestMethod]
        public void An_id_comes_back_as_it_was_sent()
        {
            AnswerWriter.WriteAccepted(Writer, "\"ä\\🌡", 1);
            Assert.AreEqual("{\"id\":\"\\\"ä\\\\🌡\",\"ok\":true,\"rev\":1}", Bytes.Text(Writer));
        }

        [TestMethod]
        [DataRow("{\"id\":\"a1\",\"interval\":0}", "{\"id\":\"a1\",\"ok\":false,\"rev\":12,\"errors\":[{\"key\":\"interval\",\"is\":\"range\",\"min\":1,\"max\":86400}]}")]
        [DataRow("{\"offset_humidity\":99}", "{\"ok\":false,\"rev\":12,\"errors\":[{\"key\":\"offset_humidity\",\"is\":\"range\",\"min\":-50.0,\"max\":50.0}]}")]
        [DataRow("{\"root\":\"\"}", "{\"ok\":false,\"rev\":12,\"errors\":[{\"key\":\"root\",\"is\":\"length\",\"min\":1,\"max\":64}]}")]
        [DataRow("{\"payload\":\"xml\"}", "{\"ok\":false,\"rev\":12,\"errors\":[{\"key\":\"payload\",\"is\":\"choice\",\"allowed\":[\"values\",\"json\",\"both\"]}]}")]
        [DataRow("{\"qos\":true}", "{\"ok\":false,\"rev\":12,\"errors\":[{\"key\":\"qos\",\"is\":\"type\"}]}")]
        [DataRow("{\"rev\":-1}", "{\"ok\":false,\"rev\":12,\"errors\":[{\"key\":\"rev\",\"is\":\"range\"}]}")]
        [DataRow("{\"a\\\"b\\n\":1}", "{\"ok\":false,\"rev\":12,\"errors\":[{\"key\":\"a\\\"b\\u000a\",\"is\":\"unknown\"}]}")]
        [DataRow("{\"qos\":1,}", "{\"ok\":false,\"rev\":12,\"errors\":[{\"at\":9,\"is\":\"syntax\"}]}")]
        [DataRow("", "{\"ok\":false,\"rev\":12,\"errors\":[{\"at\":0,\"is\":\"object\"}]}")]
        [DataRow("{\"qos\":9,\"x\":1}", "{\"ok\":false,\"rev\":12,\"errors\":[{\"key\":\"qos\",\"is\":\"range\",\"min\":0,\"max\":2},{\"key\":\"x\",\"is\":\"unknown\"}]}")]
        public void A_refused_message_is_answered_with_what_would_have_been_right(string message, string answer)
        {
            Refuse(message);
            Assert.AreEqual(answer, Bytes.Text(Writer));
        }

        [TestMethod]
        public void More_errors_than_fit_are_counted_in_the_answer()
        {
            string message = "{\"a\":1";
            for (int i = 0; i < ConfigErrors.Capacity + 2; i++)
            {
                message += ",\"k" + i.ToString() + "\":1";
            }

            Refuse(message + "}");
            Assert.Contains("{\"key\":\"k6\",\"is\":\"unknown\"}],\"more\":3}", Bytes.Text(Writer));
            Assert.DoesNotContains("k7", Bytes.Text(Writer));
        }

        [TestMethod]
        public void The_longest_possible_answer_fits()
        {
            // Every key and the id grow as much as they can: what is two bytes in the message is six in the answer.
            string message = "{\"id\":\"" + Bytes.Repeat("\\\"", SettingsParser.MaxIdBytes) + "\"";
            for (int i = 0; i < ConfigErrors.Capacity + 4; i++)
            {
                message += ",\"" + Bytes.Repeat("\\n", ConfigErrors.KeyCapacity) + "\":1";
            }

            byte[] data = Bytes.Of(message + "}");
            Assert.IsTrue(data.Length <= SettingsParser.MaxBytes);
            Parser.Read(data, data.Length, new Settings());
            AnswerWriter.WriteRefused(Writer, Parser.Id, int.MaxValue, Parser.Errors);
            Assert.IsFalse(Writer.Overflowed);
            Assert.EndsWith("],\"more\":4}", Bytes.Text(Writer));
        }

        [TestMethod]
        [DataRow((int)ConfigError.Size, "size")]
        [DataRow((int)ConfigError.Object, "object")]
        [DataRow((int)ConfigError.Syntax, "syntax")]
        [DataRow((int)ConfigError.Trailing, "trailing")]
        [DataRow((int)ConfigError.Utf8, "utf8")]
        [DataRow((int)ConfigError.Escape, "escape")]
        [DataRow((int)ConfigError.Nested, "nested")]
        [DataRow((int)ConfigError.Unknown, "unknown")]
        [DataRow((int)ConfigError.Duplicate, "duplicate")]
        [DataRow((int)ConfigError.Type, "type")]
        [DataRow((int)ConfigError.Fraction, "fraction")]
        [DataRow((int)ConfigError.Range, "range")]
        [DataRow((int)ConfigError.Length, "length")]
        [DataRow((int)ConfigError.Characters, "characters")]
        [DataRow((int)ConfigError.Revision, "rev")]
        [DataRow((int)ConfigError.Trial, "trial")]
        [DataRow((int)ConfigError.Busy, "busy")]
        [DataRow((int)ConfigError.Storage, "storage")]
        [DataRow((int)ConfigError.Retained, "retained")]
        [DataRow((int)ConfigError.Missing, "missing")]
        [DataRow((int)ConfigError.Confirm, "confirm")]
        public void Every_error_has_its_word(int error, string word)
        {
            ConfigErrors errors = new ConfigErrors();
            errors.Add((ConfigError)error);
            AnswerWriter.WriteRefused(Writer, null, 3, errors);
            Assert.AreEqual("{\"ok\":false,\"rev\":3,\"errors\":[{\"is\":\"" + word + "\"}]}", Bytes.Text(Writer));
        }

        [TestMethod]
        public void A_change_on_trial_is_answered_with_how_long_it_has_to_hold()
        {
            AnswerWriter.WriteTrial(Writer, "a1", 12, 60);
            Assert.AreEqual("{\"id\":\"a1\",\"trial\":60,\"rev\":12}", Bytes.Text(Writer));
        }

        [TestMethod]
        public void A_change_that_did_not_hold_is_answered_with_the_reason()
        {
            AnswerWriter.WriteReturned(Writer, "a1", 12, LinkReason.BadCredentials);
            Assert.AreEqual("{\"id\":\"a1\",\"ok\":false,\"rev\":12,\"errors\":[{\"is\":\"link\",\"reason\":\"credentials\"}]}", Bytes.Text(Writer));
        }

        [TestMethod]
        public void A_command_is_answered_with_what_it_did_or_what_is_wrong()
        {
            AnswerWriter.WriteDone(Writer, "c1", "read");
            Assert.AreEqual("{\"id\":\"c1\",\"ok\":true,\"do\":\"read\"}", Bytes.Text(Writer));
            ConfigErrors errors = new ConfigErrors();
            errors.AddKey(ConfigError.Choice, -1, Bytes.Of("do"), 0, 2);
            AnswerWriter.WriteRefused(Writer, null, errors);
            Assert.AreEqual(
                "{\"ok\":false,\"errors\":[{\"key\":\"do\",\"is\":\"choice\",\"allowed\":[\"read\",\"restart\",\"identify\",\"forget\",\"reset\"]}]}",
                Bytes.Text(Writer));
        }

        private static void Refuse(string message)
        {
            byte[] data = Bytes.Of(message);
            Assert.IsFalse(Parser.Read(data, data.Length, new Settings()));
            AnswerWriter.WriteRefused(Writer, Parser.Id, 12, Parser.Errors);
            Assert.IsFalse(Writer.Overflowed);
        }
    }
}
