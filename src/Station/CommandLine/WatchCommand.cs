using System.CommandLine;
using Cli;
using Station.Network;
using Station.Watch;

namespace Station.CommandLine;

/// <summary><c>station watch</c>.</summary>
internal static class WatchCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Option<bool> json = new("--json") { Description = "one JSON object per event, for scripts" };
        Option<bool> lines = new("--lines") { Description = "one line per event, as when the output is no terminal" };
        Option<double?> duration = DurationOption.Create();
        Command command = new("watch", "a live table of all nodes") { json, lines, duration };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            using CancellationTokenSource end = DurationOption.Limit(result.GetValue(duration), cancel);
            BrokerAddress address = connection.Address(result);
            string root = connection.Root(result);
            bool asLines = result.GetValue(json) || result.GetValue(lines) || Console.IsOutputRedirected;
            using IWatchOutput output = asLines
                ? new LineOutput(new StreamWriter(Console.OpenStandardOutput()), result.GetValue(json))
                : new TableOutput($"{root} at {address}");
            await DurationOption.UntilEnd(new Watcher(address, root, output).Run(end.Token));
            return 0;
        });
        return command.WithExamples("watch", "watch --json --for 60   # for scripts");
    }
}
