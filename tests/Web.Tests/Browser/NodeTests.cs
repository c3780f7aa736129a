using Kit;
using Microsoft.Playwright;
using Web.Tests.Support;

namespace Web.Tests.Browser;

[TestClass]
[TestCategory("Servers")]
public sealed class NodeTests
{
    [TestMethod]
    public async Task A_setting_is_applied_and_one_that_is_refused_says_so_at_its_field()
    {
        await using ServedHouse house = await ServedHouse.Start();
        await house.Node("livingroom");
        IPage page = await house.Open("/node/livingroom/settings");

        await page.GetByLabel("interval (s)").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send interval" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Done; revision")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("0 s ago, every 2 s").Or(page.GetByText("1 s ago, every 2 s")).First).ToBeVisibleAsync();

        await page.GetByLabel("qos", new() { Exact = true }).FillAsync("7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send qos" }).ClickAsync();
        ILocator help = page.Locator("#set-qos-help");
        await Assertions.Expect(help).ToContainTextAsync("Refused");
        await Assertions.Expect(help).ToContainTextAsync("0 to 2");
        await Assertions.Expect(page.Locator("#set-qos")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    [TestMethod]
    public async Task A_trial_counts_down_and_a_node_that_cannot_connect_comes_back_to_its_settings()
    {
        await using ServedHouse house = await ServedHouse.Start();
        await house.Node("livingroom");
        IPage page = await house.Open("/node/livingroom/settings");

        await page.GetByLabel("port", new() { Exact = true }).FillAsync($"{FreePort.Next()}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send port" }).ClickAsync();
        await Assertions.Expect(page.GetByText("On trial:")).ToBeVisibleAsync();

        await Assertions.Expect(page.GetByText("came back to the old settings")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("port", new() { Exact = true })).ToHaveValueAsync($"{house.Broker.Port}");
    }

    [TestMethod]
    public async Task A_chart_shows_an_outage_as_a_gap()
    {
        await using ServedHouse house = await ServedHouse.Start(static file =>
            Recorded.Fill(file, ["attic"], TimeSpan.FromHours(20), TimeSpan.FromMinutes(1), (9, 6.5)));
        IPage page = await house.Open("/node/attic");

        await page.GetByRole(AriaRole.Button, new() { Name = "Day", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".chart-facts").First).ToContainTextAsync("1 gap");

        await page.WaitForFunctionAsync("""
            () => window.echarts?.getInstanceByDom(document.querySelector('.chart'))
                ?.getOption().series[0].data.filter(point => point[1] === null).length === 1
            """);
    }

    [TestMethod]
    public async Task Nodes_are_compared_in_one_chart_and_what_is_shown_comes_as_a_table()
    {
        await using ServedHouse house = await ServedHouse.Start(static file =>
            Recorded.Fill(file, ["attic", "cellar"], TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(1)));
        IPage page = await house.Open("/node/attic");
        await page.Locator(".chart canvas").First.WaitForAsync();

        await page.GetByLabel("Compare with").FillAsync("cellar");
        await page.GetByLabel("Compare with").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".chart-facts").First).ToContainTextAsync("cellar");
        IDownload table = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        IDownload picture = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "PNG" }).ClickAsync());

        string[] lines = await File.ReadAllLinesAsync(await table.PathAsync());

        Assert.AreEqual(1 + 50 + 50, lines.Length);

        byte[] png = await File.ReadAllBytesAsync(await picture.PathAsync());
        Assert.AreEqual("PNG", System.Text.Encoding.ASCII.GetString(png, 1, 3));
    }

    [TestMethod]
    public async Task A_command_is_answered_and_reset_wants_the_id_of_the_node()
    {
        await using ServedHouse house = await ServedHouse.Start();
        await house.Node("livingroom");
        IPage page = await house.Open("/node/livingroom/commands");

        await page.GetByRole(AriaRole.Button, new() { Name = "Read now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("read: Done")).ToBeVisibleAsync();

        await page.GetByText("What cannot be had back").ClickAsync();
        ILocator reset = page.GetByRole(AriaRole.Button, new() { Name = "Reset" });
        await page.GetByLabel("Id of the node").FillAsync("kitchen");
        await Assertions.Expect(reset).ToBeDisabledAsync();
        await page.GetByLabel("Id of the node").FillAsync("livingroom");
        await reset.ClickAsync();
        await Assertions.Expect(page.GetByText("reset: Done")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task The_contract_check_reports_line_by_line()
    {
        await using ServedHouse house = await ServedHouse.Start();
        await house.Node("livingroom");
        IPage page = await house.Open("/node/livingroom/check");

        await page.GetByRole(AriaRole.Button, new() { Name = "Check it" }).ClickAsync();

        await Assertions.Expect(page.GetByText(" passed, 0 failed")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task A_node_that_is_gone_is_removed_with_everything_that_the_broker_keeps_of_it()
    {
        await using ServedHouse house = await ServedHouse.Start();
        RunningProgram node = await house.Node("livingroom");
        IPage page = await house.Open("/node/livingroom/commands");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Read now" })).ToBeVisibleAsync();
        await page.GetByText("What cannot be had back").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToHaveCountAsync(0);
        node.Send(Signal.Kill);
        ILocator remove = page.GetByRole(AriaRole.Button, new() { Name = "Remove" });
        await Assertions.Expect(remove).ToBeDisabledAsync();

        await page.GetByLabel("Id of the node").FillAsync("livingroom");
        await remove.ClickAsync();

        await Assertions.Expect(page.GetByText("Nothing is known of this node now")).ToBeVisibleAsync();
        await using Subscriber later = await Subscriber.Start(house.Broker.Port, "home/#", 2, "-t", "homeassistant/#");
        await Publisher.Publish(house.Broker.Port, "home/livingroom/mark", "the end", 1, false);
        Received first = await later.Next(static _ => true);
        Assert.AreEqual("the end", first.Text, "nothing is kept any more");
    }
}
