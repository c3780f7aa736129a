using Microsoft.Playwright;

namespace Web.Tests.Support;

/// <summary>The browser of all tests: Debian's chromium, driven by Playwright.</summary>
[TestClass]
public static class Chromium
{
    /// <summary>Names another chromium than Debian's.</summary>
    private const string Variable = "TEST_CHROMIUM";

    private static readonly string[] Arguments =
    [
        // As root it refuses to start otherwise; the rest keeps it from asking its maker anything.
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> Browser = new(Start);
    private static IPlaywright? _playwright;

    /// <summary>A window of its own, with no cookies.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="dark">Whether its owner likes it dark.</param>
    /// <param name="zone">Its time zone.</param>
    internal static async Task<IPage> Window(int width = 1280, int height = 800, bool dark = false, string zone = "Europe/Berlin")
    {
        IBrowser browser = await Browser.Value;
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            TimezoneId = zone,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout((float)Kit.Limits.Hang.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    /// <summary>Ends it.</summary>
    [AssemblyCleanup]
    public static async Task End()
    {
        if (Browser.IsValueCreated)
        {
            await (await Browser.Value).CloseAsync();
            _playwright?.Dispose();
        }
    }

    private static async Task<IBrowser> Start()
    {
        Assertions.SetDefaultExpectTimeout((float)Kit.Limits.Hang.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Args = Arguments,
        });
    }
}
