using System.Diagnostics;

namespace Scale;

/// <summary>Virtual nodes, five hundred at most in each process.</summary>
internal sealed class Fleet(Options options, int port) : IDisposable
{
    /// <summary>How many nodes a process holds at most.</summary>
    public const int NodesInProcess = 500;

    private readonly List<Process> _processes = [];

    /// <summary>Starts one process more.</summary>
    /// <param name="nodes">1 to <see cref="NodesInProcess"/>.</param>
    public void Start(int nodes)
    {
        // Places are numbered within a process: each process has a name of its own for them. The nodes get only the time that broker and
        // readers leave: there they would be on other machines.
        ProcessStartInfo start = new(
            "chrt",
            [
                "--idle", "0", options.Device ?? Program(),
                "--broker", $"127.0.0.1:{port}", "--place", $"p{_processes.Count}", "--count", $"{nodes}",
                "--interval", $"{options.IntervalSeconds}", "--qos", $"{options.Qos}", "--seed", $"{1 + _processes.Count * NodesInProcess}",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
    }

    /// <summary>The processes.</summary>
    public IEnumerable<int> ProcessIds => _processes.Select(process => process.Id);

    /// <summary>Has all nodes leave cleanly and waits for it.</summary>
    public void Leave()
    {
        foreach (Process process in _processes)
        {
            using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            kill.WaitForExit();
        }

        foreach (Process process in _processes)
        {
            process.WaitForExit();
        }
    }

    /// <summary>Ends what still runs.</summary>
    public void Dispose()
    {
        foreach (Process process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }

    // artifacts/bin/<project>/<configuration>: the configuration of this program is the one of the device too.
    private static string Program()
    {
        string configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "VirtualDevice", configuration, "virtual-device"));
    }
}
