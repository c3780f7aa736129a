using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Kit;
using SkiaSharp;
using Station.Contract;
using Station.Plot;
using Station.Record;
using Station.Tests.Support;
using Station.Tracks;
using Store;

namespace Station.Tests;

/// <summary>Where nodes were: in pictures, and in files.</summary>
[TestClass]
public sealed class TrackTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 24, 12, 0, 0, TimeSpan.Zero);

    // A kilometre to each side at 60 degrees, where a degree to the east is half of one to the north.
    private static readonly (double, double)[] Square = [(60, 10), (60.01, 10), (60.01, 10.02), (60, 10.02), (60, 10)];

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.File("readings.db");

    [TestCleanup]
    public void Remove() => _folder.Dispose();

    [TestMethod]
    public void A_kilometre_to_the_east_is_drawn_as_long_as_one_to_the_north()
    {
        using SKBitmap picture = Draw(Square);

        SKRectI way = Extent(picture);

        Assert.IsTrue(way.Height > 500, $"{way}");
        Assert.AreEqual(1, (double)way.Width / way.Height, 0.02, $"{way}");
    }

    [TestMethod]
    public void No_line_is_drawn_over_an_outage()
    {
        (double, double)[] road = [.. Enumerable.Range(0, 50).Select(static one => (60.0, 10 + (one * 0.001)))];

        using SKBitmap whole = Draw(road);
        using SKBitmap broken = Draw(road, missing: static number => number is > 20 and < 30);

        SKRectI way = Extent(whole);
        Assert.AreEqual(way, Extent(broken));
        Assert.IsTrue(IsDrawn(whole, way.MidX, way.MidY));
        Assert.IsFalse(IsDrawn(broken, way.MidX, way.MidY));
        Assert.IsTrue(IsDrawn(broken, way.Left + (way.Width / 4), way.MidY));
    }

    [TestMethod]
    public void A_boat_that_crosses_the_antimeridian_is_seen_on_both_sides_of_it()
    {
        Track boat = Track((-17, 179.0), (-16.8, 179.9), (-16.9, -179.8), (-16.5, -179.0));

        TrackFrame frame = TrackFrame.Of([boat]);

        CollectionAssert.AreEqual(new[] { -106, -11, 21, 106 }, boat.Points.Select(one => (int)Math.Round(frame.X(one.Longitude) / 1000)).ToArray());
        Assert.AreEqual(1, frame.Stretches(boat).Count);
        Assert.AreEqual("180°, 179.9° W", $"{TrackText.East(frame.Longitude(0), 0)}, {TrackText.East(180.1, 1)}");
    }

    [TestMethod]
    public void Who_goes_round_the_earth_leaves_at_one_edge_and_comes_back_at_the_other()
    {
        Track balloon = Track([.. Enumerable.Range(0, 37).Select(static one => (0.0, one < 18 ? one * 10.0 : (one * 10.0) - 360))]);

        TrackFrame frame = TrackFrame.Of([balloon]);

        Assert.AreEqual(2, frame.Stretches(balloon).Count);
    }

    [TestMethod]
    public void A_single_position_is_a_mark_with_a_hundred_metres_around_it()
    {
        using SKBitmap picture = Draw([(52.51628, 13.37770)]);

        SKRectI mark = Extent(picture);
        Assert.IsTrue(mark.Width is > 5 and < 20 && mark.Height is > 5 and < 20, $"{mark}");
    }

    [TestMethod]
    [DataRow(13.366, 13.417, 6, "13.37 13.38 13.39 13.40 13.41")]
    [DataRow(179.2, 181.1, 4, "179.5 180.0 180.5 181.0")]
    [DataRow(-1.5, 1.2, 3, "-1 0 1")]
    [DataRow(-170.0, 170.0, 5, "-90 0 90")]
    public void Ticks_are_round_degrees(double from, double to, int most, string expected)
    {
        string ticks = string.Join(
            ' ', DegreeTick.Choose(from, to, most).Select(static one => one.Value.ToString($"F{one.Decimals}", Invariant)));

        Assert.AreEqual(expected, ticks);
    }

    [TestMethod]
    public async Task A_track_stands_in_place_of_two_lines_of_degrees_unless_those_are_asked_for()
    {
        using (ReadingStore store = ReadingStore.Open(Store))
        {
            store.Write([.. Readings("van", Square)]);
        }

        StationRun all = await StationRun.Of("plot", "--store", Store, "--zone", "UTC");
        StationRun one = await StationRun.Of("plot", "--store", Store, "--quantity", "latitude", "--zone", "UTC");
        StationRun file = await StationRun.Of("plot", "--store", Store, "--quantity", "position", "--out", _folder.File("a.svg"));

        StringAssert.Contains(all.Text, "van: Position, 5 positions, 4.4 km");
        StringAssert.Contains(all.Text, "A first  24 Oct 2026 12:00  60.00000° N, 10.00000° E");
        Assert.IsFalse(all.Text.Contains("atitude", StringComparison.Ordinal), all.Text);
        StringAssert.Contains(one.Text, "van: Latitude in °, 60.00000 ° to 60.01000 °");
        Assert.IsFalse(one.Text.Contains("Position", StringComparison.Ordinal), one.Text);
        Assert.AreEqual(0, file.ExitCode, file.Text);
        Assert.AreEqual("svg", XDocument.Load(_folder.File("a.svg")).Root!.Name.LocalName);
    }

    [TestMethod]
    public async Task Without_a_position_one_line_says_that_there_is_nothing_to_draw()
    {
        using (ReadingStore store = ReadingStore.Open(Store))
        {
            store.Write([Reading("van", 1, null)]);
        }

        StationRun run = await StationRun.Of("plot", "--store", Store, "--quantity", "position", "--out", _folder.File("a.png"));

        Assert.AreEqual((1, "station: no reading of that time has a position: there is nothing to draw"), (run.ExitCode, run.Text.Trim()));
        Assert.IsFalse(File.Exists(_folder.File("a.png")));
    }

    [TestMethod]
    [DataRow("52.51628", "13.37770")]
    [DataRow("-33.85678", "-179.99999")]
    [DataRow("0.00001", "-0.00005")]
    public async Task A_position_keeps_its_five_decimals_from_the_message_into_every_file_and_back(string latitude, string longitude)
    {
        byte[] message = Encoding.UTF8.GetBytes($$"""{"seq":1,"session":7,"latitude":{{latitude}},"longitude":{{longitude}},"quality":"ok"}""");
        JsonElement json = CheckedJson.Object(message, out _)!.Value;
        using (ReadingStore store = ReadingStore.Open(Store))
        {
            store.Write([ReadingMessage.ToStore("home", "van", NodeReading.Read(json), json, false, Start)]);
        }

        foreach (string file in (string[])[_folder.File("a.csv"), _folder.File("a.jsonl")])
        {
            StationRun export = await StationRun.Of("export", "--store", Store, "--out", file);
            StationRun import = await StationRun.Of("import", file, "--store", file + ".db");

            Assert.AreEqual((0, 0), (export.ExitCode, import.ExitCode), export.Text + import.Text);
            using ReadingStore back = ReadingStore.Open(file + ".db");
            IReadOnlyDictionary<string, double?> values = back.Read(back.Nodes().Single(), new ReadingFilter()).Single().Values;
            Assert.AreEqual((double.Parse(latitude, Invariant), double.Parse(longitude, Invariant)), (values["latitude"], values["longitude"]));
        }
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static SKBitmap Draw((double Latitude, double Longitude)[] way, Func<int, bool>? missing = null)
    {
        using ReadingStore store = ReadingStore.OpenInMemory();
        store.Write([.. Readings("van", way).Where((_, number) => missing?.Invoke(number) != true)]);
        using MemoryStream picture = new();
        new Picture(PlotData.Read(store, new PlotRequest { Zone = TimeZoneInfo.Utc }), TimeZoneInfo.Utc).WritePng(picture);
        return SKBitmap.Decode(picture.ToArray());
    }

    private static Track Track(params (double Latitude, double Longitude)[] way)
    {
        using ReadingStore store = ReadingStore.OpenInMemory();
        store.Write([.. Readings("van", way)]);
        return PlotData.Read(store, new PlotRequest { Quantities = ["position"] }).Tracks.Single().Track;
    }

    private static IEnumerable<StoredReading> Readings(string place, (double Latitude, double Longitude)[] way) =>
        way.Select((where, number) => Reading(place, number + 1, where));

    private static StoredReading Reading(string place, int number, (double Latitude, double Longitude)? where) => new()
    {
        Place = place,
        Session = 7,
        Sequence = number,
        At = Start.AddMinutes(number - 1),
        Received = Start.AddMinutes(number - 1),
        Values = new Dictionary<string, double?> { ["latitude"] = where?.Latitude, ["longitude"] = where?.Longitude },
        Quality = where is null ? "nofix" : "ok",
    };

    private static bool IsDrawn(SKBitmap picture, int x, int y) =>
        Enumerable.Range(-3, 7).Any(one => IsOfNode(picture.GetPixel(x, y + one)));

    // What a line of the first node is made of, its edges aside.
    private static bool IsOfNode(SKColor colour) => colour == SKColor.Parse("#0072b2");

    private static SKRectI Extent(SKBitmap picture)
    {
        SKRectI extent = SKRectI.Empty;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                if (IsOfNode(picture.GetPixel(x, y)))
                {
                    SKRectI here = new(x, y, x + 1, y + 1);
                    extent = extent.IsEmpty ? here : SKRectI.Union(extent, here);
                }
            }
        }

        return extent;
    }
}
