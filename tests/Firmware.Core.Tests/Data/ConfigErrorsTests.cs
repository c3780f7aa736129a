using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class ConfigErrorsTests
    {
        [TestMethod]
        public void Errors_are_kept_in_order_with_what_they_are_about()
        {
            ConfigErrors errors = new ConfigErrors();
            errors.Add(ConfigError.Storage);
            errors.AddAt(ConfigError.Syntax, 17);
            byte[] data = Bytes.Of("{\"qos\":7}");

            errors.AddKey(ConfigError.Range, Setting.Qos, data, 2, 3);

            Assert.AreEqual(3, errors.Count);

            Assert.AreEqual((int)ConfigError.Storage, (int)errors.ErrorOf(0));
            Assert.AreEqual(-1, errors.SettingOf(0));
            Assert.AreEqual(-1, errors.PositionOf(0));
            Assert.IsNull(errors.KeyOf(0));

            Assert.AreEqual((int)ConfigError.Syntax, (int)errors.ErrorOf(1));
            Assert.AreEqual(17, errors.PositionOf(1));
            Assert.IsNull(errors.KeyOf(1));

            Assert.AreEqual((int)ConfigError.Range, (int)errors.ErrorOf(2));
            Assert.AreEqual(Setting.Qos, errors.SettingOf(2));
            Assert.AreEqual(-1, errors.PositionOf(2));
            Assert.AreEqual("qos", Key(errors, 2));
        }

        [TestMethod]
        public void A_kept_key_does_not_change_with_the_message()
        {
            ConfigErrors errors = new ConfigErrors();
            byte[] data = Bytes.Of("abc");
            errors.AddKey(ConfigError.Unknown, -1, data, 0, 3);

            data[0] = (byte)'x';

            Assert.AreEqual("abc", Key(errors, 0));
        }

        [TestMethod]
        public void More_errors_than_fit_are_counted()
        {
            ConfigErrors errors = new ConfigErrors();
            for (int i = 0; i < ConfigErrors.Capacity + 5; i++)
            {
                errors.AddAt(ConfigError.Syntax, i);
            }

            Assert.AreEqual(ConfigErrors.Capacity + 5, errors.Count);

            for (int i = 0; i < ConfigErrors.Capacity; i++)
            {
                Assert.AreEqual(i, errors.PositionOf(i));
            }
        }

        [TestMethod]
        public void Cleared_errors_are_gone()
        {
            ConfigErrors errors = new ConfigErrors();
            errors.AddKey(ConfigError.Range, Setting.Qos, Bytes.Of("qos"), 0, 3);

            errors.Clear();

            Assert.AreEqual(0, errors.Count);

            errors.Add(ConfigError.Storage);
            Assert.AreEqual(1, errors.Count);
            Assert.AreEqual(-1, errors.SettingOf(0));
            Assert.IsNull(errors.KeyOf(0));
        }

        [TestMethod]
        public void A_long_key_is_cut_to_24_bytes()
        {
            Assert.AreEqual("abcdefghijklmnopqrstuvwx", Kept("abcdefghijklmnopqrstuvwxyz"));
            Assert.AreEqual("abcdefghijklmnopqrstuvwx", Kept("abcdefghijklmnopqrstuvwx"));
            Assert.AreEqual("", Kept(""));
        }

        [TestMethod]
        [DataRow("ä")]
        [DataRow("€")]
        [DataRow("🌡")]
        public void A_long_key_is_never_cut_inside_a_character(string character)
        {
            int bytes = Bytes.Of(character).Length;

            for (int before = ConfigErrors.KeyCapacity - bytes; before <= ConfigErrors.KeyCapacity; before++)
            {
                string whole = Bytes.Repeat("k", before);
                bool fits = before + bytes <= ConfigErrors.KeyCapacity;
                Assert.AreEqual(fits ? whole + character : whole, Kept(whole + character + "tail"));
            }
        }

        private static string Kept(string key)
        {
            ConfigErrors errors = new ConfigErrors();
            byte[] data = Bytes.Of(key);
            errors.AddKey(ConfigError.Unknown, -1, data, 0, data.Length);
            return Key(errors, 0);
        }

        private static string Key(ConfigErrors errors, int index)
        {
            byte[] key = errors.KeyOf(index);
            return Bytes.Text(key, 0, key.Length);
        }
    }
}
