using System.CommandLine;
using System.CommandLine.Help;

namespace Cli;

/// <summary>
/// A program's command line: what goes wrong becomes one line on standard error and an exit code, help has examples and calls the program
/// as the person did, and <c>--version</c>, shell completion and the manual page are the same everywhere.
/// </summary>
public sealed class CommandLineProgram
{
    /// <summary>The shell's number for Ctrl-C: 128 and the signal.</summary>
    public const int Interrupted = 130;

    // For a clean exit after Ctrl-C.
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(10);

    private readonly string _name;
    private readonly RootCommand _command;

    /// <summary>Prepares a command line.</summary>
    /// <param name="name">Stands before every complaint.</param>
    /// <param name="command">With its options and subcommands.</param>
    public CommandLineProgram(string name, RootCommand command)
    {
        _name = name;
        _command = command;
        string called = CalledAs(name);
        HelpOption help = command.Options.OfType<HelpOption>().Single();
        help.Description = "shows this";
        help.Action = new HelpWithExamples((HelpAction)help.Action!, called);
        VersionOption version = command.Options.OfType<VersionOption>().Single();
        version.Description = "shows the version";
        version.Action = new VersionAction(name);
        command.Subcommands.Add(CompletionCommand.Create(name, command));
        command.Subcommands.Add(ManualCommand.Create(name, command));
        if (command.Action is null)
        {
            // Without arguments, print the help.
            command.Action = help.Action;
        }
    }

    /// <summary>Reads the arguments and runs the command on this thread, or prints what is wrong.</summary>
    /// <returns>The exit code: 1 when it did not work, 2 for wrong arguments.</returns>
    public int Invoke(string[] arguments)
    {
        if (Parse(arguments) is not { } parsed)
        {
            return UserException.WrongUse;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (IsExplained(failure))
        {
            return Explain(failure);
        }
    }

    /// <summary>The same for commands that wait and that Ctrl-C, SIGTERM and SIGHUP end.</summary>
    public async Task<int> InvokeAsync(string[] arguments)
    {
        if (Parse(arguments) is not { } parsed)
        {
            return UserException.WrongUse;
        }

        using EndSignals end = new();
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, end.Token)
                    .WaitAsync(end.After(LeaveLimit));
        }
        catch (Exception failure) when (IsExplained(failure))
        {
            return Explain(failure);
        }
    }

    /// <summary>One line on standard error.</summary>
    public void Complain(string message) => Console.Error.WriteLine($"{_name}: {OneLine.Of(message)}");

    private static string CalledAs(string name)
    {
        string? script = Environment.GetEnvironmentVariable("CALLED_AS");
        return string.IsNullOrEmpty(script) ? name : script;
    }

    private static bool IsExplained(Exception failure) => failure is UserException or IOException or UnauthorizedAccessException or OperationCanceledException;

    private int Explain(Exception failure)
    {
        if (failure is OperationCanceledException)
        {
            // Before a connection was established.
            return Interrupted;
        }

        Complain(failure.Message);
        return failure is UserException user ? user.ExitCode : UserException.Failed;
    }

    // Null if something is wrong, and has been told.
    private ParseResult? Parse(string[] arguments)
    {
        ParseResult parsed;
        try
        {
            // The checks of arguments run here, and some look at files.
            parsed = _command.Parse(arguments);
            if (ProfileOption.Expand(parsed, arguments, _name.Replace('-', '_').ToUpperInvariant() + "_PROFILE") is { } expanded)
            {
                parsed = _command.Parse(expanded);
            }
        }
        catch (Exception wrong) when (wrong is UserException or IOException or UnauthorizedAccessException)
        {
            Complain(wrong.Message);
            return null;
        }
        catch (InvalidOperationException wrong) when (Mistakes.NoNumber(wrong.Message) is { } mistake)
        {
            // A check has asked for the number that a word should have been.
            Complain(mistake);
            return null;
        }

        // For completion the shell passes unfinished words.
        string[] mistakes = arguments is [['[', ..], ..] ? [] : [.. Mistakes.Of(parsed)];
        Array.ForEach(mistakes, Complain);
        return mistakes.Length == 0 ? parsed : null;
    }
}
