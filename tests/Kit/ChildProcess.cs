using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Kit;

/// <summary>A process started by a test, with its output as a feed of lines. It never outlives the test run.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly HashSet<Process> Running = [];
    private static readonly Lock StartGate = new();

    private readonly Process _process;
    private readonly string _name;
    private readonly Action<string>? _onLine;
    private Task _ended = Task.CompletedTask;

    static ChildProcess()
    {
        // A test that is cancelled does not dispose; what it started must end all the same.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();
    }

    private ChildProcess(Process process, string name, Action<string>? onLine)
    {
        _process = process;
        _name = name;
        _onLine = onLine;
        Output = new Feed<string>($"output of {name}");
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    /// <summary>Lines of standard output and standard error, in the order they came.</summary>
    public Feed<string> Output { get; }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>True once it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Path, or a name on PATH.</param>
    /// <param name="arguments">One by one, unquoted.</param>
    /// <param name="folder">Working folder; the one of the tests if not given.</param>
    /// <param name="onLine">Is given every line as well, before the feed.</param>
    /// <param name="typed">Whether its standard input stays open, for <see cref="Type"/>.</param>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string? folder = null, Action<string>? onLine = null, bool typed = false)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? string.Empty,
        };
        Process process = new() { StartInfo = start };
        ChildProcess child = new(process, Path.GetFileName(program), onLine);
        lock (StartGate)
        {
            _ = process.Start();
        }

        lock (Running)
        {
            Running.Add(process);
        }

        if (!typed)
        {
            process.StandardInput.Close();
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        child._ended = process.WaitForExitAsync();
        return child;
    }

    /// <summary>
    /// Does something while no process is being started. A new process holds copies of all our sockets until its program runs: a
    /// listener that is closed meanwhile goes on listening for that moment.
    /// </summary>
    public static void WhileNoneStarts(Action action)
    {
        lock (StartGate)
        {
            action();
        }
    }

    /// <summary>
    /// The first line that matches after the line returned last. Fails as soon as the process has ended without it.
    /// </summary>
    public Task<string> Prints(Func<string, bool> matches, string what) => Output.NextBefore(matches, what, _ended);

    /// <summary>Types a line on its standard input.</summary>
    public async Task Type(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Sends a signal.</summary>
    public void Send(Signal signal)
    {
        Assert.AreEqual(0, Kill(_process.Id, (int)signal), $"{signal} could not be sent to {_name}.");
    }

    /// <summary>Waits for the end and for the last of the output.</summary>
    /// <returns>The exit code; 128 plus the signal when a signal ended it.</returns>
    public async Task<int> Exit()
    {
        try
        {
            await _ended.WaitAsync(Limits.Hang);
        }
        catch (TimeoutException)
        {
            throw new AssertFailedException($"{_name} did not end within {Limits.Hang.TotalSeconds} s. {Output}");
        }

        return _process.ExitCode;
    }

    /// <summary>Kills it unless it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (Running)
        {
            if (!Running.Remove(_process))
            {
                return;
            }
        }

        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _ended;
        _process.Dispose();
    }

    private static void KillAll()
    {
        lock (Running)
        {
            foreach (Process process in Running.Where(process => !process.HasExited))
            {
                process.Kill();
            }
        }
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            _onLine?.Invoke(line);
            Output.Add(line);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
