using Microsoft.Playwright;
using Web.Tests.Support;

namespace Web.Tests.Browser;

[TestClass]
[TestCategory("Servers")]
public sealed class OverviewTests
{
    [TestMethod]
    public async Task A_node_that_comes_is_on_the_page_with_its_reading_without_a_reload()
    {
        await using ServedHouse house = await ServedHouse.Start();
        IPage page = await house.Open();
        await Assertions.Expect(page.GetByText("No node yet")).ToBeVisibleAsync();

        await house.Node("livingroom");

        ILocator card = page.Locator("[data-place=livingroom]");
        await Assertions.Expect(card.GetByText("online")).ToBeVisibleAsync();
        await Assertions.Expect(card.Locator(".unit").First).ToHaveTextAsync("°C");
    }

    [TestMethod]
    public async Task A_broker_that_goes_and_comes_back_needs_no_reload()
    {
        await using ServedHouse house = await ServedHouse.Start();
        await house.Node("livingroom");
        IPage page = await house.Open();
        await Assertions.Expect(page.Locator("[data-place=livingroom]").GetByText("online")).ToBeVisibleAsync();

        await house.Broker.Stop();
        await Assertions.Expect(page.GetByText("No connection to the broker")).ToBeVisibleAsync();
        await house.Broker.Restart();

        await Assertions.Expect(page.GetByText("No connection to the broker")).ToBeHiddenAsync();
    }
}
