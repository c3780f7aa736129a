using System.Diagnostics;
using Cli;

namespace BrokerSetup;

/// <summary>A mosquitto that is started here and whose lines are passed on. It ends with this process.</summary>
internal sealed class MosquittoProcess : IDisposable
{
    private readonly ManualResetEventSlim _decided = new();
    private readonly List<string> _early = [];
    private volatile bool _isReady;

    private MosquittoProcess(Process process) => Process = process;

    /// <summary>The process.</summary>
    internal Process Process { get; }

    /// <summary>Starts it and waits until it takes connections. To be called by a thread that stays: the kernel ends the child with it.</summary>
    /// <exception cref="UserException">mosquitto is missing, or does not start.</exception>
    internal static MosquittoProcess Start(string configuration)
    {
        string mosquitto = Find("mosquitto") ?? throw new UserException(
            "mosquitto was not found; install it (Debian, Ubuntu: apt-get install mosquitto; macOS: brew install mosquitto; Windows: winget install "
                + "EclipseFoundation.Mosquitto)");
        MosquittoProcess started = new(new Process { StartInfo = StartInfo([mosquitto, "-c", configuration]) });
        started.Process.ErrorDataReceived += (_, line) => started.Pass(line.Data);
        _ = started.Process.Start();
        started.Process.BeginErrorReadLine();
        started._decided.Wait();
        if (started._isReady)
        {
            return started;
        }

        string said = started._early.LastOrDefault(static line => line.Contains("Error", StringComparison.Ordinal)) ?? string.Join(' ', started._early);
        started.Dispose();
        throw new UserException("mosquitto does not start: " + said);
    }

    /// <summary>Has it save and end.</summary>
    internal void Stop()
    {
        if (!Process.HasExited && !MosquittoSignal.Stop(Process.Id))
        {
            Process.Kill();
        }
    }

    /// <summary>Waits for its end, with the last of its lines.</summary>
    /// <returns>Its exit code.</returns>
    internal int Wait()
    {
        Process.WaitForExit();
        return Process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Stop();
            Process.WaitForExit();
        }

        Process.Dispose();
        _decided.Dispose();
    }

    // Its output may end before the process does.
    private void Pass(string? line)
    {
        if (line is null)
        {
            _decided.Set();
        }
        else if (_isReady)
        {
            Console.Error.WriteLine(line);
        }
        else
        {
            _early.Add(line);
            if (line.EndsWith(" running", StringComparison.Ordinal))
            {
                _early.ForEach(Console.Error.WriteLine);
                _isReady = true;
                _decided.Set();
            }
        }
    }

    // On Linux the kernel ends it if this process is killed: a broker that cannot be changed any more is worse than none.
    private static ProcessStartInfo StartInfo(List<string> command)
    {
        if (Find("setpriv") is { } setpriv)
        {
            command.InsertRange(0, [setpriv, "--pdeathsig", "TERM", "--"]);
        }

        return new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, UseShellExecute = false };
    }

    private static string? Find(string program)
    {
        // Debian and Homebrew keep servers where not everybody's PATH looks, and Windows has them nowhere on it.
        string[] more = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), program)]
            : ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(more)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);
    }
}
