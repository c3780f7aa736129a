using System.Diagnostics;
using Kit;
using Microsoft.Playwright;
using Mqtt;
using Store;
using WebFigures;

// Measures the station's web page on this machine, with chromium on the same machine, and prints the figures of docs/web.md.
string bin = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
string folder = Directory.CreateTempSubdirectory("web-figures").FullName;
using IPlaywright playwright = await Playwright.CreateAsync();
await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
{
    ExecutablePath = Environment.GetEnvironmentVariable("TEST_CHROMIUM") ?? "/usr/bin/chromium",
    Args =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
});
Windows windows = new(browser);
Console.WriteLine($"{Environment.ProcessorCount} cores, which chromium {browser.Version} uses too");

string month = Path.Combine(folder, "month.db");
string[] places = ["attic", "bath", "cellar", "den", "hall"];
MonthOfReadings.Write(month, places);
using (Served house = Served.Start(bin, 5, month))
{
    await windows.Open(house.Address, counts: false);
    Stopwatch watch = Stopwatch.StartNew();
    IPage page = await windows.Open(house.Address, counts: true);
    Console.WriteLine($"first page in a browser that knows nothing: {watch.ElapsedMilliseconds} ms until it answers to clicks, {windows.Bytes / 1024} KB");

    await page.GotoAsync(house.Address + "/node/attic");
    await page.Locator(".chart canvas").First.WaitForAsync();
    foreach (string place in places[1..])
    {
        await page.GetByLabel("Compare with").FillAsync(place);
        await page.GetByLabel("Compare with").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = place }).WaitForAsync();
    }

    _ = windows.Bytes;
    watch.Restart();
    await page.GetByRole(AriaRole.Button, new() { Name = "Month", Exact = true }).ClickAsync();
    await page.WaitForFunctionAsync("() => { const o = window.echarts?.getInstanceByDom(document.querySelector('.chart'))?.getOption();"
        + " return o?.series.length === 5 && o.series[4].data.length > 1000; }");
    Console.WriteLine($"a month of five nodes, 223,200 readings, on a chart: {watch.ElapsedMilliseconds} ms from the click, {windows.Bytes / 1024} KB");

    house.Mark();
    List<IPage> pages = [];
    for (int i = 0; i < 50; i++)
    {
        pages.Add(await windows.Open(house.Address, counts: false));
    }

    house.Mark();
    await Task.Delay(TimeSpan.FromSeconds(20));
    Console.WriteLine($"50 browsers on five nodes with a reading a second: the station takes {house.Use()}");
    foreach (IPage one in pages)
    {
        await one.Context.CloseAsync();
    }
}

string thousand = Path.Combine(folder, "thousand.db");
await using (TestBroker broker = await TestBroker.StartMosquitto())
using (Served house = Served.Start(bin, 1000, thousand, broker.Port))
{
    await Task.Delay(TimeSpan.FromSeconds(60));
    IPage page = await windows.Open(house.Address, counts: false);
    await page.Locator(".row").First.WaitForAsync();
    house.Mark();
    await Task.Delay(TimeSpan.FromSeconds(30));
    Console.WriteLine($"1,000 nodes with a reading a second, one browser: the station takes {house.Use()}");
    List<double> delays = [];
    using MqttClient probe = new(new MqttClientOptions { ClientId = "probe" }, new NoEvents());
    probe.Connect("127.0.0.1", house.Port);
    await Task.Delay(1000);
    await page.GetByPlaceholder("Search").FillAsync("probe");
    for (int i = 1; i <= 10; i++)
    {
        Stopwatch watch = Stopwatch.StartNew();
        string reading = $$"""{"seq":{{i}},"session":1,"temperature":{{i}}.5,"quality":"ok"}""";
        probe.Publish("home/probe/reading", System.Text.Encoding.UTF8.GetBytes(reading), 1, false, out _);
        await page.Locator("[data-place=probe]").GetByText($"{i}.5").WaitForAsync();
        delays.Add(watch.ElapsedMilliseconds);
    }

    Console.WriteLine($"a reading among them is on the page after {delays.Order().ElementAt(5):0} ms (median), {delays.Max():0} ms at most of 10");
}

using (ReadingStore store = ReadingStore.Open(thousand))
{
    long kept = 0;
    long missing = 0;
    foreach (NodeInfo node in store.Nodes())
    {
        long[] numbers = [.. store.Read(node, new ReadingFilter()).Select(static one => one.Sequence ?? 0)];
        kept += numbers.Length;
        missing += numbers[^1] - numbers[0] + 1 - numbers.Length;
    }

    Console.WriteLine($"recorded meanwhile: {kept} readings, {missing} missing between the first and the last of a node");
}

Directory.Delete(folder, recursive: true);
