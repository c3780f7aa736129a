using Kit;
using Microsoft.Playwright;
using Web.Tests.Support;

namespace Web.Tests.Browser;

[TestClass]
[TestCategory("Servers")]
public sealed class AlarmTests
{
    private const string Hostile = "<script>document.title='taken'</script><img src=x onerror=document.title='taken'>";

    [TestMethod]
    public async Task An_alarm_rises_and_falls_without_a_reload()
    {
        await using ServedHouse house = await ServedHouse.Start();
        using TestClient node = new("cellar");
        await node.Connect(house.Broker.Port);
        await node.Publish("home/cellar/status", "online", 1, true);
        await node.Publish("home/cellar/reading", """{"seq":1,"session":1,"temperature":4.4,"quality":"ok"}""");
        IPage page = await house.Open();
        ILocator alarm = page.Locator("[data-place=cellar] .alarm");

        await node.Publish("home/cellar/alarm", """[{"quantity":"temperature","is":"low","value":4.4,"since":"2026-11-26T06:10:00Z"}]""", 1, true);
        await Assertions.Expect(alarm).ToHaveTextAsync("temperature low, 4.4 °C");

        await node.Publish("home/cellar/alarm", "[]", 1, true);
        await Assertions.Expect(alarm).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task What_a_message_says_is_text_and_never_markup()
    {
        await using ServedHouse house = await ServedHouse.Start();
        using TestClient stranger = new("stranger");
        await stranger.Connect(house.Broker.Port);
        string place = Hostile.Replace("/", "", StringComparison.Ordinal);
        await stranger.Publish($"home/{place}/status", "online", 1, true);
        await stranger.Publish($"home/{place}/reading", $$"""{"seq":1,"session":1,"{{Hostile}}":4.4,"quality":"{{Hostile}}"}""", 1, true);
        await stranger.Publish($"home/{place}/health", $$"""{"id":"{{Hostile}}","board":"{{Hostile}}"}""", 1, true);
        IPage page = await house.Open();

        ILocator link = page.GetByRole(AriaRole.Link, new() { Name = place });
        await Assertions.Expect(link).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main script, main img")).ToHaveCountAsync(0);
        await link.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Health" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = Hostile }).First).ToBeVisibleAsync();

        await Assertions.Expect(page.Locator("main script, main img")).ToHaveCountAsync(0);
        Assert.AreNotEqual("taken", await page.TitleAsync());
    }
}
