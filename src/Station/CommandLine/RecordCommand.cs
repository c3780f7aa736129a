using System.CommandLine;
using Station.Network;
using Station.Record;

namespace Station.CommandLine;

/// <summary><c>station record</c>.</summary>
internal static class RecordCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Option<string> file = new("--out") { Description = "file to append to, .csv or .jsonl", HelpName = "FILE", Required = true };
        Option<bool> noSession = new("--no-session") { Description = "do not have the broker keep what comes while the recorder is away" };
        Option<double?> duration = DurationOption.Create();
        file.Validators.Add(result =>
        {
            if (Path.GetExtension(result.GetValue(file) ?? "").ToLowerInvariant() is not (".csv" or ".jsonl"))
            {
                result.AddError($"--out must end in .csv or .jsonl, not '{result.GetValue(file)}'.");
            }
        });
        Command command = new("record", "writes every reading of every node into a file, each once and in order") { file, noSession, duration };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            using CancellationTokenSource end = DurationOption.Limit(result.GetValue(duration), cancel);
            string path = result.GetValue(file)!;
            BrokerAddress address = connection.Address(result);
            using Recorder recorder = new(connection.Root(result), path);
            Console.WriteLine($"recording {connection.Root(result)} at {address} into {path} ({recorder.Known} readings are there); Ctrl-C ends it");
            await DurationOption.UntilEnd(recorder.Run(address, !result.GetValue(noSession), end.Token));
            Console.WriteLine($"{recorder.Written} readings written, {recorder.Repeated} were there already");
            return 0;
        });
        return command;
    }
}
