namespace Store.Tests;

/// <content>Where a node was.</content>
public abstract partial class StoreTests
{
    [TestMethod]
    public async Task A_track_has_each_position_with_all_its_digits_and_its_gaps()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([Position(1, 52.51628, 13.37770), Position(2, 52.51628, 13.37917), Position(3, null, null), Position(4, 52.51628, 13.38065)]);
        store.Write([Position(6, -33.85678, -179.99999), Position(7, -33.85678, 179.99999)]);

        Track track = Track(store);

        CollectionAssert.AreEqual(new[] { 13.37770, 13.37917, 13.38065, -179.99999, 179.99999 }, track.Points.Select(one => one.Longitude).ToArray());
        CollectionAssert.AreEqual(new[] { true, false, true, true, false }, track.Points.Select(one => one.IsAfterGap).ToArray());
        Assert.AreEqual((5L, 1L, Samples.At(1)), (track.Positions, track.Faults, track.Points[0].Time));
        Assert.AreEqual(99.5, track.Metres, 0.5, "what lies between two stretches is not known, and 2 m are no move");
    }

    [TestMethod]
    public async Task A_long_track_keeps_its_shape_its_ends_and_its_gaps_in_few_points()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([
            .. from number in Enumerable.Range(1, 5000)
               where number is < 2000 or > 2100
               select Position(number, 52 + (0.1 * Math.Sin(number / 5000.0 * Math.Tau)), 13 + (0.1 * Math.Cos(number / 5000.0 * Math.Tau)))]);

        Track track = Track(store, points: 100);

        Assert.IsTrue(track.Points.Count is > 50 and <= 204, $"{track.Points.Count} points");
        Assert.AreEqual((52.1, 51.9), (Math.Round(track.Points.Max(one => one.Latitude), 2), Math.Round(track.Points.Min(one => one.Latitude), 2)));
        Assert.AreEqual((Samples.At(1), Samples.At(5000)), (track.Points[0].Time, track.Points[^1].Time));
        int gap = track.Points.Index().Single(one => one.Index > 0 && one.Item.IsAfterGap).Index;
        Assert.AreEqual((Samples.At(1999), Samples.At(2101)), (track.Points[gap - 1].Time, track.Points[gap].Time));
        Assert.AreEqual(4899, track.Positions);
    }

    [TestMethod]
    public async Task A_receiver_that_stands_still_goes_nowhere()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([.. Enumerable.Range(1, 500).Select(number => Position(number, 48.1 + (number % 3 * 0.00002), 11.5 + (number % 5 * 0.00002)))]);

        Track track = Track(store);

        Assert.AreEqual((0.0, 500L), (track.Metres, track.Positions));
    }

    [TestMethod]
    public async Task A_node_without_a_receiver_and_a_place_off_the_earth_make_no_track()
    {
        using ReadingStore store = ReadingStore.Open(await NewPlace());
        store.Write([Samples.Reading(1), Position(2, 91, 13), Position(3, 52, 181), Position(4, 52, null)]);

        Track track = Track(store);

        Assert.AreEqual((0, 0L, 4L), (track.Points.Count, track.Positions, track.Faults));
    }

    private static Track Track(ReadingStore store, int points = 2000) =>
        store.ReadTrack(store.Node().Id, Samples.Start.AddYears(-1), Samples.Start.AddYears(1), points);

    private static StoredReading Position(int number, double? latitude, double? longitude) => Samples.Reading(number) with
    {
        Values = new Dictionary<string, double?> { ["latitude"] = latitude, ["longitude"] = longitude },
        Quality = latitude is null ? "nofix" : "ok",
    };
}
