using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class LimitSettingsTests
    {
        private const int Low = Setting.LowerLimit + Quantity.Temperature;
        private const int High = Setting.UpperLimit + Quantity.Temperature;

        private static Settings _settings;
        private static SettingsParser _parser;

        [TestMethod]
        public void A_limit_is_set_and_taken_away_again()
        {
            Begin();

            Assert.IsTrue(Read(High, "8.5"));
            Assert.AreEqual(85, _settings.Number(High));
            Assert.IsTrue(Read(High, "null"));
            Assert.AreEqual(Setting.Unset, _settings.Number(High));
            Assert.IsTrue(Read(High, "9"));
            Assert.IsTrue(Read(High, "\"\""));
            Assert.AreEqual(Setting.Unset, _settings.Number(High));
        }

        [TestMethod]
        public void What_always_has_a_value_cannot_be_emptied()
        {
            Begin();

            Assert.IsFalse(Read(Setting.Offset, "null"));
            Assert.AreEqual((int)ConfigError.Type, (int)_parser.Errors.ErrorOf(0));
        }

        [TestMethod]
        public void A_lower_limit_above_the_upper_one_is_refused_with_its_key_also_when_that_stood_before()
        {
            Begin();

            Assert.IsTrue(Read(High, "8.5"));

            bool isTaken = Read(Low, "8.6");

            Assert.IsFalse(isTaken);
            Assert.AreEqual(1, _parser.Errors.Count);
            Assert.AreEqual((int)ConfigError.Limits, (int)_parser.Errors.ErrorOf(0));

            byte[] key = _parser.Errors.KeyOf(0);
            Assert.AreEqual(SettingsTable.Get(Low).Key, Bytes.Text(key, 0, key.Length));
        }

        [TestMethod]
        public void Both_limits_may_be_the_same()
        {
            Begin();

            Assert.IsTrue(Read(High, "8.5"));

            Assert.IsTrue(Read(Low, "8.5"));
        }

        [TestMethod]
        public void A_limit_appears_in_the_state_once_it_is_set()
        {
            Begin();
            ByteWriter writer = new ByteWriter(SettingsRecord.MaxStateBytes);

            SettingsWriter.AppendState(writer, _settings, 1);

            Assert.DoesNotContains(SettingsTable.Get(High).Key, Bytes.Text(writer));

            Assert.IsTrue(Read(High, "-0.5"));

            writer.Clear();
            SettingsWriter.AppendState(writer, _settings, 1);
            Assert.Contains(SettingsTable.Get(High).Key + "\":-0.5,", Bytes.Text(writer));
        }

        [TestMethod]
        public void Both_in_one_message_are_compared_too_and_named_by_their_quantity()
        {
            Begin();
            byte[] data = Bytes.Of("{\"max_humidity\":40,\"min_humidity\":50}");

            Assert.IsFalse(_parser.Read(data, data.Length, _settings));

            byte[] key = _parser.Errors.KeyOf(0);
            Assert.AreEqual(1, _parser.Errors.Count);
            Assert.AreEqual((int)ConfigError.Limits, (int)_parser.Errors.ErrorOf(0));
            Assert.AreEqual("min_humidity", Bytes.Text(key, 0, key.Length));
        }

        private static void Begin()
        {
            _settings = new Settings();
            _parser = new SettingsParser();
        }

        private static bool Read(int setting, string value)
        {
            byte[] data = Bytes.Of("{\"" + SettingsTable.Get(setting).Key + "\":" + value + "}");
            return _parser.Read(data, data.Length, _settings);
        }
    }
}
