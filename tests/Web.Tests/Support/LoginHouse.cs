using Kit;
using Microsoft.Playwright;
using Web.Access;

namespace Web.Tests.Support;

/// <summary>A served house into which maria, who operates, and eva, who looks, may log in.</summary>
internal sealed class LoginHouse : IAsyncDisposable
{
    internal const string Operator = "maria";
    internal const string Viewer = "eva";
    internal const string Password = "a good long password";

    // Of both: a hash takes a tenth of a second.
    private static readonly Lazy<string> Hash = new(static () => Passwords.Hash(Password));

    private readonly TemporaryFolder _folder = new();

    private LoginHouse()
    {
    }

    /// <summary>The users file.</summary>
    internal string File => _folder.File("users.json");

    /// <summary>The page.</summary>
    internal ServedHouse House { get; private set; } = null!;

    /// <summary>Starts one.</summary>
    internal static async Task<LoginHouse> Start(params string[] more)
    {
        LoginHouse login = new();
        login.Write((Operator, Role.Operator), (Viewer, Role.Viewer));
        login.House = await login.Serve(more);
        return login;
    }

    /// <summary>Serves one more page for the same people.</summary>
    internal Task<ServedHouse> Serve(params string[] more) => ServedHouse.Start(null, ["--users", File, .. more]);

    /// <summary>Opens a page in the window of a phone, and logs in.</summary>
    internal async Task<IPage> Enter(string name, string path, bool dark = false)
    {
        IPage page = await Chromium.Window(375, 740, dark);
        await page.GotoAsync(House.Address + path);
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await ServedHouse.Interactive(page);
        return page;
    }

    /// <summary>Writes who may log in.</summary>
    internal void Write(params (string Name, string Role)[] users) =>
        UserFile.Write(File, users.Select(static user => new PageUser { Name = user.Name, Role = user.Role, Hash = Hash.Value }));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        _folder.Dispose();
    }
}
