using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class SettingsTests
    {
        [TestMethod]
        public void A_fresh_node_has_the_defaults_of_the_contract()
        {
            Settings settings = new Settings();

            Assert.AreEqual(60, settings.Number(Setting.Interval));
            Assert.AreEqual(1, settings.Number(Setting.Qos));
            Assert.IsTrue(settings.IsSet(Setting.Retain));
            Assert.AreEqual(Setting.PayloadBoth, settings.Number(Setting.Payload));
            Assert.AreEqual(300, settings.Number(Setting.Health));
            Assert.AreEqual(600, settings.Number(Setting.Heartbeat));

            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                Assert.AreEqual(0, settings.Number(Setting.Deadband + quantity));
                Assert.AreEqual(0, settings.Number(Setting.Offset + quantity));
                Assert.AreEqual(Setting.Unset, settings.Number(Setting.LowerLimit + quantity));
                Assert.AreEqual(Setting.Unset, settings.Number(Setting.UpperLimit + quantity));
            }

            Assert.AreEqual("home", settings.Text(Setting.Root));
            Assert.AreEqual("", settings.Text(Setting.Place));
            Assert.AreEqual(1883, settings.Number(Setting.Port));
        }

        [TestMethod]
        public void A_value_that_was_set_is_the_one_in_force()
        {
            Settings settings = new Settings();
            settings.SetNumber(Setting.Interval, 5);
            settings.SetNumber(Setting.Retain, 0);

            settings.SetText(Setting.Place, "cellar");

            Assert.AreEqual(5, settings.Number(Setting.Interval));
            Assert.IsFalse(settings.IsSet(Setting.Retain));
            Assert.AreEqual("cellar", settings.Text(Setting.Place));
            Assert.AreEqual(1, settings.Number(Setting.Qos));
        }

        [TestMethod]
        public void A_node_has_the_settings_of_what_it_measures_and_those_of_no_quantity()
        {
            Settings settings = new Settings { Quantities = 1 << Quantity.Humidity };

            Assert.IsFalse(settings.Has(Setting.Deadband + Quantity.Temperature));
            Assert.IsTrue(settings.Has(Setting.Deadband + Quantity.Humidity));
            Assert.IsTrue(settings.Has(Setting.UpperLimit + Quantity.Humidity));
            Assert.IsFalse(settings.Has(Setting.UpperLimit + Quantity.Count - 1));
            Assert.IsTrue(settings.Has(Setting.Heartbeat));
            Assert.IsTrue(settings.Has(Setting.Altitude));
        }

        [TestMethod]
        public void A_text_is_never_null()
        {
            Settings settings = new Settings();

            for (int i = 0; i < Setting.Count; i++)
            {
                if (SettingsTable.Get(i).IsText)
                {
                    Assert.IsNotNull(settings.Text(i));
                }
            }
        }

        [TestMethod]
        public void A_change_of_any_single_setting_is_noticed_and_copied()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                Settings changed = new Settings();
                Settings other = new Settings();
                Assert.IsTrue(changed.SameAs(other));
                Change(changed, i);
                Assert.IsFalse(changed.SameAs(other), SettingsTable.Get(i).Key);
                Assert.IsFalse(other.SameAs(changed), SettingsTable.Get(i).Key);
                other.CopyFrom(changed);

                Assert.IsTrue(changed.SameAs(other), SettingsTable.Get(i).Key);
            }
        }

        [TestMethod]
        public void A_copy_goes_its_own_way()
        {
            Settings settings = new Settings();
            Settings copy = new Settings();
            copy.CopyFrom(settings);
            copy.SetNumber(Setting.Interval, 5);

            copy.SetText(Setting.Place, "cellar");

            Assert.AreEqual(60, settings.Number(Setting.Interval));
            Assert.AreEqual("", settings.Text(Setting.Place));
        }

        [TestMethod]
        public void Equal_texts_are_the_same_whoever_made_them()
        {
            Settings first = new Settings();
            Settings second = new Settings();
            first.SetText(Setting.Place, "cellar");

            second.SetText(Setting.Place, Bytes.Text(Bytes.Of("cellar"), 0, 6));

            Assert.IsTrue(first.SameAs(second));
        }

        [TestMethod]
        public void Only_what_can_cut_the_node_off_asks_for_a_trial()
        {
            for (int i = 0; i < Setting.Count; i++)
            {
                Settings changed = new Settings();
                Change(changed, i);
                int expectedMs = SettingsTable.Get(i).NeedsTrial ? Candidate.HoldMs : i == Setting.Place ? Candidate.MoveMs : 0;

                Assert.AreEqual(expectedMs, changed.TrialMs(new Settings()), SettingsTable.Get(i).Key);
            }
        }

        [TestMethod]
        public void A_place_at_a_broker_that_knows_users_is_tried_for_as_long_as_a_broker()
        {
            Settings changed = new Settings();
            Settings current = new Settings();
            changed.SetText(Setting.User, "cellar");
            current.SetText(Setting.User, "cellar");

            changed.SetText(Setting.Place, "cellar");

            Assert.AreEqual(Candidate.HoldMs, changed.TrialMs(current));
        }

        private static void Change(Settings settings, int setting)
        {
            if (SettingsTable.Get(setting).IsText)
            {
                settings.SetText(setting, "other");
            }
            else
            {
                settings.SetNumber(setting, settings.Number(setting) == 0 ? 1 : 0);
            }
        }
    }
}
