using System.Text.Json;
using Store;
using Web.History;
using Web.Live;

namespace Web.Tests.Components;

[TestClass]
public sealed class ChartPictureTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void A_gap_is_a_hole_between_two_values()
    {
        Series series = new("temperature", [Point(0, 20, true), Point(1, 21, false), Point(9, 22, true)], [], 3, TimeSpan.Zero);

        double?[][] values = ChartPicture.Values(series);

        CollectionAssert.AreEqual(new double?[] { 20, 21, null, 22 }, values.Select(static value => value[1]).ToArray());
    }

    [TestMethod]
    public void Of_many_readings_in_one_point_the_lowest_and_the_highest_are_drawn()
    {
        Series series = new("temperature", [new SeriesPoint(Start, 18, 24, 20, true)], [], 60, TimeSpan.FromMinutes(4));

        double?[][] values = ChartPicture.Values(series);

        CollectionAssert.AreEqual(new double?[] { 18, 24 }, values.Select(static value => value[1]).ToArray());
        Assert.AreEqual(TimeSpan.FromMinutes(2).TotalMilliseconds, values[1][0] - values[0][0]);
    }

    [TestMethod]
    public void Faults_and_alarms_are_marked_with_their_names()
    {
        Fault fault = new(Start.AddMinutes(1), Start.AddMinutes(2), "timeout", 3);
        Alarm alarm = new("temperature", "low", Start.AddMinutes(3), null, 4.4);
        HistoryLine line = new("cellar", new Series("temperature", [Point(0, 20, true)], [fault], 4, TimeSpan.Zero), [alarm]);

        string options = JsonSerializer.Serialize(new ChartPicture("temperature", Start, Start.AddHours(1), isDark: false).Of([line]));

        StringAssert.Contains(options, "not measured: timeout");
        StringAssert.Contains(options, "Temperature low");
        StringAssert.Contains(options, $"\"xAxis\":{Start.AddHours(1).ToUnixTimeMilliseconds()}");
    }

    [TestMethod]
    public void A_trend_covers_three_hours_in_sixty_points_however_many_come()
    {
        Trend trend = new();

        for (int second = 0; second < 4 * 3600; second++)
        {
            trend.Add(Start.AddSeconds(second), second);
        }

        Assert.IsTrue(trend.Values.Count is > 30 and <= Trend.Most + 1, $"{trend.Values.Count}");
        Assert.AreEqual((4 * 3600) - 1, trend.Values[^1]);
        Assert.IsTrue(trend.Values[0] >= 3600 - 1 && trend.Values[0] < 3600 + 400, $"{trend.Values[0]}");
    }

    [TestMethod]
    public void A_trend_begins_with_all_that_was_recorded_before()
    {
        Trend trend = new();
        trend.Add(Start.AddHours(3), 9);

        trend.Seed([(Start, 1), (Start.AddHours(1), 2), (Start.AddHours(2), 3), (Start.AddHours(4), 4)]);

        CollectionAssert.AreEqual(new double[] { 1, 2, 3, 9 }, trend.Values.ToArray());
    }

    private static SeriesPoint Point(int minute, double value, bool isAfterGap) => new(Start.AddMinutes(minute), value, value, value, isAfterGap);
}
