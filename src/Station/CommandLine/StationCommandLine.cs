using System.CommandLine;

namespace Station.CommandLine;

/// <summary>The command line: puts the commands together and turns what goes wrong into one line and an exit code.</summary>
internal sealed class StationCommandLine
{
    /// <summary>For a clean leave after Ctrl-C: presence cleared, what was typed acknowledged.</summary>
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(10);

    private readonly RootCommand _command = new("What a person runs beside the nodes: see them, set them, check them, record them, and talk.");

    /// <summary>Builds the command line.</summary>
    internal StationCommandLine()
    {
        ConnectionOptions connection = new();
        foreach (Command command in new[]
        {
            WatchCommand.Create(connection),
            GetCommand.Create(connection),
            SetCommand.Create(connection),
            DoCommand.Create(connection),
            CheckCommand.Create(connection),
            RecordCommand.Create(connection),
            PlotCommand.Create(),
            ChatCommand.Create(connection),
        })
        {
            _command.Subcommands.Add(command);
        }
    }

    /// <summary>Reads the arguments and runs the command, or prints help or what is wrong.</summary>
    /// <returns>The exit code: 1 when it did not work, 2 for wrong arguments.</returns>
    internal async Task<int> Invoke(string[] arguments)
    {
        ParseResult parsed = _command.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LeaveLimit });
        }
        catch (StationException failure)
        {
            Complain(failure.Message);
            return failure.ExitCode;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Complain(failure.Message.ReplaceLineEndings(" "));
            return StationException.Failed;
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C before there was anything to leave; the shell's number for it.
            return 130;
        }
    }

    private static int Refuse(ParseResult parsed)
    {
        foreach (string message in parsed.Errors.Select(static error => error.Message).Distinct())
        {
            Complain(message);
        }

        Complain("--help shows what there is, also after a command");
        return StationException.WrongArguments;
    }

    private static void Complain(string message) => Console.Error.WriteLine("station: " + message);
}
