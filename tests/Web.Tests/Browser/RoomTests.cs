using Kit;
using Microsoft.Playwright;
using Web.Tests.Support;

namespace Web.Tests.Browser;

/// <summary>The rooms, with people at the page and at a terminal.</summary>
[TestClass]
[TestCategory("Servers")]
public sealed class RoomTests
{
    [TestMethod]
    public async Task People_at_the_page_and_at_a_terminal_talk_and_ask_a_node()
    {
        await using ServedHouse house = await ServedHouse.Start();
        using TemporaryFolder state = new();
        RunningProgram node = await house.Node("livingroom");
        _ = await node.PrintsReading();
        IPage anna = await Enter(house, "Anna Lee");
        IPage ben = await Enter(house, "ben");
        await Assertions.Expect(anna.GetByText("Here: Anna Lee, ben", new() { Exact = true })).ToBeVisibleAsync();
        await using RunningProgram carl = RunningProgram.StartTyped("Station", "station",
            ["chat", "--broker", $"127.0.0.1:{house.Broker.Port}", "--room", "kitchen", "--name", "carl", "--state", state.Path]);
        _ = await carl.Prints("here: Anna Lee, ben, carl");

        await Say(anna, "morning! <script>alert(1)</script> <b>bold</b>");
        await Assertions.Expect(Log(ben)).ToContainTextAsync("<script>alert(1)</script> <b>bold</b>");
        _ = await carl.Prints("Anna Lee: morning!");
        await carl.Type("hello both");
        await Assertions.Expect(Log(anna)).ToContainTextAsync("hello both");
        await Say(ben, "@livingroom how warm?");
        await Assertions.Expect(Log(anna)).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d+\.\d °C"));

        // A reload is no leaving, and shows what was said.
        await ben.ReloadAsync();
        await Assertions.Expect(Log(ben)).ToContainTextAsync("hello both");
        await Accessible.Check(ben, "a room");
        await ben.Context.CloseAsync();
        await Assertions.Expect(Log(anna)).ToContainTextAsync("ben has left");
        await Assertions.Expect(anna.GetByText("Here: Anna Lee, carl", new() { Exact = true })).ToBeVisibleAsync();
        await anna.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "artifacts", "pictures", "room-phone-light.png") });
        Assert.AreEqual(0, await anna.Locator(".talk script, .talk b").CountAsync(), "what was said is text");
    }

    [TestMethod]
    public async Task A_room_goes_on_by_itself_when_the_broker_is_back()
    {
        await using ServedHouse house = await ServedHouse.Start();
        IPage anna = await Enter(house, "anna");

        await house.Broker.Stop();
        await Assertions.Expect(Log(anna)).ToContainTextAsync("connection lost");
        await Say(anna, "said meanwhile");
        await house.Broker.Restart();

        await Assertions.Expect(Log(anna)).ToContainTextAsync("connected again");
        await Assertions.Expect(Log(anna)).ToContainTextAsync("said meanwhile");
    }

    [TestMethod]
    public async Task Enter_sends_what_was_typed_before_the_server_has_seen_it()
    {
        await using ServedHouse house = await ServedHouse.Start();
        await using FaultProxy slow = new(new Uri(house.Address).Port);
        IPage anna = await Chromium.Window();
        await anna.GotoAsync($"http://127.0.0.1:{slow.Port}/rooms/kitchen");
        await ServedHouse.Interactive(anna);
        await Introduce(anna, "anna");
        TaskCompletionSource typed = new();
        slow.ToClient.Tap = (_, _) => typed.Task;

        await Say(anna, "quick");
        typed.SetResult();

        await Assertions.Expect(anna.Locator(".own .text")).ToHaveTextAsync("quick");
        await anna.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Who_has_logged_in_speaks_in_that_name()
    {
        await using LoginHouse login = await LoginHouse.Start();
        IPage page = await login.Enter(LoginHouse.Viewer, "/rooms/kitchen");

        await Assertions.Expect(page.GetByText($"Here: {LoginHouse.Viewer}")).ToBeVisibleAsync();
        await Say(page, "good evening");

        await Assertions.Expect(page.Locator(".own .by")).ToHaveTextAsync(LoginHouse.Viewer);
        await page.Context.CloseAsync();
    }

    private static async Task<IPage> Enter(ServedHouse house, string name)
    {
        IPage page = await house.Open("/rooms/kitchen", 375, 740);
        await Introduce(page, name);
        return page;
    }

    private static async Task Introduce(IPage page, string name)
    {
        await page.GetByLabel("Your name here").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Come in" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Here: ")).ToContainTextAsync(name);
    }

    private static async Task Say(IPage page, string text)
    {
        await page.GetByLabel("Message").FillAsync(text);
        await page.GetByLabel("Message").PressAsync("Enter");
    }

    private static ILocator Log(IPage page) => page.GetByRole(AriaRole.Log);
}
