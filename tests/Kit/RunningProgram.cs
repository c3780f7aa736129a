using System.Text.RegularExpressions;

namespace Kit;

/// <summary>One of our programs, started from its built executable as a user starts it.</summary>
public sealed partial class RunningProgram : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private RunningProgram(ChildProcess process)
    {
        _process = process;
    }

    /// <summary>What it prints, standard output and standard error in the order they came.</summary>
    public Feed<string> Output => _process.Output;

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>True once it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program, for instance <c>Start("VirtualDevice", "virtual-device", "--qos", "2")</c>.</summary>
    public static RunningProgram Start(string project, string program, params string[] arguments)
    {
        return new RunningProgram(ChildProcess.Start(Repository.Program(project, program), arguments));
    }

    /// <summary>Starts a program whose standard input stays open, for <see cref="Type"/>.</summary>
    public static RunningProgram StartTyped(string project, string program, params string[] arguments)
    {
        return new RunningProgram(ChildProcess.Start(Repository.Program(project, program), arguments, typed: true));
    }

    /// <summary>Types a line on its standard input.</summary>
    public Task Type(string line) => _process.Type(line);

    /// <summary>The first line that contains the text, after the line returned last. Fails at once if the program ends without it.</summary>
    public Task<string> Prints(string text)
    {
        return _process.Prints(line => line.Contains(text, StringComparison.Ordinal), $"a line with '{text}'");
    }

    /// <summary>The next line of a node that tells a reading. What it says of readings that were kept is none.</summary>
    public Task<string> PrintsReading()
    {
        return _process.Prints(line => Reading().IsMatch(line), "a reading");
    }

    /// <summary>Waits until a node says of some more readings that it keeps them.</summary>
    public async Task PrintsKept(int readings)
    {
        for (int i = 0; i < readings; i++)
        {
            _ = await Prints("(kept)");
        }
    }

    /// <summary>Sends a signal.</summary>
    public void Send(Signal signal)
    {
        _process.Send(signal);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code; 128 plus the signal when a signal ended it.</returns>
    public Task<int> Exit()
    {
        return _process.Exit();
    }

    /// <summary>Kills it unless it has ended.</summary>
    public ValueTask DisposeAsync()
    {
        return _process.DisposeAsync();
    }

    [GeneratedRegex(" reading [0-9]+: ")]
    private static partial Regex Reading();
}
