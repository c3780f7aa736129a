using System.Diagnostics;

namespace Runner;

/// <summary>Starts programs and waits for them. None outlives the run.</summary>
internal sealed class Processes
{
    private readonly HashSet<Process> _running = [];
    private readonly Lock _lock = new();
    private volatile bool _ended;

    /// <summary>Whether they were ended before their time.</summary>
    internal bool WereEnded => _ended;

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and what it printed, both outputs in the order they came.</returns>
    internal async Task<(int ExitCode, string Output)> Run(string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";

        // A build server that stays would be one more thing that outlives the run.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = new() { StartInfo = start };
        List<string> lines = [];
        void Take(object sender, DataReceivedEventArgs line)
        {
            lock (lines)
            {
                lines.Add(line.Data ?? "");
            }
        }

        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        Begin(process);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync();
        }
        finally
        {
            End(process);
        }

        return (process.ExitCode, string.Join(Environment.NewLine, lines).TrimEnd());
    }

    /// <summary>Ends all of them and everything they started. No other one starts.</summary>
    internal void EndAll()
    {
        lock (_lock)
        {
            _ended = true;
            foreach (Process process in _running)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private void Begin(Process process)
    {
        lock (_lock)
        {
            if (_ended)
            {
                throw new RunnerException("interrupted", 130);
            }

            try
            {
                _ = process.Start();
            }
            catch (System.ComponentModel.Win32Exception missing)
            {
                throw new RunnerException($"{process.StartInfo.FileName} cannot be started: {missing.Message}");
            }

            _running.Add(process);
        }
    }

    private void End(Process process)
    {
        lock (_lock)
        {
            _running.Remove(process);
        }
    }
}
