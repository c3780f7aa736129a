using Firmware.Core;

namespace VirtualDevice;

/// <summary>
/// A DHT22 in a living room: a daily curve plus noise. The n-th reading of a seed is always the same, whenever it is taken:
/// one reading stands for one minute of the simulated day, which begins at midnight.
/// </summary>
internal sealed class SimulatedSensor : ISensor
{
    private const double MinutesPerDay = 1440;
    private const double WarmestMinute = 15 * 60;

    private readonly Random _noise;
    private int _minute;

    /// <summary>Creates a sensor.</summary>
    /// <param name="seed">Sensors with one seed give the same readings.</param>
    public SimulatedSensor(int seed) => _noise = new Random(seed);

    /// <inheritdoc/>
    public int Quantities => (1 << Quantity.Temperature) | (1 << Quantity.Humidity);

    /// <summary>0: a simulated part can be read as often as one likes.</summary>
    public int MinimumIntervalMs => 0;

    /// <inheritdoc/>
    public void Read(Reading into)
    {
        double phase = Math.Cos((_minute - WarmestMinute) / MinutesPerDay * 2 * Math.PI);
        _minute++;

        // Warm air holds more water, so its relative humidity is lower. One decimal, like the part itself.
        double temperature = 21 + 2.5 * phase + Noise(0.15);
        double humidity = 48 - 6 * phase + Noise(0.6);
        into.Set((int)Math.Round(temperature * 10), (int)Math.Round(humidity * 10), Reading.None);
    }

    private double Noise(double amplitude) => (_noise.NextDouble() * 2 - 1) * amplitude;
}
