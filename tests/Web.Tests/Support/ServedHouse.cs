using Kit;
using Microsoft.Playwright;

namespace Web.Tests.Support;

/// <summary>A broker, a station that serves its page, and windows on it.</summary>
internal sealed class ServedHouse : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<RunningProgram> _nodes = [];
    private readonly List<IPage> _windows = [];
    private RunningProgram? _station;

    private ServedHouse(TestBroker broker) => Broker = broker;

    /// <summary>The broker.</summary>
    internal TestBroker Broker { get; }

    /// <summary>Where the page is, without a slash at its end.</summary>
    internal string Address { get; private set; } = "";

    /// <summary>The store, a file.</summary>
    internal string Store => _folder.File("readings.db");

    /// <summary>Starts all.</summary>
    /// <param name="prepare">Fills the store before the station opens it.</param>
    /// <param name="more">More arguments for the station.</param>
    internal static async Task<ServedHouse> Start(Action<string>? prepare = null, params string[] more)
    {
        ServedHouse house = new(await TestBroker.Start());
        prepare?.Invoke(house.Store);
        house._station = RunningProgram.Start("Station", "station",
            ["serve", "--broker", $"127.0.0.1:{house.Broker.Port}", "--listen", "127.0.0.1:0", "--store", house.Store, .. more]);
        string line = await house._station.Prints(" is on http");
        house.Address = line[line.IndexOf("http", StringComparison.Ordinal)..line.IndexOf("/;", StringComparison.Ordinal)];
        return house;
    }

    /// <summary>Starts a virtual device and waits until it is online.</summary>
    internal async Task<RunningProgram> Node(string place, params string[] more)
    {
        RunningProgram node = RunningProgram.StartTyped("VirtualDevice", "virtual-device",
            ["--broker", $"127.0.0.1:{Broker.Port}", "--place", place, "--id", place, "--interval", "1", .. more]);
        _nodes.Add(node);
        await node.Prints("online");
        return node;
    }

    /// <summary>Opens a page in a window of its own and waits until it answers to clicks.</summary>
    internal async Task<IPage> Open(string path = "/", int width = 1280, int height = 800, bool dark = false)
    {
        IPage window = await Chromium.Window(width, height, dark);
        _windows.Add(window);
        await window.GotoAsync(Address + path);
        await Interactive(window);
        return window;
    }

    /// <summary>Waits until a page answers to clicks.</summary>
    internal static Task Interactive(IPage window) => window.Locator("main[data-live=yes]").WaitForAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IPage window in _windows)
        {
            await window.Context.CloseAsync();
        }

        foreach (RunningProgram node in _nodes)
        {
            await node.DisposeAsync();
        }

        if (_station is not null)
        {
            await _station.DisposeAsync();
        }

        await Broker.DisposeAsync();
        _folder.Dispose();
    }
}
