namespace VirtualDevice;

/// <summary>
/// The air of a living room: a daily curve plus noise. The n-th step of a seed is always the same:
/// one step is one minute of the simulated day, which begins at midnight.
/// </summary>
internal sealed class Room
{
    private const double MinutesPerDay = 1440;
    private const double WarmestMinute = 15 * 60;

    private readonly Random _noise;
    private readonly Random _weather;
    private readonly Random _breath;
    private int _minute;

    /// <summary>Creates a room.</summary>
    /// <param name="seed">Rooms with one seed have the same air.</param>
    public Room(int seed)
    {
        _noise = new Random(seed);
        _weather = new Random(seed);
        _breath = new Random(seed);
    }

    /// <summary>Degrees Celsius.</summary>
    public double Temperature { get; private set; }

    /// <summary>Percent of relative humidity.</summary>
    public double Humidity { get; private set; }

    /// <summary>Hectopascal.</summary>
    public double Pressure { get; private set; }

    /// <summary>Carbon dioxide in parts per million.</summary>
    public double Co2 { get; private set; }

    /// <summary>A minute passes.</summary>
    public void Pass()
    {
        double day = (_minute - WarmestMinute) / MinutesPerDay * 2 * Math.PI;
        double phase = Math.Cos(day);
        _minute++;

        // Warm air holds more water, so its relative humidity is lower. Pressure has two small tides a day.
        Temperature = 21 + 2.5 * phase + Noise(_noise, 0.15);
        Humidity = 48 - 6 * phase + Noise(_noise, 0.6);
        // Fresh air has about 430 ppm; people are at home in the warm half of the day.
        Co2 = 700 + 250 * phase + Noise(_breath, 10);
        Pressure = 1013 + Math.Cos(2 * day) + Noise(_weather, 0.1);
    }

    private static double Noise(Random random, double amplitude) => (random.NextDouble() * 2 - 1) * amplitude;
}
