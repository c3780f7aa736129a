using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class TextRulesTests
    {
        private const int Any = (int)TextRule.Any;
        private const int Level = (int)TextRule.Level;
        private const int Levels = (int)TextRule.Levels;
        private const int Host = (int)TextRule.Hosts;
        private const int One = (int)TextRule.Host;

        [TestMethod]
        [DataRow(Any, "")]
        [DataRow(Any, "Wohnküche, 2. Stock: \"links\" \\ €🌡~ ")]
        [DataRow(Level, "")]
        [DataRow(Level, "living-room_2")]
        [DataRow(Level, "a")]
        [DataRow(Level, "0")]
        [DataRow(Level, "z9")]
        [DataRow(Level, "alle")]
        [DataRow(Level, "wechat")]
        [DataRow(Levels, "home")]
        [DataRow(Levels, "site/building-2/floor_3")]
        [DataRow(Levels, "a/b/c")]
        [DataRow(One, "")]
        [DataRow(One, "ntp.example-site.org")]
        [DataRow(One, "192.168.1.1")]
        [DataRow(Host, "")]
        [DataRow(Host, "Broker.example-site.org")]
        [DataRow(Host, "192.168.1.10")]
        [DataRow(Host, "fe80::1")]
        [DataRow(Host, "AZ")]
        [DataRow(Host, "[::1]")]
        [DataRow(Host, "one,[::1]:1884")]
        [DataRow(Host, "one,two")]
        [DataRow(Host, "one:1884,192.168.1.10:65535,fe80::1,two")]
        public void What_a_setting_may_hold_is_allowed(int rule, string text)
        {
            Assert.IsTrue(Allow(rule, text));
        }

        [TestMethod]
        [DataRow(Any, "a\tb")]
        [DataRow(Any, "\u0001")]
        [DataRow(Any, "\u001f")]
        [DataRow(Any, "line\n")]
        [DataRow(Any, "\u007f")]
        public void A_control_character_is_never_allowed(int rule, string text)
        {
            Assert.IsFalse(Allow(rule, text));
            Assert.IsFalse(Allow(Level, text));
            Assert.IsFalse(Allow(Levels, text));
            Assert.IsFalse(Allow(Host, text));
        }

        [TestMethod]
        [DataRow("a,b")]
        [DataRow("a:123")]
        [DataRow("a b")]
        [DataRow("küche")]
        [DataRow("ntp/a")]
        public void One_host_is_one_name_without_a_port(string text) => Assert.IsFalse(Allow(One, text));

        [TestMethod]
        [DataRow("+")]
        [DataRow("#")]
        [DataRow("a+")]
        [DataRow("a#")]
        [DataRow("$SYS")]
        [DataRow("a b")]
        [DataRow("Room")]
        [DataRow("küche")]
        [DataRow("a.b")]
        [DataRow("a\"b")]
        public void A_topic_holds_no_wildcards_blanks_or_foreign_letters(string text)
        {
            Assert.IsFalse(Allow(Level, text));
            Assert.IsFalse(Allow(Levels, text));
            Assert.IsFalse(Allow(Levels, "home/" + text));
        }

        [TestMethod]
        [DataRow("all")]
        [DataRow("chat")]
        public void A_node_cannot_be_at_a_place_that_means_something_else(string text)
        {
            Assert.IsFalse(Allow(Level, text));
        }

        [TestMethod]
        [DataRow("a/b")]
        [DataRow("/")]
        public void One_level_holds_no_slash(string text)
        {
            Assert.IsFalse(Allow(Level, text));
        }

        [TestMethod]
        [DataRow("/")]
        [DataRow("/home")]
        [DataRow("home/")]
        [DataRow("home//cellar")]
        [DataRow("//")]
        public void Levels_are_never_empty(string text)
        {
            Assert.IsFalse(Allow(Levels, text));
        }

        [TestMethod]
        [DataRow("a/b")]
        [DataRow("a b")]
        [DataRow("user@host")]
        [DataRow("ä.example")]
        [DataRow("[::1")]
        [DataRow(",")]
        [DataRow("a,")]
        [DataRow(",a")]
        [DataRow("a,,b")]
        [DataRow("a, b")]
        [DataRow("a:")]
        [DataRow(":1883")]
        [DataRow(":")]
        [DataRow("a:0")]
        [DataRow("a:65536")]
        [DataRow("a:99999999999999999999")]
        [DataRow("a:18x3")]
        [DataRow("a:18.3")]
        [DataRow("a,b:0,c")]
        public void A_broker_is_a_name_or_an_address_with_or_without_a_port(string text)
        {
            Assert.IsFalse(Allow(Host, text));
        }

        [TestMethod]
        public void Only_the_bytes_of_the_text_are_looked_at()
        {
            byte[] data = Bytes.Of("#/a/b/#");

            Assert.IsTrue(TextRules.Allow(TextRule.Levels, data, 2, 3), "");
            Assert.IsFalse(TextRules.Allow(TextRule.Levels, data, 1, 4), "");
            Assert.IsTrue(TextRules.Allow(TextRule.Levels, data, 0, 0), "");
        }

        private static bool Allow(int rule, string text)
        {
            byte[] data = Bytes.Of(text);
            return TextRules.Allow((TextRule)rule, data, 0, data.Length);
        }
    }
}
