using Kit;
using Microsoft.Playwright;
using Web.Tests.Support;

namespace Web.Tests.Browser;

/// <summary>Each page in each size and colour: axe-core finds nothing wrong with it, and it is photographed into artifacts/pictures.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class PictureTests
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 375, 740), ("desktop", 1280, 860), ("wall", 1920, 1080)];

    private static ServedHouse? _house;

    [ClassInitialize]
    public static async Task Start(TestContext context)
    {
        _ = context;
        _house = await DemoHouse.Start();
    }

    [ClassCleanup]
    public static async Task End() => await _house!.DisposeAsync();

    [TestMethod]
    [DataRow("overview", "/", "[data-place=cellar] .note")]
    [DataRow("history", "/node/kitchen", ".chart canvas")]
    [DataRow("settings", "/node/kitchen/settings", "#set-interval")]
    [DataRow("commands", "/node/kitchen/commands", "#commands")]
    [DataRow("health", "/node/kitchen/health", "table.facts")]
    [DataRow("check", "/node/kitchen/check", "#check")]
    [DataRow("unknown", "/node/nowhere", ".empty")]
    [DataRow("rooms", "/rooms", "#room")]
    [DataRow("name", "/rooms/lobby", "#name")]
    public async Task A_page_is_right_for_who_reads_it_with_a_screen_reader_in_every_size_and_colour(string name, string path, string sign)
    {
        foreach ((string size, int width, int height) in Sizes)
        {
            foreach (bool dark in (bool[])[false, true])
            {
                IPage page = await _house!.Open(path, width, height, dark);
                await page.Locator(sign).First.WaitForAsync();
                if (name == "history")
                {
                    await page.GetByRole(AriaRole.Button, new() { Name = "Day", Exact = true }).ClickAsync();
                    await Assertions.Expect(page.Locator(".chart-facts").First).ToContainTextAsync("gap");
                }

                string file = Path.Combine(Repository.Root, "artifacts", "pictures", $"{name}-{size}-{(dark ? "dark" : "light")}.png");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
                await Accessible.Check(page, $"{name}, {size}, {(dark ? "dark" : "light")}");
                await page.Context.CloseAsync();
            }
        }
    }
}
