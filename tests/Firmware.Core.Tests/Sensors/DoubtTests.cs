using nanoFramework.TestFramework;

namespace Firmware.Core.Tests
{
    /// <summary>Whatever part of the table measures, it is doubted in the same way. What a part itself refuses, its own tests say.</summary>
    [TestClass]
    public class DoubtTests
    {
        private static FakePart _part;
        private static Sensor _sensor;
        private static Reading _reading;
        private static long _nowMs;

        [TestMethod]
        public void Of_every_part_the_first_value_waits_for_a_second_that_agrees()
        {
            for (int kind = SensorKind.Dht11; kind < SensorKind.Count; kind++)
            {
                Begin(kind);

                bool first = Read();
                bool second = Read();

                Assert.IsFalse(first);
                Assert.IsTrue(second);
                IsOk(kind);
            }
        }

        [TestMethod]
        public void Of_every_part_a_step_beyond_the_limit_of_its_quantity_waits_for_a_second_that_agrees()
        {
            for (int kind = SensorKind.Dht11; kind < SensorKind.Count; kind++)
            {
                int[] quantities = QuantityTable.ListOf(SensorTable.Get(kind).Quantities);
                for (int i = 0; i < quantities.Length; i++)
                {
                    int quantity = quantities[i];
                    Begin(kind);
                    Read();
                    Read();

                    _part.Values[quantity] += QuantityTable.StepOf(quantity);
                    bool atTheLimit = Read();
                    _part.Values[quantity] -= QuantityTable.StepOf(quantity) + 1;
                    bool beyondIt = Read();
                    bool again = Read();

                    Assert.IsTrue(atTheLimit);
                    Assert.IsFalse(beyondIt);
                    Assert.IsTrue(again);
                    Assert.AreEqual(_part.Values[quantity], _reading.Values[quantity]);
                }
            }
        }

        [TestMethod]
        public void A_part_that_repeats_itself_for_an_hour_is_stuck_where_living_air_moves_its_last_bit()
        {
            for (int kind = SensorKind.Dht11; kind < SensorKind.Count; kind++)
            {
                Begin(kind);
                _part.Repeats = true;
                Read();

                for (int i = 1; i < Sensor.StuckRepeats; i++)
                {
                    _nowMs += Sensor.StuckMs / (Sensor.StuckRepeats - 1);
                    Read();
                }

                Quality expected = SensorTable.Get(kind).IsFine ? Quality.Stuck : Quality.Ok;
                Assert.AreEqual((int)expected, (int)_reading.Quality);
            }
        }

        [TestMethod]
        public void A_fault_of_any_part_leaves_none_of_its_values()
        {
            for (int kind = SensorKind.Dht11; kind < SensorKind.Count; kind++)
            {
                Begin(kind);
                Read();
                Read();

                _part.Quality = Quality.Checksum;
                bool isTold = Read();

                Assert.IsTrue(isTold);
                Assert.AreEqual((int)Quality.Checksum, (int)_reading.Quality);
                for (int quantity = 0; quantity < Quantity.Count; quantity++)
                {
                    Assert.AreEqual(Reading.None, _reading.Values[quantity]);
                }
            }
        }

        private static void IsOk(int kind)
        {
            Assert.AreEqual((int)Quality.Ok, (int)_reading.Quality);
            int[] quantities = QuantityTable.ListOf(SensorTable.Get(kind).Quantities);
            for (int i = 0; i < quantities.Length; i++)
            {
                Assert.AreEqual(_part.Values[quantities[i]], _reading.Values[quantities[i]]);
            }
        }

        private static void Begin(int kind)
        {
            _part = new FakePart(kind);
            _sensor = new Sensor(_part);
            _reading = new Reading();
            _nowMs = 0;
            for (int quantity = 0; quantity < Quantity.Count; quantity++)
            {
                QuantityDefinition row = QuantityTable.Get(quantity);
                bool isMeasured = (SensorTable.Get(kind).Quantities & (1 << quantity)) != 0;
                _part.Values[quantity] = isMeasured ? (row.Minimum + row.Maximum) / 2 : Reading.None;
            }
        }

        private static bool Read()
        {
            bool isTold = _sensor.Read(_nowMs, _reading);
            _nowMs += _sensor.PaceMs;
            return isTold;
        }
    }
}
