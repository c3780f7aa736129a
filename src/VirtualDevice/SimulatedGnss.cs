using System.Globalization;
using System.Text;
using Firmware.Core;

namespace VirtualDevice;

/// <summary>A receiver in a car that drives round and round through Berlin, down to its sentences: 60 m further each time it is listened to.</summary>
internal sealed class SimulatedGnss(SensorWire wire) : ISerial
{
    private const double MetresAStep = 60;
    private const double MetresOfDegree = 111195;

    // From the Brandenburg Gate to Alexanderplatz, along the Spree to the main station, and back.
    private static readonly (double Latitude, double Longitude)[] Corners =
        [(52.51628, 13.37770), (52.51732, 13.38882), (52.51950, 13.40110), (52.52190, 13.41330), (52.52860, 13.40130), (52.52510, 13.36940)];

    private static readonly double[] Ends = [.. Enumerable.Range(1, Corners.Length).Select(count => Enumerable.Range(0, count).Sum(Metres))];

    private byte[] _said = [];
    private int _step = -1;
    private int _at;

    /// <summary>Where the car is.</summary>
    public (double Latitude, double Longitude) Place
    {
        get
        {
            double way = _step * MetresAStep % Ends[^1];
            int leg = Array.FindIndex(Ends, end => way < end);
            double share = (way - (Ends[leg] - Metres(leg))) / Metres(leg);
            (double latitude, double longitude) = Corners[leg];
            (double nextLatitude, double nextLongitude) = Corners[(leg + 1) % Corners.Length];
            return (latitude + (nextLatitude - latitude) * share, longitude + (nextLongitude - longitude) * share);
        }
    }

    /// <inheritdoc/>
    public bool Discard()
    {
        _step += wire.Fault == SensorFault.Stuck && _step >= 0 ? 0 : 1;
        _said = wire.Fault == SensorFault.Timeout ? [] : Encoding.ASCII.GetBytes(Second());
        _at = 0;
        return wire.Fault != SensorFault.Absent;
    }

    /// <inheritdoc/>
    public int Read(byte[] into)
    {
        int count = Math.Min(into.Length, _said.Length - _at);
        Array.Copy(_said, _at, into, 0, count);
        _at += count;
        return count;
    }

    /// <summary>A simulated part is always ready.</summary>
    public void Pause(int milliseconds)
    {
    }

    /// <summary>There is nothing to release.</summary>
    public void Release()
    {
    }

    private static double Metres(int leg)
    {
        (double latitude, double longitude) = Corners[leg];
        (double nextLatitude, double nextLongitude) = Corners[(leg + 1) % Corners.Length];
        double east = (nextLongitude - longitude) * Math.Cos(latitude * Math.PI / 180);
        return Math.Sqrt((nextLatitude - latitude) * (nextLatitude - latitude) + east * east) * MetresOfDegree;
    }

    private string Second()
    {
        (double latitude, double longitude) = Place;
        string time = (new DateTime(2026, 11, 26, 6, 0, 0, DateTimeKind.Utc) + TimeSpan.FromSeconds(_step)).ToString("HHmmss.00", CultureInfo.InvariantCulture);
        string east = Degrees(longitude, 3);
        string north = Degrees(latitude, 2);

        // Impossible: the two sentences disagree.
        string other = wire.Fault == SensorFault.Range ? Degrees(latitude + 1, 2) : north;
        return Sentence($"GNRMC,{time},A,{other},N,{east},E,26.997,085.20,261126,,,A")
            + Sentence("GNVTG,085.20,T,,M,26.997,N,49.998,K,A")
            + Sentence($"GNGGA,{time},{north},N,{east},E,1,{8 + _step % 4:00},0.92,38.2,M,44.6,M,,")
            + Sentence("GNGSA,A,3,05,07,13,14,15,20,28,30,,,,,1.71,0.92,1.44");
    }

    private string Sentence(string text)
    {
        int sum = text.Aggregate(0, static (sum, letter) => sum ^ letter) ^ (wire.Fault == SensorFault.Checksum ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"${text}*{sum:X2}\r\n");
    }

    private static string Degrees(double degrees, int digits)
        => ((int)degrees).ToString("D" + digits, CultureInfo.InvariantCulture) + (degrees % 1 * 60).ToString("00.00000", CultureInfo.InvariantCulture);
}
