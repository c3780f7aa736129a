using System.CommandLine;
using Cli;

namespace Station.CommandLine;

/// <summary>The command line: puts the commands together and turns what goes wrong into one line and an exit code.</summary>
internal sealed class StationCommandLine
{
    private readonly RootCommand _command = new("What a person runs beside the nodes: see them, set them, check them, record them, and talk.");

    /// <summary>Builds the command line.</summary>
    internal StationCommandLine()
    {
        ConnectionOptions connection = new();
        foreach (Command command in new[]
        {
            WatchCommand.Create(connection),
            AlarmsCommand.Create(connection),
            GetCommand.Create(connection),
            SetCommand.Create(connection),
            DoCommand.Create(connection),
            ForgetCommand.Create(connection),
            CheckCommand.Create(connection),
            RecordCommand.Create(connection),
            ExportCommand.Create(),
            ImportCommand.Create(),
            PlotCommand.Create(),
            ChatCommand.Create(connection),
            ServeCommand.Create(connection),
            UsersCommand.Create(),
        })
        {
            _command.Subcommands.Add(command);
        }
    }

    /// <summary>Parses the arguments and runs the command, or prints help or the error.</summary>
    /// <returns>The exit code: 1 for a failure, 2 for wrong arguments.</returns>
    internal Task<int> Invoke(string[] arguments) => new CommandLineProgram("station", _command).InvokeAsync(arguments);
}
