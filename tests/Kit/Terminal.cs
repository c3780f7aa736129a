using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kit;

/// <summary>A program of ours in a pseudo-terminal, made by script(1) of util-linux, with somebody at the keyboard.</summary>
public sealed partial class Terminal : IAsyncDisposable
{
    private readonly Process _script;
    private readonly Task _reading;
    private readonly Lock _lock = new();
    private readonly Feed<int> _grown = new("lengths of the output");
    private string _output = "";

    private Terminal(Process script)
    {
        _script = script;
        _reading = Read();
    }

    /// <summary>Everything that the terminal was sent.</summary>
    public string Output
    {
        get
        {
            lock (_lock)
            {
                return _output;
            }
        }
    }

    /// <summary>The output as lines, without what moves the cursor and colours.</summary>
    public string[] Lines => Control().Replace(Output, "").Split('\n', '\r');

    /// <summary>The process id of the program.</summary>
    public int ProgramId { get; private set; }

    /// <summary>The device, for instance /dev/pts/3.</summary>
    public string Device { get; private set; } = "";

    /// <summary>Starts the station.</summary>
    public static async Task<Terminal> Start(int columns, int rows, params string[] arguments)
    {
        string program = string.Join(' ', arguments.Prepend(Repository.Program("Station", "station")).Select(static one => $"'{one}'"));
        string command = $"stty cols {columns} rows {rows}; echo \"STARTED $$ $(tty) .\"; exec {program}";
        ProcessStartInfo start = new(Tools.Find("script"), ["-qfec", command, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["SHELL"] = "/bin/sh";
        start.Environment["TERM"] = "xterm-256color";
        Terminal terminal = new(Process.Start(start)!);
        string[] words = (await terminal.Shows(@"STARTED \d+ \S+ \.")).Split(' ');
        terminal.ProgramId = int.Parse(words[1]);
        terminal.Device = words[2];
        return terminal;
    }

    /// <summary>Presses keys; "\r" is Enter.</summary>
    public async Task Type(string keys)
    {
        await _script.StandardInput.WriteAsync(keys);
        await _script.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the output matches.</summary>
    /// <param name="pattern">A regular expression.</param>
    /// <param name="from">Where in the output to begin.</param>
    /// <returns>What matched.</returns>
    public async Task<string> Shows(string pattern, int from = 0)
    {
        Regex regex = new(pattern);
        string Match() => Output is { } output && output.Length >= from && regex.Match(output, from) is { Success: true } match ? match.Value : "";
        try
        {
            await _grown.Seen(_ => Match().Length > 0, pattern);
        }
        catch (AssertFailedException)
        {
            throw new AssertFailedException($"The terminal does not show '{pattern}'. It shows:\n{string.Join('\n', Lines.TakeLast(60))}");
        }

        return Match();
    }

    /// <summary>Waits until the lines, without what moves the cursor, are as wanted.</summary>
    public Task Until(Func<string[], bool> holds, string what) => _grown.Seen(_ => holds(Lines), what);

    /// <summary>Makes the window another size.</summary>
    public async Task Resize(int columns, int rows)
    {
        await using ChildProcess stty = ChildProcess.Start("stty", ["-F", Device, "cols", $"{columns}", "rows", $"{rows}"]);
        Assert.AreEqual(0, await stty.Exit(), stty.Output.ToString());
    }

    /// <summary>Kills the program as a crash would.</summary>
    public async Task Kill()
    {
        using Process program = Process.GetProcessById(ProgramId);
        program.Kill();
        _ = await Exit();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code of the program.</returns>
    public async Task<int> Exit()
    {
        await Limits.Reached(_script.WaitForExitAsync(), "the program has ended");
        await Limits.Reached(_reading, "its output has ended");
        return _script.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_script.HasExited)
        {
            _script.Kill(entireProcessTree: true);
        }

        await _script.WaitForExitAsync();
        _script.Dispose();
    }

    private async Task Read()
    {
        char[] buffer = new char[4096];
        while (await _script.StandardOutput.ReadAsync(buffer) is > 0 and int length)
        {
            lock (_lock)
            {
                _output += new string(buffer, 0, length);
            }

            _grown.Add(_output.Length);
        }
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e[=>]")]
    private static partial Regex Control();
}
