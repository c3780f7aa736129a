using System.Text;
using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Station.Network;
using Store;
using Web.History;
using Web.Layout;
using Web.Live;

namespace Web.Tests.Components;

[TestClass]
public sealed class TrackTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private static readonly Track Drive = new(
        [Point(0, 52.51628, 13.37770, true), Point(1, 52.51732, 13.38882, false), Point(9, 52.51950, 13.40110, true)], 3, 2, 768);

    [TestMethod]
    public void A_track_says_in_words_where_it_begins_and_ends_and_how_long_it_is()
    {
        using BunitContext page = Page();

        IRenderedComponent<TrackChart> chart = page.Render<TrackChart>(
            one => one.Add(it => it.Lines, [new TrackLine("van", Drive)]).Add(it => it.IsDark, false));

        const string Words = "van: 3 positions, 768 m, 1 gap, 2 without a position; first 52.51628° N, 13.37770° E at 21 Nov 10:00:00; "
            + "last 52.51950° N, 13.40110° E at 21 Nov 10:09:00";
        Assert.AreEqual(Words, chart.Find("[role=img]").GetAttribute("aria-label"));
        Assert.AreEqual(Words, chart.Find(".chart-facts").TextContent);
        Assert.AreEqual("PNG of the track", chart.Find("button").TextContent);
    }

    [TestMethod]
    public void Without_a_position_it_says_so_and_draws_nothing()
    {
        using BunitContext page = Page();

        IRenderedComponent<TrackChart> chart = page.Render<TrackChart>(
            one => one.Add(it => it.Lines, [new TrackLine("van", new Track([], 0, 7, 0))]).Add(it => it.IsDark, false));

        Assert.AreEqual("No reading of this time has a position.", chart.Find("p").TextContent);
        Assert.AreEqual(0, chart.FindAll("[role=img], button").Count);
    }

    [TestMethod]
    public void A_gap_is_a_hole_and_the_ends_are_marked()
    {
        JsonElement options = Options(new TrackLine("van", Drive));

        JsonElement series = options.GetProperty("series")[0];
        string[] points = [.. series.GetProperty("data").EnumerateArray().Select(static one => $"{one[0]} {one[1]}")];
        string[] ends = [.. series.GetProperty("markPoint").GetProperty("data").EnumerateArray().Select(static one => one.GetProperty("coord").ToString())];
        CollectionAssert.AreEqual(new[] { "13.3777 52.51628", "13.38882 52.51732", "13.38882 ", "13.4011 52.5195" }, points);
        CollectionAssert.AreEqual(new[] { "[13.3777,52.51628]", "[13.4011,52.5195]" }, ends);
    }

    [TestMethod]
    public void A_boat_over_the_antimeridian_goes_on_beyond_it()
    {
        Track boat = new([Point(0, -17, 179, true), Point(1, -16.5, -179.5, false)], 2, 0, 170_000);

        JsonElement options = Options(new TrackLine("boat", boat));

        Assert.AreEqual("179 180.5", string.Join(' ', options.GetProperty("series")[0].GetProperty("data").EnumerateArray().Select(static one => one[0])));
        Assert.AreEqual(179.75, options.GetProperty("track").GetProperty("longitude").GetDouble(), 1e-9);
    }

    [TestMethod]
    public void A_name_of_a_node_is_drawn_and_no_template()
    {
        JsonElement options = Options(new TrackLine("{a|<b>}", Drive), new TrackLine("van", Drive));

        JsonElement ends = options.GetProperty("series")[0].GetProperty("markPoint").GetProperty("data");
        Assert.AreEqual("a|<b>}", ends[1].GetProperty("label").GetProperty("formatter").GetString());
        Assert.AreEqual("richText", options.GetProperty("tooltip").GetProperty("renderMode").GetString());
    }

    [TestMethod]
    [DataRow("reading", """{"seq":1,"session":7,"latitude":52.51628,"longitude":13.37770,"satellites":9,"quality":"ok"}""", "52.51628° N, 13.37770° E")]
    [DataRow("position", "-33.85678,-179.99999", "33.85678° S, 179.99999° W")]
    [DataRow("reading", """{"seq":1,"session":7,"latitude":null,"longitude":null,"quality":"nofix"}""", "–")]
    public void Latitude_and_longitude_are_one_value_of_a_node(string leaf, string message, string expected)
    {
        NodeBook book = new("home");
        book.Apply(new Arrival($"home/van/{leaf}", Encoding.UTF8.GetBytes(message), 0, false), Start);

        NodeView van = book.Advance(Start)!.Single();

        ValueView position = van.Values.Single(static one => one.Quantity is "position");
        Assert.AreEqual((expected, "Position"), (position.Text, position.Title));
        Assert.IsFalse(van.Values.Any(static one => one.Quantity is "latitude" or "longitude"));
    }

    private static BunitContext Page()
    {
        BunitContext page = new();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddScoped<Viewer>();
        return page;
    }

    private static JsonElement Options(params TrackLine[] lines) =>
        JsonSerializer.SerializeToElement(new TrackPicture(isDark: true, static time => $"{time:HH:mm}").Of(lines));

    private static TrackPoint Point(int minute, double latitude, double longitude, bool isAfterGap) =>
        new(Start.AddMinutes(minute), latitude, longitude, isAfterGap);
}
