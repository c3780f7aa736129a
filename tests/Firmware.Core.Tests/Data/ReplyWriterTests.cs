using System.Text;
using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class ReplyWriterTests
    {
        [TestMethod]
        public void Errors_that_do_not_fit_are_counted_and_the_answer_stays_whole()
        {
            ByteWriter writer = new ByteWriter(PendingReply.MaxBytes);
            ConfigErrors errors = new ConfigErrors();
            byte[] key = new byte[ConfigErrors.KeyCapacity];
            for (int i = 0; i < key.Length; i++)
            {
                key[i] = 1;
            }

            for (int i = 0; i < 100; i++)
            {
                errors.AddKey(ConfigError.Unknown, -1, key, 0, key.Length);
            }

            ReplyWriter.WriteRefused(writer, "x", 2147483647, errors);
            string answer = Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length);

            Assert.IsFalse(writer.Overflowed);
            Assert.EndsWith("}],\"more\":97}", answer);
        }

        [TestMethod]
        public void The_longest_id_fits_beside_every_other_answer()
        {
            string id = "";
            for (int i = 0; i < MessageParser.MaxIdBytes; i++)
            {
                id += "\"";
            }

            ByteWriter writer = new ByteWriter(PendingReply.MaxBytes);
            ReplyWriter.WriteRejected(writer, id, 2147483647, LinkReason.SubscriptionRefused, "");

            Assert.IsFalse(writer.Overflowed);

            ReplyWriter.WriteTrial(writer, id, 2147483647, 60);
            Assert.IsFalse(writer.Overflowed);

            ReplyWriter.WriteDone(writer, id, "identify", true);
            Assert.IsFalse(writer.Overflowed);
        }

        [DataRow("{\"interval\":true}", "{\"key\":\"interval\",\"is\":\"type\"}")]
        [DataRow("{\"interval\":1.5}", "{\"key\":\"interval\",\"is\":\"fraction\"}")]
        [DataRow("{\"payload\":\"xml\"}", "{\"key\":\"payload\",\"is\":\"choice\",\"allowed\":[\"values\",\"json\",\"both\"]}")]
        [DataRow("{\"offset_temperature\":99}", "{\"key\":\"offset_temperature\",\"is\":\"range\",\"min\":-20.0,\"max\":20.0}")]
        [DataRow("{\"place\":\"all\"}", "{\"key\":\"place\",\"is\":\"characters\"}")]
        [DataRow("{\"place\":\"\\u00e9\"}", "{\"key\":\"place\",\"is\":\"characters\"}")]
        [DataRow("{\"qos\":1,\"qos\":2}", "{\"key\":\"qos\",\"is\":\"duplicate\"}")]
        [DataRow("{\"qos\":[1]}", "{\"at\":7,\"is\":\"nested\"}")]
        [DataRow("{\"qos\":1}x", "{\"at\":9,\"is\":\"trailing\"}")]
        [DataRow("[]", "{\"at\":0,\"is\":\"object\"}")]
        [DataRow("", "{\"at\":0,\"is\":\"object\"}")]
        [DataRow("{\"qos\"", "{\"at\":6,\"is\":\"syntax\"}")]
        [DataRow("{\"\\x\":1}", "{\"at\":2,\"is\":\"escape\"}")]
        [TestMethod]
        public void An_answer_says_what_was_wrong_and_what_is_allowed(string message, string error)
        {
            SettingsParser parser = new SettingsParser();

            byte[] data = Encoding.UTF8.GetBytes(message);

            Assert.IsFalse(parser.Read(data, data.Length, new Settings()), "");

            ByteWriter writer = new ByteWriter(PendingReply.MaxBytes);
            ReplyWriter.WriteRefused(writer, null, 3, parser.Errors);
            Assert.AreEqual("{\"ok\":false,\"rev\":3,\"errors\":[" + error + "]}", Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length));
        }
    }
}
