using Firmware.Core;

namespace VirtualDevice;

/// <summary>The simulated sensors by name.</summary>
internal static class SensorBench
{
    /// <summary>What <c>--sensor</c> takes.</summary>
    public static string[] Names { get; } = ["ideal", "dht11", "dht22", "dht12", "bme280", "bmp280"];

    /// <summary>Puts a sensor together as a board does. The ideal one is not judged: it has no faults of its own.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="seed">Sensors with one seed give the same readings.</param>
    /// <param name="wire">What can be wrong with it.</param>
    public static ISensor Create(string name, int seed, SensorWire wire)
    {
        Room room = new(seed);
        return name switch
        {
            "dht11" => new Sensor(new SimulatedDht(SensorKind.Dht11, room, wire)),
            "dht22" => new Sensor(new SimulatedDht(SensorKind.Dht22, room, wire)),
            "dht12" => new Sensor(new Dht12Part(new SimulatedRegisters(SensorKind.Dht12, room, wire))),
            "bme280" => new Sensor(new Bme280Part(new SimulatedRegisters(SensorKind.Bme280, room, wire))),
            "bmp280" => new Sensor(new Bme280Part(new SimulatedRegisters(SensorKind.Bmp280, room, wire))),
            _ => new SimulatedSensor(room, wire),
        };
    }
}
