namespace Store.Tests;

/// <content>Series, faults, alarms, summaries, and what is removed.</content>
public abstract partial class StoreTests
{
    [TestMethod]
    public async Task A_missing_reading_a_fault_and_a_pause_between_two_runs_are_gaps()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([.. Samples.Readings(1, 3), .. Samples.Readings(5, 6), Samples.Reading(7, null), Samples.Reading(8), .. Samples.Readings(9, 10)]);
        store.Write([Samples.Reading(11, session: 8), Samples.Reading(40, session: 9)]);

        Series series = store.Temperature();

        int[] afterGap =
            [.. series.Points.Where(one => one.IsAfterGap).Select(one => (int)((one.Time - Samples.Start).TotalSeconds / Samples.IntervalSeconds) + 1)];

        CollectionAssert.AreEqual(new[] { 1, 5, 8, 40 }, afterGap, string.Join(' ', afterGap));
        Assert.AreEqual(
            (Samples.At(7), Samples.At(7), "timeout", 1L),
            (series.Faults.Single().From, series.Faults.Single().To, series.Faults.Single().Quality, series.Faults.Single().Count));
        Assert.AreEqual((10, 11L, TimeSpan.Zero), (series.Points.Count, series.Readings, series.Step));
    }

    [TestMethod]
    public async Task A_quiet_node_with_a_deadband_has_no_gap()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([Samples.Reading(1), Samples.Reading(2), Samples.Reading(3), Samples.Reading(4) with { At = Samples.At(300) }]);

        Assert.AreEqual(1, store.Temperature().Points.Count(one => one.IsAfterGap));
    }

    [TestMethod]
    public async Task Many_readings_become_few_points_that_keep_every_extreme()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        StoredReading[] many = Samples.Readings(1, 4000);
        many[1234] = Samples.Reading(1235, 999);
        many[2500] = Samples.Reading(2501, -999);
        store.Write([.. many[..3000], .. many[3200..]]);

        Series series = store.Temperature(points: 200);

        Assert.IsTrue(series.Points.Count is > 100 and <= 202, $"{series.Points.Count} points");
        Assert.AreEqual((999.0, -999.0), (series.Points.Max(one => one.High), series.Points.Min(one => one.Low)));
        Assert.AreEqual((2, 3800L), (series.Points.Count(one => one.IsAfterGap), series.Readings));
    }

    [TestMethod]
    public async Task A_long_time_is_read_from_the_hourly_summary()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        StoredReading[] year =
            [.. Enumerable.Range(1, 4 * 24 * 100).Where(one => one is < 1000 or > 1200)
            .Select(one => Samples.Reading(one, one) with { At = Samples.Start.AddMinutes(15 * (one - 1)) })];
        store.Write(year);

        Series series = store.Temperature(points: 100);

        Assert.AreEqual(year.Length, series.Readings);
        Assert.IsTrue(series.Step >= TimeSpan.FromHours(1), $"{series.Step}");
        Assert.AreEqual((1.0, 9600.0), (series.Points.Min(one => one.Low), series.Points.Max(one => one.High)));
        Assert.AreEqual(2, series.Points.Count(one => one.IsAfterGap));
    }

    [TestMethod]
    public async Task The_summary_of_an_hour_stays_when_its_readings_are_removed_and_they_do_not_come_back()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([.. Samples.Readings(1, 400), Samples.Reading(401, null)]);
        long node = store.Node().Id;
        IReadOnlyList<HourSummary> before = store.Summaries(node, "temperature");

        long removed = store.Purge(Samples.At(361));
        WriteResult again = store.Write(Samples.Readings(1, 400));

        Assert.AreEqual(360, removed);
        Assert.AreEqual(new WriteResult(0, 40, 360), again);
        CollectionAssert.AreEqual(before.ToArray(), store.Summaries(node, "temperature").ToArray());
        Assert.AreEqual(new HourSummary(Samples.Start, 360, 0, 20.1, 56.0, before[0].Mean), before[0]);
        Assert.AreEqual((38.05, 1L), (before[0].Mean!.Value, before[1].Faults));
        Assert.AreEqual(41, store.All().Length);
    }

    [TestMethod]
    public async Task Faults_that_follow_each_other_are_one()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([Samples.Reading(1), Samples.Reading(2, null), Samples.Reading(3, null), Samples.Reading(4), Samples.Reading(5, null)]);

        Fault[] faults = [.. store.Faults(store.Node().Id)];

        CollectionAssert.AreEqual(
            new[] { new Fault(Samples.At(2), Samples.At(3), "timeout", 2), new Fault(Samples.At(5), Samples.At(5), "timeout", 1) }, faults);
    }

    [TestMethod]
    public async Task An_alarm_rises_once_and_falls_when_it_is_no_longer_told()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        Alarm high = new("temperature", "high", Samples.At(2), null, 31.5);
        Alarm low = new("humidity", "low", Samples.At(3), null, null);

        store.WriteAlarms("home", "attic", [high], Samples.At(2));
        store.WriteAlarms("home", "attic", [high, low], Samples.At(3));
        store.WriteAlarms("home", "attic", [low], Samples.At(5));

        long node = store.Node().Id;

        CollectionAssert.AreEqual(new[] { high with { Until = Samples.At(5) }, low }, store.Alarms(node).ToArray());
        CollectionAssert.AreEqual(new[] { low }, store.Alarms(node, from: Samples.At(6)).ToArray());
    }

    [TestMethod]
    public async Task An_empty_store_answers_everything_with_nothing()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());

        Assert.AreEqual((0, 0), (store.Nodes().Count, store.Latest().Count));
        Assert.AreEqual(0, store.ReadSeries(1, "temperature", Samples.Start, Samples.At(9)).Points.Count);
        Assert.AreEqual(0, store.Summaries(1, "temperature").Count + store.Faults(1).Count + store.Alarms(1).Count);
        Assert.AreEqual(0, store.Purge(Samples.Start));
    }
}
