using System.Globalization;
using Kit;

namespace VirtualDevice.Tests.Source;

/// <summary>What docs/battery.md has calculated follows from what stands before it on the page.</summary>
[TestClass]
public sealed class BatteryPageTests
{
    private const double SupplyVolts = 3.3;
    private const double AsleepMilliamps = 0.02;
    private const int HoursOfDay = 24;
    private const int MinutesOfDay = 24 * 60;
    private const double SecondsOfHour = 3600;

    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "battery.md"))
            .Where(static line => line.StartsWith('|'))
            .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    [TestMethod]
    public void A_wake_takes_what_its_phases_take()
    {
        string[][] phases = Table("phase");
        string[] sum = phases[^1];

        foreach (string[] phase in phases[..^1])
        {
            Assert.AreEqual(Number(phase[3]), Number(phase[1]) * Number(phase[2]), 0.5, phase[0]);
        }

        Assert.AreEqual(Number(sum[1]), phases[..^1].Sum(static phase => Number(phase[1])), 0.01);
        Assert.AreEqual(Number(sum[3]), phases[..^1].Sum(static phase => Number(phase[3])), 0.01);
    }

    [TestMethod]
    public void A_battery_gives_what_its_volts_and_its_losses_leave()
    {
        foreach (string[] battery in Table("battery"))
        {
            Assert.AreEqual(Number(battery[4]), Number(battery[1]) * Number(battery[2]) / SupplyVolts * Number(battery[3]) / 100, 0.5, battery[0]);
        }
    }

    [TestMethod]
    public void Days_follow_from_interval_wake_and_battery()
    {
        double wake = Number(Table("phase")[^1][3]) / SecondsOfHour;
        double[] batteries = [.. Table("battery").Select(static battery => Number(battery[4]))];

        foreach (string[] row in Table("interval"))
        {
            double wakes = MinutesOfDay / Number(row[0]);
            double aDay = wakes * wake + AsleepMilliamps * HoursOfDay;
            Assert.AreEqual(wakes, Number(row[1]));
            Assert.AreEqual(aDay, Number(row[2]), 0.06, row[0]);
            for (int i = 0; i < batteries.Length; i++)
            {
                Assert.AreEqual(batteries[i] / aDay, Number(row[3 + i]), 0.5, $"{row[0]}, battery {i}");
            }
        }
    }

    // The rows of the table whose first column has that name.
    private static string[][] Table(string first)
    {
        string[][] rows = [.. Rows.SkipWhile(row => row[0] != first).Skip(2).TakeWhile(static row => IsNumber(row[1]))];
        Assert.IsGreaterThan(1, rows.Length, $"docs/battery.md has no table that begins with '{first}'");
        return rows;
    }

    private static bool IsNumber(string cell) => double.TryParse(Figure(cell), CultureInfo.InvariantCulture, out _);

    private static double Number(string cell) => double.Parse(Figure(cell), CultureInfo.InvariantCulture);

    // Without its unit, and without what stands between thousands.
    private static string Figure(string cell) => cell.Split(' ')[0].Replace(",", "");
}
