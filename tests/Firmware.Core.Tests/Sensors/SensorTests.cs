using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    [TestClass]
    public class SensorTests
    {
        private static FakePart _part;
        private static Sensor _sensor;
        private static Reading _reading;
        private static long _nowMs;

        [TestMethod]
        public void The_first_reading_waits_for_a_second_that_agrees()
        {
            Begin(SensorKind.Dht22);

            Held();

            Assert.AreEqual((int)Quality.Absent, (int)_reading.Quality);

            Told(Quality.Ok);
            Assert.AreEqual(210, _reading.Values[Quantity.Temperature]);

            Told(Quality.Ok);
        }

        [TestMethod]
        [DataRow(239, 599, true)]
        [DataRow(240, 600, true)]
        [DataRow(241, 450, false)]
        [DataRow(180, 300, true)]
        [DataRow(179, 450, false)]
        [DataRow(210, 601, false)]
        public void A_jump_is_held_back_until_it_is_confirmed(int temperature, int humidity, bool believed)
        {
            Begin(SensorKind.Dht22);
            Held();
            Told(Quality.Ok);
            _part.Temperature = temperature;
            _part.Humidity = humidity;
            if (!believed)
            {
                Held();
                Assert.AreEqual(210, _reading.Values[Quantity.Temperature]);
            }

            Told(Quality.Ok);

            Assert.AreEqual(temperature, _reading.Values[Quantity.Temperature]);
        }

        [TestMethod]
        public void A_single_wrong_value_never_gets_out()
        {
            Begin(SensorKind.Bme280);
            _part.Pressure = 10130;
            Held();
            Told(Quality.Ok);
            _part.Pressure = 10200;
            Held();
            _part.Pressure = 10131;
            Held();

            Told(Quality.Ok);

            Assert.AreEqual(10131, _reading.Values[Quantity.Pressure]);
        }

        [TestMethod]
        public void Values_that_never_agree_are_told_as_jump()
        {
            Begin(SensorKind.Dht22);
            for (int round = 0; round < 3; round++)
            {
                for (int i = 0; i < Sensor.MaxHeld; i++)
                {
                    _part.Temperature = -_part.Temperature;
                    Held();
                }

                _part.Temperature = -_part.Temperature;
                Told(Quality.Jump);
                Assert.AreEqual(Reading.None, _reading.Values[Quantity.Temperature]);
            }
        }

        [TestMethod]
        public void Want_of_memory_is_told_as_that_and_is_no_fault_of_the_part()
        {
            Begin(SensorKind.Dht22);
            Held();
            Told(Quality.Ok);

            _part.HasNoMemory = true;
            for (int i = 0; i < 5; i++)
            {
                Told(Quality.NoMemory);
            }

            _part.HasNoMemory = false;
            Told(Quality.Ok);

            Assert.AreEqual(0, _part.Releases);
        }

        [TestMethod]
        public void After_a_fault_the_first_reading_waits_again()
        {
            Begin(SensorKind.Dht22);
            Held();
            Told(Quality.Ok);
            _part.Quality = Quality.Checksum;
            Told(Quality.Checksum);
            _part.Quality = Quality.Ok;
            Held();
            Told(Quality.Ok);
        }

        [TestMethod]
        public void A_part_that_fails_rests_for_growing_pauses_and_is_begun_anew()
        {
            Begin(SensorKind.Dht22);
            _part.Quality = Quality.Timeout;

            Told(Quality.Timeout);

            Assert.AreEqual(0, _part.Releases);

            Told(Quality.Timeout);
            Assert.AreEqual(1, _part.Releases);

            int pauseMs = 2000;
            for (int i = 2; i < 12; i++)
            {
                Assert.AreEqual(i, _part.Reads);
                _nowMs += pauseMs - 2001;
                _reading.Set(210, 450, Reading.None);
                Told(Quality.Timeout);
                Assert.AreEqual(Reading.None, _reading.Values[Quantity.Temperature]);
                Assert.AreEqual(i, _part.Reads);
                _nowMs += 1 - 2000;
                Told(Quality.Timeout);
                Assert.AreEqual(i, _part.Releases);
                pauseMs = pauseMs * 2 < Sensor.MaxPauseMs ? pauseMs * 2 : Sensor.MaxPauseMs;
            }

            _part.Quality = Quality.Ok;
            _nowMs += Sensor.MaxPauseMs;
            Held();
            Told(Quality.Ok);
            _part.Quality = Quality.Timeout;
            Told(Quality.Timeout);
            Assert.AreEqual(11, _part.Releases);
        }

        [TestMethod]
        public void The_same_frame_for_an_hour_is_a_stuck_part()
        {
            Begin(SensorKind.Dht22);
            _part.Repeats = true;
            Held();
            while (_nowMs < Sensor.StuckMs)
            {
                Told(Quality.Ok);
            }

            Told(Quality.Stuck);

            Assert.AreEqual(Reading.None, _reading.Values[Quantity.Temperature]);

            _part.Repeats = false;
            _nowMs += Sensor.MaxPauseMs;
            Held();
            Told(Quality.Ok);
        }

        [TestMethod]
        public void The_hour_begins_with_the_first_of_the_equal_frames()
        {
            Begin(SensorKind.Dht22);
            _part.Repeats = true;
            _nowMs = 5 * Sensor.StuckMs;
            Held();

            for (int i = 0; i < 2 * Sensor.StuckRepeats; i++)
            {
                Told(Quality.Ok);
            }
        }

        [TestMethod]
        public void Rare_samples_need_ten_equal_frames()
        {
            Begin(SensorKind.Bme280);
            _part.Pressure = 10130;
            _part.Repeats = true;
            Held();
            for (int i = 0; i < Sensor.StuckRepeats - 2; i++)
            {
                _nowMs += 1800000;
                Told(Quality.Ok);
            }

            Told(Quality.Stuck);
        }

        [TestMethod]
        public void A_dht11_may_repeat_itself()
        {
            Begin(SensorKind.Dht11);
            _part.Repeats = true;
            Held();
            for (int i = 0; i < 48; i++)
            {
                _nowMs += 1800000;
                Told(Quality.Ok);
            }
        }

        [TestMethod]
        public void After_a_sleep_the_value_before_it_still_counts()
        {
            Begin(SensorKind.Dht22);
            Held();
            Told(Quality.Ok);

            Sleep();

            Told(Quality.Ok);
            _part.Temperature += 31;
            Held();
        }

        [TestMethod]
        public void A_part_is_stuck_over_sleeps_too()
        {
            Begin(SensorKind.Bme280);
            _part.Pressure = 10130;
            _part.Repeats = true;
            Held();
            for (int i = 0; i < Sensor.StuckRepeats - 2; i++)
            {
                Sleep();
                _nowMs += 1800000;
                Told(Quality.Ok);
            }

            Sleep();

            Told(Quality.Stuck);
        }

        [TestMethod]
        public void A_set_keeps_each_of_its_parts_over_a_sleep()
        {
            Begin(SensorKind.Dht22);
            FakePart other = new FakePart(SensorKind.Bme280) { Pressure = 10130 };
            SensorSet before = new SensorSet(new ISensor[] { new Sensor(_part), new Sensor(other) });
            before.Read(0, _reading);
            Assert.IsTrue(before.Read(2000, _reading));
            ByteWriter bytes = new ByteWriter(256);
            before.Keep(Memo.Write(bytes));
            SensorSet after = new SensorSet(new ISensor[] { new Sensor(_part), new Sensor(other) });

            after.Keep(Memo.Read(bytes));

            Assert.IsTrue(after.Read(4000, _reading));
            Assert.AreEqual(10130, _reading.Values[Quantity.Pressure]);
        }

        // The part stays, what watches it begins anew.
        private static void Sleep()
        {
            ByteWriter bytes = new ByteWriter(128);
            _sensor.Keep(Memo.Write(bytes));
            _sensor = new Sensor(_part);
            _sensor.Keep(Memo.Read(bytes));
        }

        private static void Begin(int kind)
        {
            _part = new FakePart(kind);
            _sensor = new Sensor(_part);
            _reading = new Reading();
            _nowMs = 0;
        }

        private static void Held()
        {
            Assert.IsFalse(_sensor.Read(_nowMs, _reading));
            _nowMs += 2000;
        }

        private static void Told(Quality expected)
        {
            Assert.IsTrue(_sensor.Read(_nowMs, _reading));
            Assert.AreEqual((int)expected, (int)_reading.Quality);
            _nowMs += 2000;
        }
    }
}
