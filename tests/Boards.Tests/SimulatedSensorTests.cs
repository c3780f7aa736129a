using Firmware.Core;
using VirtualDevice;

namespace Boards.Tests;

/// <summary>The virtual device plays each part down to its bytes, and each of its faults.</summary>
[TestClass]
public sealed class SimulatedSensorTests
{
    private const int Climate = (1 << Quantity.Temperature) | (1 << Quantity.Humidity);
    private const int Weather = Climate | (1 << Quantity.Pressure);

    public static IEnumerable<object[]> Parts => SensorBench.Names.Where(name => name != "ideal").Select(name => new object[] { name });

    public static IEnumerable<object[]> AirParts => Parts.Where(row => row[0] is not ("battery" or "ds18b20" or "gnss"));

    [TestMethod]
    [DataRow("ideal", 0, Climate)]
    [DataRow("dht11", 1000, Climate)]
    [DataRow("dht22", 2000, Climate)]
    [DataRow("dht12", 2000, Climate)]
    [DataRow("bme280", 1000, Weather)]
    [DataRow("bmp280", 1000, Weather)]
    [DataRow("sht3x", 2000, Climate)]
    [DataRow("sht4x", 2000, Climate)]
    [DataRow("aht20", 2000, Climate)]
    [DataRow("scd4x", 5000, Climate | (1 << Quantity.Co2))]
    [DataRow("bme680", 3000, Weather | (1 << Quantity.Gas))]
    [DataRow("gnss", 1000, (1 << Quantity.Latitude) | (1 << Quantity.Longitude) | (1 << Quantity.Satellites))]
    [DataRow("ds18b20", 2000, 7 << Quantity.Probe)]
    [DataRow("battery", 1000, (1 << Quantity.Battery) | (1 << Quantity.Voltage))]
    public void A_part_has_its_pace(string name, int paceMs, int quantities)
    {
        ISensor sensor = SensorBench.Create(name, 1, new SensorWire());

        Assert.AreEqual(paceMs, sensor.PaceMs);
        Assert.AreEqual(quantities, sensor.Quantities);
    }

    [TestMethod]
    [DynamicData(nameof(AirParts))]
    public void A_part_measures_the_air_of_the_room(string name)
    {
        Bench bench = new(name);

        // The first reading was held back, the second was told.
        Room room = new(1);
        room.Pass();
        room.Pass();
        for (int i = 0; i < 1440; i++)
        {
            room.Pass();
            Assert.AreEqual(Quality.Ok, bench.Read());
            double fine = name == "dht11" ? 0.51 : 0.06;
            Assert.AreEqual(room.Temperature, bench.Value(Quantity.Temperature), fine);
            if (name != "bmp280")
            {
                Assert.AreEqual(room.Humidity, bench.Value(Quantity.Humidity), fine + 0.05);
            }

            if (name == "scd4x")
            {
                Assert.AreEqual(Math.Round(room.Co2) / 10, bench.Value(Quantity.Co2), 0.0001);
            }

            if (name is "bme280" or "bmp280" or "bme680")
            {
                Assert.AreEqual(room.Pressure, bench.Value(Quantity.Pressure), fine + 0.05);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Parts))]
    public void A_part_has_each_fault_and_comes_back(string name)
    {
        Bench bench = new(name);
        foreach (SensorFault fault in Enum.GetValues<SensorFault>().Except([SensorFault.None, SensorFault.Stuck]))
        {
            bench.Read();
            bench.Wire.Fault = fault;

            // On I2C noise ends a transfer, which looks like a part that is gone. A pin that measures has neither checksum nor time.
            bool isGone = (fault == SensorFault.Checksum && name.StartsWith('b')) || (fault == SensorFault.Timeout && name == "battery");
            Quality expected = isGone ? Quality.Absent : Enum.Parse<Quality>(fault.ToString());
            Assert.AreEqual(expected, bench.Read(), fault.ToString());
            bench.Wire.Fault = SensorFault.None;
            Assert.AreEqual(Quality.Ok, bench.Read(), fault.ToString());
        }
    }

    [TestMethod]
    [DataRow("dht22", Quality.Stuck)]
    [DataRow("dht12", Quality.Stuck)]
    [DataRow("bme280", Quality.Stuck)]
    [DataRow("bmp280", Quality.Stuck)]
    [DataRow("sht3x", Quality.Stuck)]
    [DataRow("sht4x", Quality.Stuck)]
    [DataRow("aht20", Quality.Stuck)]
    [DataRow("scd4x", Quality.Stuck)]
    [DataRow("gnss", Quality.Stuck)]
    [DataRow("bme680", Quality.Stuck)]
    [DataRow("dht11", Quality.Ok)]
    public void A_part_that_repeats_itself_for_an_hour_is_found_out(string name, Quality expected)
    {
        Bench bench = new(name);
        bench.Wire.Fault = SensorFault.Stuck;
        Quality last = Quality.Ok;
        for (long start = bench.NowMs; bench.NowMs < start + Sensor.StuckMs + 10000;)
        {
            last = bench.Read();
        }

        Assert.AreEqual(expected, last);
    }

    [TestMethod]
    public void A_battery_runs_down_from_full_to_nearly_empty()
    {
        Bench bench = new("battery");

        Assert.AreEqual(4.18, bench.Value(Quantity.Voltage) / 10, 0.03);
        Assert.IsGreaterThan(95, bench.Reading.Values[Quantity.Battery]);

        int last = 100;
        for (int i = 0; i < 7 * 24 * 60 - 100; i++)
        {
            Assert.AreEqual(Quality.Ok, bench.Read());
            Assert.IsLessThanOrEqualTo(last + 2, bench.Reading.Values[Quantity.Battery]);
            last = bench.Reading.Values[Quantity.Battery];
        }

        Assert.IsLessThan(10, last);
    }

    [TestMethod]
    public void Probes_on_one_wire_measure_each_their_own_quantity()
    {
        Bench bench = new("ds18b20");

        for (int i = 0; i < 100; i++)
        {
            Assert.AreEqual(Quality.Ok, bench.Read());
            Assert.AreEqual(16.5, bench.Value(Quantity.Probe) - bench.Value(Quantity.Probe + 1), 0.21);
            Assert.AreEqual(40, bench.Value(Quantity.Probe) - bench.Value(Quantity.Probe + 2), 0.21);
        }
    }

    [TestMethod]
    public void A_car_drives_a_round_in_steps_of_60_metres()
    {
        Bench bench = new("gnss");
        (int North, int East) start = (bench.Reading.Values[Quantity.Latitude], bench.Reading.Values[Quantity.Longitude]);
        (int North, int East) last = start;

        for (int i = 0; i < 500; i++)
        {
            Assert.AreEqual(Quality.Ok, bench.Read());
            (int North, int East) next = (bench.Reading.Values[Quantity.Latitude], bench.Reading.Values[Quantity.Longitude]);
            Assert.IsFalse(Earth.AreApart(next.North, next.East, last.North, last.East, 65));
            Assert.IsFalse(Earth.AreApart(next.North, next.East, 5252000, 1339000, 3000));
            last = next;
        }
    }

    [TestMethod]
    public void One_seed_gives_one_series()
    {
        Bench first = new("bme280");
        Bench second = new("bme280");
        for (int i = 0; i < 50; i++)
        {
            first.Read();
            second.Read();
            CollectionAssert.AreEqual(first.Reading.Values, second.Reading.Values);
        }
    }

    /// <summary>A sensor that has measured once, and the time.</summary>
    private sealed class Bench
    {
        private readonly ISensor _sensor;

        internal Bench(string name)
        {
            _sensor = SensorBench.Create(name, 1, Wire);
            Read();
        }

        internal SensorWire Wire { get; } = new();

        internal Reading Reading { get; } = new();

        internal long NowMs { get; private set; }

        internal double Value(int quantity) => Reading.Values[quantity] / 10.0;

        /// <summary>The quality of the next reading that is not held back.</summary>
        internal Quality Read()
        {
            for (int i = 0; ; i++)
            {
                NowMs += _sensor.PaceMs;
                if (_sensor.Read(NowMs, Reading))
                {
                    return Reading.Quality;
                }

                Assert.IsLessThan(Sensor.MaxHeld, i);
            }
        }
    }
}
