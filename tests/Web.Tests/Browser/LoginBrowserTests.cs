using Kit;
using Microsoft.Playwright;
using Web.Access;
using Web.Tests.Support;

namespace Web.Tests.Browser;

[TestClass]
[TestCategory("Servers")]
public sealed class LoginBrowserTests
{
    [TestMethod]
    public async Task A_viewer_sees_everything_and_operates_nothing()
    {
        await using LoginHouse login = await LoginHouse.Start();
        await login.House.Node("livingroom");
        IPage page = await login.Enter(LoginHouse.Viewer, "/node/livingroom/commands");

        await Assertions.Expect(page.GetByText("You may look, not operate.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Read now" })).ToHaveCountAsync(0);
        await page.GotoAsync(login.House.Address + "/node/livingroom/settings");
        await ServedHouse.Interactive(page);
        await Assertions.Expect(page.GetByLabel("interval (s)")).ToBeDisabledAsync();
    }

    [TestMethod]
    public async Task An_operator_operates_until_the_role_is_taken_and_the_page_goes_to_the_login()
    {
        await using LoginHouse login = await LoginHouse.Start();
        await login.House.Node("livingroom");
        IPage page = await login.Enter(LoginHouse.Operator, "/node/livingroom/commands");

        await page.GetByRole(AriaRole.Button, new() { Name = "Read now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Done")).ToBeVisibleAsync();
        login.Write((LoginHouse.Viewer, Role.Viewer));

        await page.WaitForURLAsync("**/login?to=%2Fnode%2Flivingroom%2Fcommands");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Who_logs_out_is_a_stranger_again_and_no_page_has_a_violation(bool dark)
    {
        await using LoginHouse login = await LoginHouse.Start();
        IPage page = await login.Enter(LoginHouse.Operator, "/", dark);
        string folder = Path.Combine(Repository.Root, "artifacts", "pictures");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"known-phone-{(dark ? "dark" : "light")}.png") });
        await Accessible.Check(page, "a page with who is logged in");

        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await page.GetByLabel("Password").WaitForAsync();
        string file = Path.Combine(folder, $"login-phone-{(dark ? "dark" : "light")}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        await Accessible.Check(page, "the login");
        await page.GotoAsync(login.House.Address + "/");

        StringAssert.EndsWith(page.Url, "/login?to=%2F");
    }
}
