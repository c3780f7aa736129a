using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Station.Contract;

namespace Station.Alarms;

/// <summary>
/// Runs a program of the person's choice for each change, one after the other. What an alarm says reaches it in environment variables alone: no
/// shell and no argument has a part in it.
/// </summary>
internal sealed class AlarmProgram
{
    /// <summary>Changes that wait. A program that hangs makes the station neither wait nor grow.</summary>
    private const int MostWaiting = 1000;

    /// <summary>Time limit for the last lines of a program that has ended: a child of it may hold its output open for ever.</summary>
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(1);

    private readonly Channel<AlarmChange> _changes = Channel.CreateBounded<AlarmChange>(MostWaiting);
    private readonly CancellationTokenSource _ended = new();
    private readonly string _path;
    private readonly TimeSpan _limit;
    private readonly Task _running;

    /// <summary>Begins to take changes.</summary>
    /// <param name="path">Of the program: see <see cref="Find"/>.</param>
    /// <param name="limit">How long it may run for one change; then it is ended with all that it has started.</param>
    internal AlarmProgram(string path, TimeSpan limit)
    {
        _path = path;
        _limit = limit;
        _running = RunAll();
    }

    /// <summary>The executable that a name stands for, found as a shell does; null if there is none.</summary>
    /// <param name="name">A path, or a name to look for in PATH.</param>
    internal static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? ["", .. (Environment.GetEnvironmentVariable("PATHEXT") ?? ".EXE").Split(';')] : [""];
        string[] folders = name.Contains('/') || name.Contains(Path.DirectorySeparatorChar) ? [""]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders
            .SelectMany(folder => endings.Select(ending => Path.GetFullPath(Path.Combine(folder, name + ending))))
            .FirstOrDefault(CanRun);
    }

    /// <summary>Has the program run for a change, after those before it.</summary>
    internal void Enqueue(AlarmChange change)
    {
        if (!_changes.Writer.TryWrite(change))
        {
            Complaints.Write($"{_path} was not run, {MostWaiting} changes wait for it already: {change.Describe()}");
        }
    }

    /// <summary>Ends what runs and drops what waits.</summary>
    internal void End() => _ended.Cancel();

    /// <summary>Waits until it has been run for everything that was enqueued.</summary>
    internal Task Finish()
    {
        _changes.Writer.TryComplete();
        return _running;
    }

    private static bool CanRun(string path) => File.Exists(path) && (OperatingSystem.IsWindows()
        || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private async Task RunAll()
    {
        try
        {
            await foreach (AlarmChange change in _changes.Reader.ReadAllAsync(_ended.Token))
            {
                await Run(change);
            }
        }
        catch (OperationCanceledException)
        {
            // The person has left.
        }
    }

    private async Task Run(AlarmChange change)
    {
        ProcessStartInfo start = new(_path) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach ((string name, string value) in Variables(change))
        {
            start.Environment["STATION_ALARM_" + name] = value;
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task output = Pass(process.StandardOutput);
            if (await Ends(process))
            {
                await Task.WhenAny(output, Task.Delay(LastLines, _ended.Token));
            }

            if (process.ExitCode != 0)
            {
                Complaints.Write($"{_path} ended with {process.ExitCode} for: {change.Describe()}");
            }
        }
        catch (Win32Exception failure)
        {
            Complaints.Write($"{_path} could not be run: {failure.Message}");
        }
    }

    // False if it was killed because it ran for too long.
    private async Task<bool> Ends(Process process)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        limit.CancelAfter(_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            _ended.Token.ThrowIfCancellationRequested();
            Complaints.Write($"{_path} was ended: it ran for more than {_limit.TotalSeconds} s");
            await process.WaitForExitAsync(_ended.Token);
            return false;
        }
    }

    // Its output goes to stderr, apart from the list of the station.
    private static async Task Pass(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            await Console.Error.WriteLineAsync(line);
        }
    }

    private static IEnumerable<(string Name, string Value)> Variables(AlarmChange change) =>
    [
        ("PLACE", HarmlessText.Show(change.Place)),
        ("QUANTITY", change.Quantity),
        ("IS", HarmlessText.Show(change.Is)),
        ("WAS", HarmlessText.Show(change.Was)),
        ("VALUE", !change.IsOver && change.Alarm.Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : ""),
        ("UNIT", Quantities.Unit(change.Alarm.Quantity)),
        ("SINCE", change.Since),
        ("TEXT", change.Describe()),
    ];
}
