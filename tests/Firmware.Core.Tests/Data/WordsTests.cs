using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    // One text for each enum, in its order: the test assembly of the device has room for 32 KB of strings, and each row would take its own.
    [TestClass]
    public class WordsTests
    {
        [TestMethod]
        public void Every_command_has_its_word()
        {
            string words = "";
            for (Command value = Command.Read; value <= Command.Reset; value++)
            {
                words += (words.Length == 0 ? "" : " ") + Words.Of(value);
            }

            Assert.AreEqual(
                "read restart identify forget reset",
                words);
        }

        [TestMethod]
        public void Every_quality_has_its_word()
        {
            string words = "";
            for (Quality value = Quality.Ok; value <= Quality.NoMemory; value++)
            {
                words += (words.Length == 0 ? "" : " ") + Words.Of(value);
            }

            Assert.AreEqual(
                "ok timeout checksum range stuck absent jump memory",
                words);
        }

        [TestMethod]
        public void Every_end_of_a_run_has_its_word()
        {
            string words = "";
            for (RunEnd value = RunEnd.Power; value <= RunEnd.Clock; value++)
            {
                words += (words.Length == 0 ? "" : " ") + Words.Of(value);
            }

            Assert.AreEqual(
                "power left restart stuck failed clock",
                words);
        }

        [TestMethod]
        public void Every_state_of_a_limit_has_its_word()
        {
            string words = "";
            for (LimitState value = LimitState.Well; value <= LimitState.Unknown; value++)
            {
                words += (words.Length == 0 ? "" : " ") + Words.Of(value);
            }

            Assert.AreEqual("well high low unknown", words);
        }

        [TestMethod]
        public void Every_error_has_its_word()
        {
            string words = "";
            for (ConfigError value = ConfigError.None; value <= ConfigError.Limits; value++)
            {
                words += (words.Length == 0 ? "" : " ") + Words.Of(value);
            }

            Assert.AreEqual(
                "none size object syntax trailing utf8 escape nested unknown duplicate type fraction range choice length "
                + "characters rev trial busy storage retained missing confirm plain unsupported memory individual limits",
                words);
        }

        [TestMethod]
        public void Every_reason_has_its_word()
        {
            string words = "";
            for (LinkReason value = LinkReason.None; value <= LinkReason.NoRetain; value++)
            {
                words += (words.Length == 0 ? "" : " ") + Words.Of(value);
            }

            Assert.AreEqual(
                "none protocol id unavailable credentials authorization network name refused connack suback subscription lost "
                + "silent tls broker takenover clock memory untrusted expired notyetvalid hostname tlsversion library retain",
                words);
        }

        [TestMethod]
        public void A_word_leads_back_to_its_command_and_any_other_to_none()
        {
            for (Command command = Command.Read; command <= Command.Reset; command++)
            {
                Assert.IsTrue(Words.CommandOf(Words.Of(command)) == command, "");
            }

            foreach (string other in new string[] { "", "none", "rea", "reads", "read ", "read restart", " " })
            {
                Assert.IsTrue(Words.CommandOf(other) == Command.None, other);
            }
        }
    }
}
