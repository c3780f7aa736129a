using System.Text;
using System.Text.RegularExpressions;
using Kit;
using Microsoft.Playwright;
using Store;
using Web.Tests.Support;

namespace Web.Tests.Browser;

/// <summary>Where a node was, on its page.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class TrackTests
{
    private const string Chart = "window.echarts?.getInstanceByDom(document.querySelector('.chart.track'))";

    [TestMethod]
    public async Task A_vehicle_that_drives_is_seen_where_it_is_and_where_it_was()
    {
        await using ServedHouse house = await ServedHouse.Start();
        await house.Node("van", "--sensor", "gnss");
        IPage page = await house.Open("/node/van");
        ILocator tile = page.Locator(".tile", new PageLocatorOptions { HasText = "Position" }).Locator(".number");

        await Assertions.Expect(tile).ToContainTextAsync("° N, 13.");
        string before = await tile.InnerTextAsync();
        await Assertions.Expect(tile).Not.ToHaveTextAsync(before);
        await page.WaitForFunctionAsync($"() => {Chart}?.getOption().series[0].data.length > 3");
        await Assertions.Expect(page.Locator(".chart.track")).ToHaveAttributeAsync(
            "aria-label", new Regex(@"^van: \d+ positions, .*; first 52\.\d{5}° N, 13\.\d{5}° E at .*; last 52\."));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Latitude" })).ToHaveCountAsync(0);
        IDownload table = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        IDownload picture = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "PNG of the track" }).ClickAsync());

        string[] lines = await File.ReadAllLinesAsync(await table.PathAsync());
        byte[] png = await File.ReadAllBytesAsync(await picture.PathAsync());

        StringAssert.Contains(lines[0], ",latitude,longitude,satellites,");
        StringAssert.Matches(lines[1], new Regex(@",52\.5\d{1,4},13\.\d{1,5},"));
        Assert.AreEqual("PNG", Encoding.ASCII.GetString(png, 1, 3));
    }

    [TestMethod]
    [DataRow("phone", 375, 740, false)]
    [DataRow("phone", 375, 740, true)]
    [DataRow("desktop", 1280, 1000, false)]
    [DataRow("wall", 1920, 1080, true)]
    public async Task A_track_has_one_scale_and_its_gaps_in_every_size_and_colour(string size, int width, int height, bool dark)
    {
        await using ServedHouse house = await ServedHouse.Start(Drive);
        IPage page = await house.Open("/node/van", width, height, dark);
        await page.WaitForFunctionAsync($"() => {Chart}?.getOption().series[0].data.length > 3");

        double ratio = await page.EvaluateAsync<double>($$"""
            () => {
                const [x0, y0] = {{Chart}}.convertToPixel('grid', [13.38, 52.52]);
                const [x1, y1] = {{Chart}}.convertToPixel('grid', [13.39, 52.53]);
                return (x1 - x0) / (y0 - y1);
            }
            """);
        int holes = await page.EvaluateAsync<int>($"() => {Chart}.getOption().series[0].data.filter(point => point[1] === null).length");
        int overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        await page.Locator(".chart.track").ScrollIntoViewIfNeededAsync();
        string name = $"track-{size}-{(dark ? "dark" : "light")}";
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "artifacts", "pictures", name + ".png") });

        Assert.AreEqual(Math.Cos(52.522 * Math.PI / 180), ratio, 0.003, "a metre to the east is as long as one to the north");
        Assert.AreEqual((2, 0), (holes, Math.Max(0, overflow)));
        await Accessible.Check(page, name);
    }

    // A round through Berlin in the last forty minutes, with an outage and a tunnel.
    private static void Drive(string file)
    {
        (double Latitude, double Longitude)[] corners =
            [(52.51628, 13.37770), (52.51950, 13.40110), (52.52190, 13.41330), (52.52860, 13.40130), (52.52510, 13.36940), (52.51828, 13.37670)];
        DateTimeOffset start = DateTimeOffset.UtcNow.AddMinutes(-40);
        using ReadingStore store = ReadingStore.Open(file);
        store.Write([
            .. from number in Enumerable.Range(0, 240)
               where number is < 80 or > 110
               let leg = number / 48
               let part = number % 48 / 48.0
               let hasFix = number is < 180 or > 190
               select new StoredReading
               {
                   Place = "van",
                   Session = 7,
                   Sequence = number,
                   At = start.AddSeconds(number * 10),
                   Received = start.AddSeconds(number * 10),
                   Quality = hasFix ? "ok" : "nofix",
                   Values = new Dictionary<string, double?>
                   {
                       ["latitude"] = hasFix ? Between(corners[leg].Latitude, corners[leg + 1].Latitude, part) : null,
                       ["longitude"] = hasFix ? Between(corners[leg].Longitude, corners[leg + 1].Longitude, part) : null,
                       ["satellites"] = hasFix ? 9 : 2,
                   },
               }]);
    }

    private static double Between(double from, double to, double part) => Math.Round(from + ((to - from) * part), 5);
}
