using System.Xml.Linq;
using Kit;
using Station.Plot;
using Station.Tests.Support;
using Store;

namespace Station.Tests;

[TestClass]
public sealed class PlotTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.File("readings.db");

    [TestCleanup]
    public void Remove() => _folder.Dispose();

    [TestMethod]
    public async Task A_picture_is_drawn_as_PNG_and_as_SVG()
    {
        Fill(2, 100);

        StationRun png = await StationRun.Of("plot", "--store", Store, "--out", _folder.File("a.png"));
        StationRun svg = await StationRun.Of("plot", "--store", Store, "--out", _folder.File("a.svg"), "--zone", "Europe/Berlin");

        Assert.AreEqual((0, 0), (png.ExitCode, svg.ExitCode), png.Text + svg.Text);
        CollectionAssert.AreEqual(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }, (await File.ReadAllBytesAsync(_folder.File("a.png")))[..4]);
        Assert.AreEqual("svg", XDocument.Load(_folder.File("a.svg")).Root!.Name.LocalName);
    }

    [TestMethod]
    public async Task Without_a_file_it_is_drawn_in_the_terminal_with_its_gap()
    {
        Fill(1, 60, missing: number => number is > 20 and < 40);

        StationRun run = await StationRun.Of("plot", "--store", Store, "--quantity", "temperature", "--zone", "UTC");

        Assert.AreEqual(0, run.ExitCode, run.Text);
        StringAssert.Contains(run.Text, "flat-1: Temperature in °C");
        StringAssert.Contains(run.Text, "24 Oct 2026 12:00");
        StringAssert.Contains(run.Text, "Time in UTC");

        string[] rows = [.. run.Lines.Where(static line => line.Any(static c => c is >= '\u2800' and < '\u2900'))];
        Assert.AreEqual(8, rows.Length);

        int middle = rows[0].Length / 2;
        Assert.IsTrue(rows.All(row => row[middle] == '\u2800'), run.Text);
    }

    [TestMethod]
    public async Task A_recording_can_be_drawn_without_a_database()
    {
        string file = _folder.File("readings.csv");
        await File.WriteAllTextAsync(
            file,
            "place,session,seq,at,temperature\nattic,7,1,2026-11-21T10:00:00Z,\"25,6\"\nattic,7,2,2026-11-21T10:00:10Z,nan\n"
            + "attic,7,3,2026-11-21T10:00:20Z,26.0\n");

        StationRun run = await StationRun.Of("plot", file);

        Assert.AreEqual(0, run.ExitCode, run.Text);
        StringAssert.Contains(run.Text, "25.6 °C to 26.0 °C, 1 could not be measured");
    }

    [TestMethod]
    public async Task What_is_not_there_is_said()
    {
        Fill(1, 10);

        StationRun place = await StationRun.Of("plot", "--store", Store, "--place", "roof*");
        StationRun time = await StationRun.Of("plot", "--store", Store, "--from", "2020-01-01", "--to", "2020-01-02");
        StationRun store = await StationRun.Of("plot", "--store", _folder.File("none.db"));

        StringAssert.Contains(place.Text, "no place matches roof*; there are flat-1");
        StringAssert.Contains(time.Text, "there is nothing to draw");
        StringAssert.Contains(store.Text, "there is no store");
        Assert.AreEqual((1, 1, 2), (place.ExitCode, time.ExitCode, store.ExitCode));
        Assert.IsFalse(File.Exists(_folder.File("none.db")));
    }

    [TestMethod]
    public void Many_nodes_get_a_small_picture_each_in_the_order_people_count()
    {
        Fill(14, 5);
        using ReadingStore store = ReadingStore.Open(Store);

        PlotData data = PlotData.Read(store, new PlotRequest { Zone = TimeZoneInfo.Utc });

        Assert.AreEqual("flat-1 flat-2 flat-3", string.Join(' ', data.Nodes.Take(3)));

        using MemoryStream picture = new();
        new Picture(data, TimeZoneInfo.Utc).WriteSvg(picture);
        string text = System.Text.Encoding.UTF8.GetString(picture.ToArray());
        Assert.AreEqual("svg", XDocument.Parse(text).Root!.Name.LocalName);
    }

    [TestMethod]
    public void Labels_are_right_on_both_sides_of_a_change_of_summer_time()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        string autumn = Ticks(new DateTimeOffset(2026, 10, 24, 20, 0, 0, TimeSpan.Zero), 12, berlin);
        string spring = Ticks(new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero), 6, berlin);

        Assert.AreEqual("22:00/24 Oct 2026 | 25 Oct | 02:00 | 02:00/UTC+1 | 04:00 | 06:00 | 08:00", autumn);
        Assert.AreEqual("23:00/28 Mar 2026 | 29 Mar | 01:00 | 03:00/UTC+2 | 04:00 | 05:00", spring);
        Assert.AreEqual("Time in Europe/Berlin (UTC+2, from 25 Oct 2026 02:00 on UTC+1)", ZoneText.Describe(berlin, Start, Start.AddDays(2)));
    }

    [TestMethod]
    [DataRow(1.0 / 60, 6, "12:00:00/24 Oct 2026 | 12:00:10 | 12:00:20 | 12:00:30 | 12:00:40 | 12:00:50 | 12:01:00")]
    [DataRow(24.0 * 5, 6, "25 Oct/2026 | 26 Oct | 27 Oct | 28 Oct | 29 Oct")]
    [DataRow(24.0 * 150, 6, "Nov/2026 | Dec | Jan/2027 | Feb | Mar")]
    [DataRow(24.0 * 365 * 5, 6, "2027 | 2028 | 2029 | 2030 | 2031")]
    public void Ticks_are_round_times_with_the_year_where_it_matters(double hours, int most, string expected)
    {
        string ticks = string.Join(
            " | ", TimeTicks.Choose(Start, Start.AddHours(hours), TimeZoneInfo.Utc, most).Select(static one => one.Label.Replace('\n', '/')));

        Assert.AreEqual(expected, ticks);
    }

    private static string Ticks(DateTimeOffset from, int hours, TimeZoneInfo zone) =>
        string.Join(" | ", TimeTicks.Choose(from, from.AddHours(hours).AddMinutes(-1), zone, 7).Select(static one => one.Label.Replace('\n', '/')));

    private void Fill(int nodes, int readings, Func<int, bool>? missing = null)
    {
        using ReadingStore store = ReadingStore.Open(Store);
        store.Write([.. from node in Enumerable.Range(1, nodes)
                        from number in Enumerable.Range(1, readings)
                        where missing?.Invoke(number) != true
                        select new StoredReading
                        {
                            Place = $"flat-{node}",
                            Session = 7,
                            Sequence = number,
                            At = Start.AddMinutes(number - 1),
                            Received = Start.AddMinutes(number - 1),
                            Values = new Dictionary<string, double?> { ["temperature"] = 20 + Math.Sin(number / 9.0), ["humidity"] = 50 },
                            Quality = "ok",
                        }]);
    }
}
