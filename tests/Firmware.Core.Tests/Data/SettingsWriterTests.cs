using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class SettingsWriterTests
    {
        [TestMethod]
        public void The_state_names_every_setting_of_what_is_measured()
        {
            Assert.AreEqual(
                "{\"rev\":0,\"interval\":60,\"qos\":1,\"retain\":true,\"payload\":\"both\",\"health\":300,\"heartbeat\":600,"
                + "\"deadband_temperature\":0.0,\"deadband_humidity\":0.0,\"deadband_co2\":0,\"deadband_battery\":0,\"deadband_voltage\":0.00,"
                + "\"offset_temperature\":0.0,\"offset_humidity\":0.0,\"offset_co2\":0,\"offset_voltage\":0.00,"
                + "\"place\":\"\",\"root\":\"home\",\"broker\":\"\",\"port\":1883,\"keepalive\":30,\"user\":\"\",\"password\":false,\"tls\":false,"
                + "\"discovery\":true,\"discovery_prefix\":\"homeassistant\",\"time_server\":\"\",\"sleep\":false}",
                State(new Settings { Quantities = ((1 << Quantity.Probe) - 1) & ~(1 << Quantity.Pressure) }, 0, false));
        }

        [TestMethod]
        public void Each_kind_of_value_is_written_in_its_own_way()
        {
            Settings settings = new Settings();
            settings.SetNumber(Setting.Interval, 86400);
            settings.SetNumber(Setting.Retain, 0);
            settings.SetNumber(Setting.Payload, Setting.PayloadValues);
            settings.SetNumber(Setting.Offset + Quantity.Temperature, -3);
            settings.SetText(Setting.User, "J\"org\\");

            string state = State(settings, 2147483647, false);

            Assert.StartsWith("{\"rev\":2147483647,\"interval\":86400,", state);
            Assert.Contains(",\"retain\":false,\"payload\":\"values\",", state);
            Assert.Contains(",\"offset_temperature\":-0.3,", state);
            Assert.Contains(",\"user\":\"J\\\"org\\\\\",", state);
        }

        [TestMethod]
        public void A_secret_is_shown_as_set_or_not_and_never_as_it_is()
        {
            Settings settings = new Settings();

            Assert.Contains("\"password\":false", State(settings, 1, false));

            settings.SetText(Setting.Password, "s3cret");
            Assert.Contains("\"password\":true", State(settings, 1, false));
            Assert.DoesNotContains("s3cret", State(settings, 1, false));
            Assert.Contains("\"password\":\"s3cret\"", State(settings, 1, true));
        }

        [TestMethod]
        public void What_is_stored_is_read_back_as_it_was()
        {
            Settings settings = new Settings();
            for (int i = 0; i < Setting.Count; i++)
            {
                SettingDefinition definition = SettingsTable.Get(i);
                if (!definition.Exists)
                {
                    continue;
                }

                settings.SetNumber(i, definition.Maximum);
                if (definition.IsText)
                {
                    settings.SetNumber(i, definition.Default);
                    settings.SetText(i, "a-1");
                }
            }

            settings.SetText(Setting.User, "Jörg \"🌡\" \\ €");
            ReadBack(settings);
        }

        [TestMethod]
        public void The_defaults_are_read_back_as_they_were()
        {
            ReadBack(new Settings());
        }

        [TestMethod]
        public void What_is_as_it_comes_from_the_factory_is_not_stored()
        {
            Settings settings = new Settings();

            settings.SetNumber(Setting.Retain, 0);

            Assert.AreEqual("{\"rev\":1,\"retain\":false}", State(settings, 1, true));
        }

        [TestMethod]
        public void The_longest_possible_state_fits_and_can_be_read_back()
        {
            ReadBack(Longest());
            Assert.IsTrue(State(Longest(), int.MaxValue, true).Length <= SettingsRecord.MaxStateBytes, "");
        }

        [TestMethod]
        public void The_state_is_appended_to_what_stands_there()
        {
            ByteWriter writer = new ByteWriter(SettingsParser.MaxBytes);
            writer.Append('x');

            SettingsWriter.AppendState(writer, new Settings(), 1);

            Assert.StartsWith("x{\"rev\":1,", Bytes.Text(writer));
        }

        private static Settings Longest()
        {
            Settings settings = new Settings();
            for (int i = 0; i < Setting.Count; i++)
            {
                SettingDefinition definition = SettingsTable.Get(i);
                if (definition.IsText)
                {
                    // Where any character is allowed, one that has to be escaped is the longest.
                    settings.SetText(i, Bytes.Repeat(definition.Rule == TextRule.Any ? "\"" : "x", definition.Maximum));
                }
                else if (definition.Exists && definition.Kind != SettingKind.Flag)
                {
                    bool sign = definition.Minimum < 0;
                    settings.SetNumber(i, definition.Kind == SettingKind.Choice ? 0 : sign ? definition.Minimum : definition.Maximum);
                }
                else if (definition.Exists)
                {
                    settings.SetNumber(i, 0);
                }
            }

            return settings;
        }

        private static void ReadBack(Settings settings)
        {
            byte[] stored = Bytes.Of(State(settings, 42, true));
            Settings read = new Settings();
            SettingsParser parser = new SettingsParser();
            Assert.IsTrue(parser.Read(stored, stored.Length, read, limit: SettingsRecord.MaxStateBytes), "");
            Assert.IsTrue(read.SameAs(settings));
            Assert.AreEqual(42, parser.Revision);
        }

        private static string State(Settings settings, int revision, bool isStored)
        {
            ByteWriter writer = new ByteWriter(SettingsRecord.MaxStateBytes);
            if (isStored)
            {
                SettingsWriter.AppendStored(writer, settings, revision);
            }
            else
            {
                SettingsWriter.AppendState(writer, settings, revision);
            }

            Assert.IsFalse(writer.Overflowed);
            return Bytes.Text(writer);
        }
    }
}
