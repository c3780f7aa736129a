using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>Which commands run, and which are repetitions, by themselves.</summary>
    [TestClass]
    public class CommandsTests
    {
        private const string Identify = "{\"do\":\"identify\",\"id\":\"a\"}";

        private static ByteWriter _answer;
        private static Commands _commands;

        [TestMethod]
        public void A_message_with_an_id_runs_once()
        {
            Begin();

            Assert.AreEqual((int)Command.Identify, (int)Handle(Identify, false));
            Assert.AreEqual((int)Command.None, (int)Handle(Identify, false));
            Assert.AreEqual("{\"id\":\"a\",\"ok\":true,\"do\":\"identify\",\"repeated\":true}", Answer());
        }

        [TestMethod]
        public void Eight_commands_with_an_id_are_remembered()
        {
            Begin();
            for (int i = 0; i < 9; i++)
            {
                Assert.AreEqual((int)Command.Read, (int)Handle(Read(i), false));
            }

            for (int i = 1; i < 9; i++)
            {
                Assert.AreEqual((int)Command.None, (int)Handle(Read(i), false), i.ToString());
            }

            Assert.AreEqual((int)Command.Read, (int)Handle(Read(0), false));
        }

        [TestMethod]
        public void Without_an_id_only_the_first_message_after_a_reconnect_can_be_a_repetition()
        {
            const string Bare = "{\"do\":\"read\"}";
            Begin();

            Assert.AreEqual((int)Command.Read, (int)Handle(Bare, false));
            Assert.AreEqual((int)Command.Read, (int)Handle(Bare, false));

            _commands.Reconnected();
            Assert.AreEqual((int)Command.None, (int)Handle(Bare, false));
            Assert.AreEqual((int)Command.Read, (int)Handle(Bare, false));

            _commands.Reconnected();
            _commands.CameOnline();
            Assert.AreEqual((int)Command.Read, (int)Handle(Bare, false));
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void The_last_command_is_known_over_a_restart_and_a_sleep(bool isSleep)
        {
            Begin();
            Handle(Identify, false);
            uint last = _commands.Last;
            ByteWriter bytes = new ByteWriter(16);
            _commands.Keep(Memo.Write(bytes));
            Begin();
            Assert.AreEqual(0u, _commands.Last);

            if (isSleep)
            {
                _commands.Keep(Memo.Read(bytes));
            }
            else
            {
                _commands.Remember(last);
            }

            Assert.AreEqual(last, _commands.Last);
            Assert.AreEqual((int)Command.None, (int)Handle(Identify, false));
        }

        [TestMethod]
        public void What_failed_is_no_repetition_when_it_is_sent_again()
        {
            Begin();
            Handle(Identify, false);

            Assert.AreEqual((int)Request.None, (int)_commands.Failed(ConfigError.Unsupported));

            Assert.AreEqual("{\"id\":\"a\",\"ok\":false,\"errors\":[{\"is\":\"unsupported\"}]}", Answer());
            Assert.AreEqual(0u, _commands.Last);
            Assert.AreEqual((int)Command.Identify, (int)Handle(Identify, false));
        }

        [TestMethod]
        public void What_failed_leaves_the_others_remembered()
        {
            Begin();
            Handle(Read(1), false);
            Handle(Identify, false);

            _commands.Failed(ConfigError.Unsupported);

            Assert.AreEqual((int)Command.None, (int)Handle(Read(1), false));
        }

        [TestMethod]
        public void A_command_that_is_kept_by_the_broker_is_refused()
        {
            Begin();

            Assert.AreEqual((int)Command.None, (int)Handle(Identify, true));

            Assert.AreEqual("{\"id\":\"a\",\"ok\":false,\"errors\":[{\"is\":\"retained\"}]}", Answer());
            Assert.AreEqual((int)Command.Identify, (int)Handle(Identify, false));
        }

        [TestMethod]
        public void A_kept_one_that_is_wrong_says_what_is_wrong()
        {
            Begin();

            Handle("{\"do\":\"fly\"}", true);

            Assert.DoesNotContains("retained", Answer());
        }

        [TestMethod]
        [DataRow("{\"id\":\"a\"}", "{\"key\":\"do\",\"is\":\"missing\"}")]
        [DataRow("{\"id\":\"a\",\"do\":\"read\",\"do\":\"read\"}", "{\"key\":\"do\",\"is\":\"duplicate\"}")]
        [DataRow("{\"id\":\"a\",\"confirm\":\"b\",\"confirm\":\"b\",\"do\":\"read\"}", "{\"key\":\"confirm\",\"is\":\"duplicate\"}")]
        [DataRow("{\"id\":\"a\",\"do\":\"reset\"}", "{\"key\":\"confirm\",\"is\":\"confirm\"}")]
        [DataRow("{\"id\":\"a\",\"do\":\"reset\",\"confirm\":\"b\"}", "{\"key\":\"confirm\",\"is\":\"confirm\"}")]
        [DataRow("{\"id\":\"a\",\"do\":\"stay\"}", "{\"key\":\"for\",\"is\":\"missing\"}")]
        [DataRow("{\"id\":\"a\",\"do\":\"read\",\"for\":5}", "{\"key\":\"for\",\"is\":\"unknown\"}")]
        [DataRow("{\"id\":\"a\",\"go\":1,\"do\":\"read\"}", "{\"key\":\"go\",\"is\":\"unknown\"}")]
        [DataRow("{\"id\":\"a\",\"do\":7}", "{\"key\":\"do\",\"is\":\"type\"}")]
        public void What_is_wrong_is_named(string message, string error)
        {
            Begin();

            Assert.AreEqual((int)Command.None, (int)Handle(message, false));

            Assert.AreEqual("{\"id\":\"a\",\"ok\":false,\"errors\":[" + error + "]}", Answer());
        }

        [TestMethod]
        public void A_word_that_is_no_command_is_answered_with_those_there_are()
        {
            string words = "";
            for (Command command = Command.None + 1; command <= Command.Stay; command++)
            {
                words += (words.Length > 0 ? "\",\"" : "") + Words.Of(command);
            }

            Begin();

            Handle("{\"do\":\"fly\"}", false);

            Assert.AreEqual("{\"ok\":false,\"errors\":[{\"key\":\"do\",\"is\":\"choice\",\"allowed\":[\"" + words + "\"]}]}", Answer());
        }

        [TestMethod]
        public void A_confirmation_is_good_for_its_own_message()
        {
            Begin();
            Assert.AreEqual((int)Command.Reset, (int)Handle("{\"do\":\"reset\",\"confirm\":\"node-a1b2c3\"}", false));

            Assert.AreEqual((int)Command.None, (int)Handle("{\"do\":\"reset\"}", false));
        }

        [TestMethod]
        public void A_message_that_was_too_long_to_be_kept_is_refused()
        {
            Begin();

            Assert.AreEqual((int)Command.None, (int)_commands.Handle(null, SettingsParser.MaxBytes + 1, false));

            Assert.Contains("\"is\":\"size\"", Answer());
        }

        [TestMethod]
        public void Without_memory_the_answer_says_so_and_nothing_of_the_message_before()
        {
            Begin();
            Handle("{\"do\":\"fly\",\"id\":\"b\"}", false);

            _commands.RefuseForMemory();

            Assert.AreEqual("{\"ok\":false,\"errors\":[{\"is\":\"memory\"}]}", Answer());
        }

        private static void Begin()
        {
            _answer = new ByteWriter(PendingReply.MaxBytes);
            _commands = new Commands("node-a1b2c3", _answer);
        }

        private static string Read(int number) => "{\"do\":\"read\",\"id\":\"" + number.ToString() + "\"}";

        private static Command Handle(string message, bool retained)
        {
            byte[] data = Bytes.Of(message);
            return _commands.Handle(data, data.Length, retained);
        }

        private static string Answer() => Bytes.Text(_answer);
    }
}
