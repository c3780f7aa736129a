using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VirtualDevice;

/// <summary>The station's web page beside the nodes: the program <c>station</c>, which ends with this one.</summary>
internal sealed class StationPage : IDisposable
{
    private const int UsualPort = 8080;

    /// <summary>Milliseconds to leave after Ctrl-C, which it hears as well.</summary>
    private const int LeaveMs = 3000;

    private readonly Process _station;

    private StationPage(Process station) => _station = station;

    /// <summary>Starts it. It prints its address itself.</summary>
    /// <param name="broker">The private broker, <c>host:port</c>.</param>
    /// <param name="root">First part of every topic.</param>
    /// <param name="folder">Where readings are kept; null forgets them.</param>
    /// <exception cref="InvalidOperationException">The program is not there.</exception>
    internal static StationPage Start(string broker, string root, string? folder)
    {
        string store = folder is null ? ":memory:" : Path.Combine(folder, "readings.db");
        string[] arguments = ["serve", "--broker", broker, "--root", root, "--store", store, "--listen", $"127.0.0.1:{(IsFree(UsualPort) ? UsualPort : 0)}"];
        return new StationPage(Process.Start(new ProcessStartInfo(Find(), arguments))!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_station.WaitForExit(LeaveMs))
        {
            _station.Kill();
        }

        _station.Dispose();
    }

    // In a release the programs stand side by side; where they are built, each has its folder.
    private static string Find()
    {
        string name = OperatingSystem.IsWindows() ? "station.exe" : "station";
        string here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string[] places = [Path.Combine(here, name), Path.Combine(here, "..", "..", "Station", Path.GetFileName(here), name)];
        return Array.Find(places, File.Exists)
            ?? throw new InvalidOperationException("--web wants the program station: ./run --web builds it, and so does dotnet build src/Station -c Release");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
