using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class BatteryPartTests
    {
        private static FakeAnalog _pin;
        private static BatteryPart _part;
        private static Reading _reading;

        // An ESP32-C3 with two equal resistors: 2.5 V at the pin are 5 V of the battery.
        [TestMethod]
        [DataRow(3440, 420, 100)]
        [DataRow(3439, 420, 100)]
        [DataRow(3129, 382, 50)]
        [DataRow(3072, 375, 23)]
        [DataRow(2703, 330, 0)]
        [DataRow(2000, 244, 0)]
        public void Voltage_is_what_the_divider_left_and_charge_follows_the_curve(int count, int voltage, int charge)
        {
            Begin(count);

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            Assert.AreEqual(voltage, _reading.Values[Quantity.Voltage]);
            Assert.AreEqual(charge, _reading.Values[Quantity.Battery]);
            Assert.AreEqual(BatteryPart.Samples, _pin.Reads);
        }

        [TestMethod]
        public void Noise_of_single_samples_is_averaged_away()
        {
            Begin(3129);
            _pin.Noise = 40;

            _part.Read(_reading);

            Assert.AreEqual(382, _reading.Values[Quantity.Voltage]);
        }

        // ESP-IDF's line for an ESP32: 1.1 V of reference, 142 mV at 0, 0.8057 mV a count.
        [TestMethod]
        public void A_converter_that_does_not_begin_at_zero_has_its_offset()
        {
            Begin(2000);
            _part = new BatteryPart(_pin, AdcScale.Esp32Zero, AdcScale.Esp32Full, 100, 100, BatteryCurve.LithiumIon());

            _part.Read(_reading);

            Assert.AreEqual(351, _reading.Values[Quantity.Voltage]);
        }

        // A sample of 0 is one. At 1 mV for each count 500 mV are just a battery.
        [TestMethod]
        [DataRow(20, 20, 142, 3300, 900, 157, (int)Quality.Ok)]
        [DataRow(0, 0, 142, 3300, 900, 0, (int)Quality.Absent)]
        [DataRow(500, 0, 0, 4095, 0, 50, (int)Quality.Ok)]
        [DataRow(499, 0, 0, 4095, 0, 0, (int)Quality.Absent)]
        public void The_least_that_is_a_battery(int count, int noise, int zero, int full, int upper, int voltage, int expected)
        {
            Begin(count);
            _pin.Noise = noise;
            _part = new BatteryPart(_pin, zero, full, upper, upper == 0 ? 1 : 100, BatteryCurve.LithiumIon());

            _part.Read(_reading);

            Assert.AreEqual(expected, (int)_reading.Quality);
            if (voltage > 0)
            {
                Assert.AreEqual(voltage, _reading.Values[Quantity.Voltage]);
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(BatteryPart.Samples - 1)]
        public void One_sample_that_fails_is_no_voltage(int goodReads)
        {
            Begin(3129);
            _part.Read(_reading);
            _pin.GoodReads = goodReads;

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Voltage]);
        }

        [TestMethod]
        public void A_battery_that_was_taken_away_has_no_voltage()
        {
            Begin(3129);
            _part.Read(_reading);
            _pin.Count = 0;

            _part.Read(_reading);

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Voltage]);
        }

        [TestMethod]
        [DataRow(-1, (int)Quality.Absent)]
        [DataRow(0, (int)Quality.Absent)]
        [DataRow(300, (int)Quality.Absent)]
        [DataRow(BatteryPart.FullCount, (int)Quality.Range)]
        public void What_is_no_battery_has_its_reason(int count, int expected)
        {
            Begin(count);

            _part.Read(_reading);

            Assert.AreEqual(expected, (int)_reading.Quality);
            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Battery]);
        }

        [TestMethod]
        public void The_curve_goes_through_its_points_and_never_falls()
        {
            BatteryCurve curve = BatteryCurve.LithiumIon();

            Assert.AreEqual(10, curve.PercentAt(3680));
            Assert.AreEqual(90, curve.PercentAt(4060));

            int last = 0;
            for (int millivolts = 3000; millivolts < 4500; millivolts += 5)
            {
                int percent = curve.PercentAt(millivolts);
                Assert.IsTrue(percent >= last && percent <= 100);
                last = percent;
            }

            Assert.AreEqual(100, last);
        }

        private static void Begin(int count)
        {
            _pin = new FakeAnalog { Count = count };
            _part = new BatteryPart(_pin, 0, AdcScale.Esp32C3Full, 220, 220, BatteryCurve.LithiumIon());
            _reading = new Reading();
        }
    }
}
