using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class WordsTests
    {
        [TestMethod]
        [DataRow((int)Command.Read, "read")]
        [DataRow((int)Command.Restart, "restart")]
        [DataRow((int)Command.Identify, "identify")]
        [DataRow((int)Command.Forget, "forget")]
        [DataRow((int)Command.Reset, "reset")]
        public void Every_command_has_its_word(int command, string word) => Assert.AreEqual(word, Words.Of((Command)command));

        [TestMethod]
        public void A_word_leads_back_to_its_command_and_any_other_to_none()
        {
            for (Command command = Command.Read; command <= Command.Reset; command++)
            {
                Assert.IsTrue(Words.CommandOf(Words.Of(command)) == command);
            }

            foreach (string other in new string[] { "", "none", "rea", "reads", "read ", "read restart", " " })
            {
                Assert.IsTrue(Words.CommandOf(other) == Command.None, other);
            }
        }

        [TestMethod]
        [DataRow((int)Quality.Ok, "ok")]
        [DataRow((int)Quality.Timeout, "timeout")]
        [DataRow((int)Quality.Checksum, "checksum")]
        [DataRow((int)Quality.Range, "range")]
        [DataRow((int)Quality.Stuck, "stuck")]
        [DataRow((int)Quality.Absent, "absent")]
        [DataRow((int)Quality.Jump, "jump")]
        [DataRow((int)Quality.NoMemory, "memory")]
        public void Every_quality_has_its_word(int quality, string word) => Assert.AreEqual(word, Words.Of((Quality)quality));

        [TestMethod]
        [DataRow((int)RunEnd.Power, "power")]
        [DataRow((int)RunEnd.Left, "left")]
        [DataRow((int)RunEnd.Asked, "restart")]
        [DataRow((int)RunEnd.Stuck, "stuck")]
        [DataRow((int)RunEnd.Failed, "failed")]
        [DataRow((int)RunEnd.Clock, "clock")]
        public void Every_end_of_a_run_has_its_word(int end, string word) => Assert.AreEqual(word, Words.Of((RunEnd)end));

        [TestMethod]
        [DataRow((int)ConfigError.None, "none")]
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
        [DataRow((int)ConfigError.Choice, "choice")]
        [DataRow((int)ConfigError.Length, "length")]
        [DataRow((int)ConfigError.Characters, "characters")]
        [DataRow((int)ConfigError.Revision, "rev")]
        [DataRow((int)ConfigError.Trial, "trial")]
        [DataRow((int)ConfigError.Busy, "busy")]
        [DataRow((int)ConfigError.Storage, "storage")]
        [DataRow((int)ConfigError.Retained, "retained")]
        [DataRow((int)ConfigError.Missing, "missing")]
        [DataRow((int)ConfigError.Confirm, "confirm")]
        [DataRow((int)ConfigError.Plain, "plain")]
        [DataRow((int)ConfigError.Unsupported, "unsupported")]
        [DataRow((int)ConfigError.NoMemory, "memory")]
        [DataRow((int)ConfigError.Individual, "individual")]
        public void Every_error_has_its_word(int error, string word) => Assert.AreEqual(word, Words.Of((ConfigError)error));

        [TestMethod]
        [DataRow((int)LinkReason.None, "none")]
        [DataRow((int)LinkReason.BadProtocol, "protocol")]
        [DataRow((int)LinkReason.IdRejected, "id")]
        [DataRow((int)LinkReason.ServerUnavailable, "unavailable")]
        [DataRow((int)LinkReason.BadCredentials, "credentials")]
        [DataRow((int)LinkReason.NotAuthorized, "authorization")]
        [DataRow((int)LinkReason.NoNetwork, "network")]
        [DataRow((int)LinkReason.NameNotResolved, "name")]
        [DataRow((int)LinkReason.Refused, "refused")]
        [DataRow((int)LinkReason.NoConnack, "connack")]
        [DataRow((int)LinkReason.NoSuback, "suback")]
        [DataRow((int)LinkReason.SubscriptionRefused, "subscription")]
        [DataRow((int)LinkReason.Lost, "lost")]
        [DataRow((int)LinkReason.Silent, "silent")]
        [DataRow((int)LinkReason.Tls, "tls")]
        [DataRow((int)LinkReason.NoBroker, "broker")]
        [DataRow((int)LinkReason.TakenOver, "takenover")]
        [DataRow((int)LinkReason.NoClock, "clock")]
        [DataRow((int)LinkReason.NoMemory, "memory")]
        [DataRow((int)LinkReason.TlsUntrusted, "untrusted")]
        [DataRow((int)LinkReason.TlsExpired, "expired")]
        [DataRow((int)LinkReason.TlsNotYetValid, "notyetvalid")]
        [DataRow((int)LinkReason.TlsWrongHost, "hostname")]
        [DataRow((int)LinkReason.TlsNoCommonVersion, "tlsversion")]
        [DataRow((int)LinkReason.WrongLibrary, "library")]
        public void Every_reason_has_its_word(int reason, string word) => Assert.AreEqual(word, Words.Of((LinkReason)reason));
    }
}
