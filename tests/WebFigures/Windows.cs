using System.Text.Json;
using Microsoft.Playwright;

namespace WebFigures;

/// <summary>Browser windows, and what goes over the network to them.</summary>
internal sealed class Windows(IBrowser browser)
{
    /// <summary>Milliseconds: only ends a measurement that hangs.</summary>
    private const float LimitMs = 300_000;

    private long _bytes;

    /// <summary>Bytes of answers and of what the server pushed, to windows that were opened with counting, since the last time this was read.</summary>
    internal long Bytes => Interlocked.Exchange(ref _bytes, 0);

    /// <summary>Opens a page and waits until it answers to clicks.</summary>
    internal async Task<IPage> Open(string address, bool counts)
    {
        IBrowserContext context = await browser.NewContextAsync();
        context.SetDefaultTimeout(LimitMs);
        IPage page = await context.NewPageAsync();
        if (counts)
        {
            ICDPSession session = await context.NewCDPSessionAsync(page);
            await session.SendAsync("Network.enable");
            session.Event("Network.loadingFinished").OnEvent += (_, told) => Count(told, "encodedDataLength");
            page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Interlocked.Add(ref _bytes, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        }

        await page.GotoAsync(address);
        await page.Locator("main[data-live=yes]").WaitForAsync();
        return page;
    }

    private void Count(JsonElement? told, string key)
    {
        if (told?.TryGetProperty(key, out JsonElement length) == true)
        {
            Interlocked.Add(ref _bytes, (long)length.GetDouble());
        }
    }
}
