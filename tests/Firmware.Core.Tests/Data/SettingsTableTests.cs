using System;
using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class SettingsTableTests
    {
        [TestMethod]
        [DataRow(Setting.Interval, "interval")]
        [DataRow(Setting.Qos, "qos")]
        [DataRow(Setting.Retain, "retain")]
        [DataRow(Setting.Payload, "payload")]
        [DataRow(Setting.Health, "health")]
        [DataRow(Setting.Heartbeat, "heartbeat")]
        [DataRow(Setting.Deadband + Quantity.Temperature, "deadband_temperature")]
        [DataRow(Setting.Deadband + Quantity.Humidity, "deadband_humidity")]
        [DataRow(Setting.Deadband + Quantity.Pressure, "deadband_pressure")]
        [DataRow(Setting.Offset + Quantity.Temperature, "offset_temperature")]
        [DataRow(Setting.Offset + Quantity.Humidity, "offset_humidity")]
        [DataRow(Setting.Offset + Quantity.Pressure, "offset_pressure")]
        [DataRow(Setting.Place, "place")]
        [DataRow(Setting.Root, "root")]
        [DataRow(Setting.Broker, "broker")]
        [DataRow(Setting.Port, "port")]
        [DataRow(Setting.KeepAlive, "keepalive")]
        [DataRow(Setting.User, "user")]
        [DataRow(Setting.Password, "password")]
        [DataRow(Setting.Tls, "tls")]
        public void A_setting_is_found_by_its_key(int setting, string key)
        {
            Assert.AreEqual(key, SettingsTable.Get(setting).Key);
            Assert.AreEqual(setting, Find(key));
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("Interval")]
        [DataRow("interval ")]
        [DataRow("interva")]
        [DataRow("intervals")]
        [DataRow("id")]
        [DataRow("rev")]
        [DataRow("deadband_")]
        [DataRow("deadband_wind")]
        [DataRow("offset_temperatures")]
        [DataRow("min_latitude")]
        [DataRow("wind_temperature")]
        public void What_is_no_key_finds_nothing(string key)
        {
            Assert.AreEqual(-1, Find(key));
        }

        [TestMethod]
        public void A_key_is_found_inside_a_message()
        {
            byte[] data = Bytes.Of("{\"qos\":1}");

            Assert.AreEqual(Setting.Qos, SettingsTable.Find(data, 2, 3));
            Assert.AreEqual(-1, SettingsTable.Find(data, 1, 4));
        }

        [TestMethod]
        public void The_table_has_a_line_for_every_setting_and_no_more()
        {
            Assert.IsNotNull(SettingsTable.Get(Setting.Count - 1));
            Assert.ThrowsException(typeof(IndexOutOfRangeException), () => SettingsTable.Get(Setting.Count));
        }

        [TestMethod]
        public void Keys_are_plain_and_fit_into_an_answer()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                SettingDefinition definition = SettingsTable.Get(i);

                Assert.AreEqual(",\"" + definition.Key + "\":", Bytes.Text(definition.Member, 0, definition.Member.Length));
                Assert.IsTrue(definition.Key.Length >= 1 && definition.Key.Length <= ConfigErrors.KeyCapacity, definition.Key);
                foreach (char letter in definition.Key)
                {
                    Assert.IsTrue((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_', definition.Key);
                }
            }
        }

        [TestMethod]
        public void Keys_are_unique_and_none_is_a_word_of_the_message_itself()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                Assert.AreEqual(SettingsTable.Get(i).Exists, Find(SettingsTable.Get(i).Key) == i);
                Assert.AreNotEqual("id", SettingsTable.Get(i).Key);
                Assert.AreNotEqual("rev", SettingsTable.Get(i).Key);
            }
        }

        [TestMethod]
        public void Every_default_is_a_value_that_a_message_could_set()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                SettingDefinition definition = SettingsTable.Get(i);

                Assert.IsTrue(definition.Minimum <= definition.Maximum, definition.Key);
                if (definition.IsText)
                {
                    byte[] text = Bytes.Of(definition.DefaultText);
                    Assert.IsTrue(text.Length >= definition.Minimum && text.Length <= definition.Maximum, definition.Key);
                    Assert.IsTrue(TextRules.Allow(definition.Rule, text, 0, text.Length), definition.Key);
                }
                else if (!definition.IsOptional)
                {
                    Assert.IsNull(definition.DefaultText);
                    Assert.IsTrue(definition.Default >= definition.Minimum && definition.Default <= definition.Maximum, definition.Key);
                }
            }
        }

        [TestMethod]
        public void Only_a_choice_has_words_and_as_many_as_values()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                SettingDefinition definition = SettingsTable.Get(i);

                Assert.AreEqual(definition.Kind == SettingKind.Choice, definition.Choices != null, definition.Key);
                if (definition.Choices != null)
                {
                    Assert.AreEqual(0, definition.Minimum);
                    Assert.AreEqual(definition.Choices.Length - 1, definition.Maximum);
                }
            }
        }

        [TestMethod]
        public void The_words_of_payload_stand_at_their_values()
        {
            string[] words = SettingsTable.Get(Setting.Payload).Choices;

            Assert.AreEqual("values", words[Setting.PayloadValues]);
            Assert.AreEqual("json", words[Setting.PayloadJson]);
            Assert.AreEqual("both", words[Setting.PayloadBoth]);
        }

        [TestMethod]
        public void What_can_cut_the_node_off_is_marked_and_nothing_else()
        {
            int[] marked = { Setting.Root, Setting.Broker, Setting.Port, Setting.KeepAlive, Setting.User, Setting.Password, Setting.Tls };
            int count = 0;
            for (int i = 0; i < Setting.Count; i++)
            {
                count += SettingsTable.Get(i).NeedsTrial ? 1 : 0;
            }

            Assert.AreEqual(marked.Length, count);

            foreach (int setting in marked)
            {
                Assert.IsTrue(SettingsTable.Get(setting).NeedsTrial);
            }
        }

        private static int Find(string key)
        {
            byte[] data = Bytes.Of(key);
            return SettingsTable.Find(data, 0, data.Length);
        }
    }
}
