using System.Diagnostics;

namespace WebFigures;

/// <summary>Virtual nodes, their own broker where none is given, and a station that serves their page.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process _nodes;
    private readonly Process _station;
    private TimeSpan _cpu;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private Served(Process nodes, int port, Process station, string address) => (_nodes, Port, _station, Address) = (nodes, port, station, address);

    /// <summary>Of the broker.</summary>
    internal int Port { get; }

    /// <summary>Of the page.</summary>
    internal string Address { get; }

    /// <summary>Starts them.</summary>
    /// <param name="bin">Where the programs are built.</param>
    /// <param name="count">Nodes, each with a reading a second.</param>
    /// <param name="store">For the readings.</param>
    /// <param name="brokerPort">Of a broker; null for the nodes' own one.</param>
    internal static Served Start(string bin, int count, string store, int? brokerPort = null)
    {
        string program = Path.Combine(bin, "VirtualDevice", "release", "virtual-device");
        string[] arguments = ["--interval", "1", "--count", $"{count}"];
        (Process nodes, string broker) = brokerPort is null
            ? Run(program, "private broker on ", arguments)
            : (Run(program, "online", [.. arguments, "--broker", $"127.0.0.1:{brokerPort}"]).Process, $"127.0.0.1:{brokerPort}");
        (Process station, string address) = Run(
            Path.Combine(bin, "Station", "release", "station"), " is on ", "serve", "--broker", broker, "--listen", "127.0.0.1:0", "--store", store);
        int port = int.Parse(broker.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        return new Served(nodes, port, station, address.Split("/;")[0]);
    }

    /// <summary>Begins to count what the station takes of the processor.</summary>
    internal void Mark()
    {
        _station.Refresh();
        _cpu = _station.TotalProcessorTime;
        _watch.Restart();
    }

    /// <summary>Since <see cref="Mark"/>, in percent of one core, and the memory that it holds.</summary>
    internal string Use()
    {
        _station.Refresh();
        double percent = (_station.TotalProcessorTime - _cpu) / _watch.Elapsed * 100;
        return $"{percent:0} % of one core, {_station.WorkingSet64 / 1048576} MB";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Process process in (Process[])[_station, _nodes])
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    // Until it prints a line with a sign; what comes after the sign.
    private static (Process Process, string After) Run(string program, string sign, params string[] arguments)
    {
        Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            int at = line.IndexOf(sign, StringComparison.Ordinal);
            if (at >= 0)
            {
                _ = Task.Run(process.StandardOutput.ReadToEnd);
                return (process, line[(at + sign.Length)..]);
            }
        }

        throw new InvalidOperationException($"{program} ended without '{sign}'");
    }
}
