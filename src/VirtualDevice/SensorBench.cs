using Firmware.Core;

namespace VirtualDevice;

/// <summary>The simulated sensors by name.</summary>
internal static class SensorBench
{
    private const string Ideal = "ideal";

    /// <summary>What <c>--sensor</c> takes.</summary>
    public static string[] Names { get; } = [Ideal, .. Enumerable.Range(1, SensorKind.Count - 1).Select(kind => SensorTable.Get(kind).Name)];

    /// <summary>Puts a sensor together as a board does. The ideal one is not checked: it has no faults of its own.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="seed">Sensors with one seed give the same readings.</param>
    /// <param name="wire">What can be wrong with it.</param>
    public static ISensor Create(string name, int seed, SensorWire wire) => Create(name, new Room(seed), wire);

    /// <summary>The same in a room that is there already: it goes on while the node sleeps.</summary>
    public static ISensor Create(string name, Room room, SensorWire wire)
    {
        int kind = Array.IndexOf(Names, name);
        return name == Ideal ? new SimulatedSensor(room, wire)
            : kind == SensorKind.Ds18b20 ? Probes(new ProbeBus(new SimulatedProbes(room, wire)))
            : new Sensor(Part(kind, room, wire));
    }

    private static SensorSet Probes(ProbeBus bus)
        => new([.. SimulatedProbes.Ids.Select((id, number) => (ISensor)Ds18b20Part.SensorOf(bus, id, Quantity.Probe + number))]);

    private static ISensorPart Part(int kind, Room room, SensorWire wire) => kind switch
    {
        SensorKind.Dht11 or SensorKind.Dht22 => new SimulatedDht(kind, room, wire),
        SensorKind.Dht12 => new Dht12Part(new SimulatedRegisters(kind, room, wire)),
        SensorKind.Sht3x or SensorKind.Sht4x => new ShtPart(kind, new SimulatedCommands(kind, room, wire)),
        SensorKind.Aht20 => new Aht20Part(new SimulatedCommands(kind, room, wire)),
        SensorKind.Scd4x => new Scd4xPart(new SimulatedCommands(kind, room, wire)),
        SensorKind.Bme680 => new Bme680Part(new SimulatedGasSensor(room, wire), true),
        SensorKind.Gnss => new GnssPart(new SimulatedGnss(wire)),
        SensorKind.Battery
            => new BatteryPart(
            new SimulatedBattery(wire), 0, AdcScale.Esp32C3Full, SimulatedBattery.Kilohm, SimulatedBattery.Kilohm, BatteryCurve.LithiumIon()),
        SensorKind.Bme280 or SensorKind.Bmp280 => new Bme280Part(new SimulatedRegisters(kind, room, wire)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such part is simulated."),
    };
}
