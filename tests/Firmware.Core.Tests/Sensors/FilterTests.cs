using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class FilterTests
    {
        private const int Both = (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

        private static Filter _filter;
        private static Settings _settings;
        private static Reading _reading;

        [TestMethod]
        public void Without_a_deadband_every_sample_passes_faults_too()
        {
            Begin(0, 0);

            Assert.IsTrue(Pass(210, 450, 0));
            Assert.IsTrue(Pass(210, 450, 1000));
            Assert.IsTrue(Fail(Quality.Timeout, 2000));
            Assert.IsTrue(Fail(Quality.Timeout, 3000));
        }

        [TestMethod]
        public void Only_a_change_of_at_least_the_deadband_passes()
        {
            Begin(5, 20);

            Assert.IsTrue(Pass(210, 450, 0));
            Assert.IsFalse(Pass(214, 469, 1000));
            Assert.IsTrue(Pass(215, 450, 2000));
            Assert.AreEqual(1 << Quantity.Temperature, _reading.Passing);

            // Counted from what was sent, not from the sample before: a slow drift shows too.
            Assert.IsFalse(Pass(211, 469, 3000));
            Assert.IsTrue(Pass(210, 470, 4000));
            Assert.AreEqual(Both, _reading.Passing & Both);
        }

        [TestMethod]
        public void An_unchanged_value_passes_once_per_heartbeat()
        {
            Begin(5, 20);

            _settings.SetNumber(Setting.Heartbeat, 60);

            Assert.IsTrue(Pass(210, 450, 0));
            Assert.IsFalse(Pass(210, 450, 59999));
            Assert.IsTrue(Pass(210, 450, 60000));
            Assert.IsFalse(Pass(210, 450, 119999));
            Assert.IsTrue(Pass(210, 450, 120000));
        }

        [TestMethod]
        public void A_fault_and_its_end_pass_and_a_lasting_fault_once_per_heartbeat()
        {
            Begin(5, 20);

            Assert.IsTrue(Pass(210, 450, 0));
            Assert.IsTrue(Fail(Quality.Checksum, 1000));
            Assert.IsFalse(Fail(Quality.Checksum, 2000));
            Assert.IsTrue(Fail(Quality.Timeout, 3000));
            Assert.IsTrue(Pass(210, 450, 4000));
            Assert.IsFalse(Pass(210, 450, 5000));
        }

        [TestMethod]
        public void The_offset_is_added_before_the_deadband_is_looked_at()
        {
            Begin(5, 20);
            Pass(210, 450, 0);

            _settings.SetNumber(Setting.Offset + Quantity.Temperature, -15);

            Assert.IsTrue(Pass(210, 450, 1000));
            Assert.AreEqual(195, _reading.Values[Quantity.Temperature]);
        }

        [TestMethod]
        public void Humidity_stays_within_0_to_100_percent_whatever_is_added()
        {
            Begin(0, 0);
            _settings.SetNumber(Setting.Offset + Quantity.Humidity, 100);

            Pass(210, 950, 0);

            Assert.AreEqual(1000, _reading.Values[Quantity.Humidity]);

            _settings.SetNumber(Setting.Offset + Quantity.Humidity, -100);
            Pass(210, 50, 0);
            Assert.AreEqual(0, _reading.Values[Quantity.Humidity]);
        }

        [TestMethod]
        public void An_offset_makes_no_value_out_of_a_fault()
        {
            Begin(0, 0);
            _settings.SetNumber(Setting.Offset + Quantity.Temperature, 15);

            Fail(Quality.Timeout, 0);

            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Temperature]);
        }

        [TestMethod]
        public void What_did_not_pass_is_compared_with_what_was_sent_of_it()
        {
            Begin(5, 20);
            Pass(210, 450, 0);

            Assert.IsTrue(Pass(215, 460, 1000));
            Assert.IsFalse(_reading.Passes(Quantity.Humidity));
            Assert.IsTrue(Pass(215, 470, 2000));
            Assert.IsFalse(_reading.Passes(Quantity.Temperature));
            Assert.IsTrue(_reading.Passes(Quantity.Humidity));

            Assert.IsFalse(Pass(219, 489, 3000));
            Assert.IsTrue(Pass(215, 490, 4000));
        }

        [TestMethod]
        public void What_a_part_no_longer_measures_has_changed_once()
        {
            Begin(5, 20);
            Pass(210, 450, 0);

            Assert.IsTrue(Pass(210, Reading.None, 1000));
            Assert.AreEqual(1 << Quantity.Humidity, _reading.Passing);
            Assert.IsFalse(Pass(210, Reading.None, 2000));
            Assert.IsTrue(Pass(210, 450, 3000));
        }

        [TestMethod]
        public void A_place_passes_when_it_has_moved_by_its_deadband_in_metres()
        {
            const int Place = (1 << Quantity.Latitude) | (1 << Quantity.Longitude);
            _filter = new Filter(QuantityTable.ListOf(Place | (1 << Quantity.Temperature)));
            _reading = new Reading();
            _settings = new Settings();
            _settings.SetNumber(Setting.Deadband + Quantity.Latitude, 50);
            _settings.SetNumber(Setting.Deadband + Quantity.Temperature, 5);
            Assert.IsTrue(PassPlace(210, 4800000, 1100000));

            // At 48 degrees 0.00040 degrees are 44 m to the north, 30 m to the east.
            Assert.IsFalse(PassPlace(210, 4800040, 1100000));
            Assert.IsFalse(PassPlace(210, 4800000, 1100060));
            Assert.IsTrue(PassPlace(210, 4800000, 1100080));
            Assert.AreEqual(Place, _reading.Passing);
            Assert.IsFalse(PassPlace(210, 4800040, 1100080));
            Assert.IsTrue(PassPlace(210, 4800050, 1100080));
            Assert.AreEqual(Place, _reading.Passing);

            Assert.IsTrue(PassPlace(215, 4800050, 1100080));
            Assert.AreEqual(1 << Quantity.Temperature, _reading.Passing);

            Assert.IsTrue(PassPlace(215, Reading.None, Reading.None));
            Assert.AreEqual(Place, _reading.Passing);
            Assert.IsFalse(PassPlace(215, Reading.None, Reading.None));
            Assert.IsTrue(PassPlace(215, 4800050, 1100080));
        }

        private static bool PassPlace(int temperature, int latitude, int longitude)
        {
            _reading.Set(temperature, Reading.None, Reading.None);
            _reading.Values[Quantity.Latitude] = latitude;
            _reading.Values[Quantity.Longitude] = longitude;
            return _filter.Pass(_reading, _filter.Compare(_reading.Values, _settings), _settings, 0);
        }

        private static void Begin(int deadbandTemperature, int deadbandHumidity)
        {
            _filter = new Filter(QuantityTable.ListOf(Both));
            _reading = new Reading();
            _settings = new Settings();
            _settings.SetNumber(Setting.Deadband + Quantity.Temperature, deadbandTemperature);
            _settings.SetNumber(Setting.Deadband + Quantity.Humidity, deadbandHumidity);
        }

        private static bool Pass(int temperature, int humidity, long nowMs)
        {
            _reading.Set(temperature, humidity, Reading.None);
            return _filter.Pass(_reading, _filter.Compare(_reading.Values, _settings), _settings, nowMs);
        }

        private static bool Fail(Quality reason, long nowMs)
        {
            _reading.Fail(reason);
            return _filter.Pass(_reading, _filter.Compare(_reading.Values, _settings), _settings, nowMs);
        }
    }
}
