using System.Text;
using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public partial class ConfigurationTests
    {
        private static FakeStore _store;
        private static ByteWriter _answer;
        private static Configuration _configuration;

        [TestMethod]
        public void A_valid_message_is_stored_in_force_and_answered_with_the_next_revision()
        {
            Begin("");

            Assert.AreEqual((int)ConfigOutcome.Changed, (int)Handle("{\"id\":\"a1\",\"interval\":10,\"qos\":2}"));
            Assert.AreEqual("{\"id\":\"a1\",\"ok\":true,\"rev\":1}", Answer());
            Assert.AreEqual(10, _configuration.Current.Number(Setting.Interval));

            Load();
            Assert.AreEqual(10, _configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(2, _configuration.Current.Number(Setting.Qos));
            Assert.AreEqual(1, _configuration.Revision);
        }

        [TestMethod]
        public void One_wrong_value_refuses_the_whole_message()
        {
            Begin("");

            Assert.AreEqual((int)ConfigOutcome.Refused, (int)Handle("{\"id\":\"a1\",\"qos\":2,\"interval\":0}"));
            Assert.AreEqual("{\"id\":\"a1\",\"ok\":false,\"rev\":0,\"errors\":[{\"key\":\"interval\",\"is\":\"range\",\"min\":1,\"max\":86400}]}", Answer());
            Assert.AreEqual(1, _configuration.Current.Number(Setting.Qos));
            Assert.AreEqual(0, _configuration.Revision);
        }

        [TestMethod]
        public void What_is_in_force_already_changes_nothing_and_is_not_written()
        {
            Begin("");

            Handle("{\"interval\":10}");
            int writes = _store.Writes;

            Assert.AreEqual((int)ConfigOutcome.Unchanged, (int)Handle("{\"interval\":10,\"qos\":1}"));
            Assert.AreEqual("{\"ok\":true,\"rev\":1}", Answer());
            Assert.AreEqual(writes, _store.Writes);
        }

        [TestMethod]
        public void A_message_for_another_revision_is_refused()
        {
            Begin("");

            Handle("{\"interval\":10}");

            Assert.AreEqual((int)ConfigOutcome.Refused, (int)Handle("{\"rev\":7,\"interval\":20}"));
            Assert.AreEqual("{\"ok\":false,\"rev\":1,\"errors\":[{\"key\":\"rev\",\"is\":\"rev\"}]}", Answer());
            Assert.AreEqual((int)ConfigOutcome.Changed, (int)Handle("{\"rev\":1,\"interval\":20}"));
        }

        [TestMethod]
        public void A_message_that_is_delivered_twice_is_answered_twice_alike()
        {
            Begin("");
            Handle("{\"id\":\"x\",\"rev\":0,\"interval\":20}");

            string first = Answer();

            Assert.AreEqual((int)ConfigOutcome.Unchanged, (int)Handle("{\"id\":\"x\",\"rev\":0,\"interval\":20}"));
            Assert.AreEqual(first, Answer());

            // The second delivery may come after a restart.
            Load();
            Assert.AreEqual((int)ConfigOutcome.Unchanged, (int)Handle("{\"id\":\"x\",\"rev\":0,\"interval\":20}"));
            Assert.AreEqual(first, Answer());
        }

        [TestMethod]
        public void What_cannot_be_stored_is_not_taken()
        {
            Begin("");

            _store.Fails = true;

            Assert.AreEqual((int)ConfigOutcome.Refused, (int)Handle("{\"interval\":10}"));
            Assert.Contains("\"is\":\"storage\"", Answer());
            Assert.AreEqual(60, _configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(0, _configuration.Revision);
        }

        [TestMethod]
        public void More_than_1_KiB_is_refused_unread()
        {
            Begin("");

            Assert.AreEqual((int)ConfigOutcome.Refused, (int)_configuration.Handle(null, 60000, false, 0));
            Assert.AreEqual("{\"ok\":false,\"rev\":0,\"errors\":[{\"at\":1024,\"is\":\"size\"}]}", Answer());
        }

        [TestMethod]
        public void Deployed_settings_count_once_and_give_way_to_later_messages()
        {
            Begin("{\"interval\":5,\"broker\":\"10.0.0.1\"}");

            Assert.AreEqual(5, _configuration.Current.Number(Setting.Interval));
            Assert.AreEqual("10.0.0.1", _configuration.Current.Text(Setting.Broker));

            Handle("{\"interval\":10}");
            Load();
            Assert.AreEqual(10, _configuration.Current.Number(Setting.Interval));

            Deploy("{\"interval\":20}");
            Load();
            Assert.AreEqual(20, _configuration.Current.Number(Setting.Interval));
            Assert.AreEqual("10.0.0.1", _configuration.Current.Text(Setting.Broker));
        }

        [TestMethod]
        public void A_message_that_was_overruled_by_deployed_settings_counts_again_when_it_is_sent_again()
        {
            Begin("");
            Handle("{\"interval\":10}");
            Deploy("{\"interval\":20}");

            Load();

            Assert.AreEqual((int)ConfigOutcome.Changed, (int)Handle("{\"interval\":10}"));
            Assert.AreEqual(10, _configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        public void Deployed_settings_may_begin_with_the_mark_that_some_editors_write()
        {
            Begin("\uFEFF{\"interval\":5}");
            Assert.AreEqual(5, _configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        public void Deployed_settings_that_are_not_valid_change_nothing_and_are_told()
        {
            Begin("{\"interval\":5,\"nonsense\":1}");

            Assert.IsTrue(_configuration.DeployedRefused);
            Assert.AreEqual(60, _configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        public void Deployed_settings_that_cannot_be_read_are_told()
        {
            Begin("{\"interval\":5}");
            _store.Unreadable = StoreSlot.Deployed;

            Load();

            Assert.IsTrue(_configuration.DeployedRefused);
            Assert.AreEqual(5, _configuration.Current.Number(Setting.Interval));
        }

        [TestMethod]
        public void A_record_of_another_version_keeps_what_is_known_in_it()
        {
            Begin("");
            StoreRecord("{\"rev\":9,\"interval\":30,\"future\":1,\"qos\":7}");

            Load();

            Assert.AreEqual(30, _configuration.Current.Number(Setting.Interval));
            Assert.AreEqual(1, _configuration.Current.Number(Setting.Qos));
            Assert.AreEqual(9, _configuration.Revision);
        }

        [TestMethod]
        public void A_password_is_never_shown()
        {
            Begin("{\"password\":\"s3cret\",\"user\":\"u\"}");
            ByteWriter writer = new ByteWriter(SettingsParser.MaxBytes);
            SettingsWriter.AppendState(writer, _configuration.Current, _configuration.Revision);

            string state = Encoding.UTF8.GetString(writer.Buffer, 0, writer.Length);

            Assert.DoesNotContains("s3cret", state);
            Assert.Contains("\"password\":true", state);
        }

        private static void Begin(string deployed)
        {
            _store = new FakeStore();
            Deploy(deployed);
            Load();
        }

        private static void Deploy(string deployed)
        {
            byte[] settings = Encoding.UTF8.GetBytes(deployed);
            _store.Write(StoreSlot.Deployed, settings, settings.Length);
        }

        private static void StoreRecord(string json)
        {
            byte[] settings = Encoding.UTF8.GetBytes("12345678" + json);
            Assert.IsTrue(new SlotPair(_store, StoreSlot.SettingsA, new byte[SettingsRecord.BufferBytes]).Save(settings, settings.Length), "");
        }

        private static void Load() => Load(new WriteBudget(0));

        private static void Load(WriteBudget budget)
        {
            _answer = new ByteWriter(PendingReply.MaxBytes);
            _configuration = new Configuration(
                _store, new byte[SettingsRecord.BufferBytes], new ByteWriter(SettingsRecord.BufferBytes), _answer, budget);
            _configuration.Load(new byte[SettingsRecord.BufferBytes]);
        }

        private static ConfigOutcome Handle(string message)
        {
            byte[] data = Encoding.UTF8.GetBytes(message);
            return _configuration.Handle(data, data.Length, false, 0);
        }

        private static string Answer() => Encoding.UTF8.GetString(_answer.Buffer, 0, _answer.Length);
    }
}
