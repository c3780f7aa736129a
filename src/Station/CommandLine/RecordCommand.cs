using System.CommandLine;
using Station.Network;
using Station.Record;
using Store;

namespace Station.CommandLine;

/// <summary><c>station record</c>.</summary>
internal static class RecordCommand
{
    private const int LongestName = 64;

    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Option<string> where = StoreOption.Create();
        Option<string?> keep =
            new("--keep") { Description = "remove readings that are older, such as 365d (default: keep all); the hourly summary stays", HelpName = "TIME" };
        Option<string> name = new("--name")
        {
            Description = "its name: each recorder of a store needs another",
            DefaultValueFactory = static _ => Environment.MachineName.ToLowerInvariant(),
        };
        Option<string?> share = new("--share") { Description = "share what comes with the other recorders of this group ($share)", HelpName = "GROUP" };
        Option<bool> noSession = new("--no-session") { Description = "do not have the broker keep what comes while the recorder is away" };
        Option<string?> file = new("--out") { Hidden = true };
        Option<double?> duration = DurationOption.Create();
        keep.Validators.Add(result =>
        {
            if (result.GetValue(keep) is { } text && TimeSpanText.Parse(text) is null)
            {
                result.AddError($"--keep must be {TimeSpanText.Form}, not '{text}'.");
            }
        });
        name.Validators.Add(result => CheckName(result, result.GetValue(name), "--name"));
        share.Validators.Add(result => CheckName(result, result.GetValue(share), "--share"));
        file.Validators.Add(
            result => result.AddError(
            "--out is no more: readings are kept in a database (--store). station export writes files of it, and station import takes earlier recordings."));
        Command command = new("record", "keeps every reading of every node in a database, each once") { where, keep, name, share, noSession, file, duration };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            using CancellationTokenSource end = DurationOption.Limit(result.GetValue(duration), cancel);
            RecordOptions options = new()
            {
                Root = connection.Root(result),
                Name = result.GetValue(name)!,
                KeepsSession = !result.GetValue(noSession),
                Share = result.GetValue(share),
                Keep = result.GetValue(keep) is { } text ? TimeSpanText.Parse(text) : null,
            };
            await Run(options, connection.Address(result), result.GetValue(where)!, end.Token);
            return 0;
        });
        return command;
    }

    private static async Task Run(RecordOptions options, BrokerAddress address, string where, CancellationToken end)
    {
        using ReadingStore store = StoreOption.Open(where);
        using IDisposable claim = store.Claim(Recorder.ClientId(store, options))
            ?? throw new StationException($"a recorder named {options.Name} is at work on {store.Name} already; give this one another name with --name");
        using Recorder recorder = new(store, options)
        {
            Began = () => Console.WriteLine($"recording {options.Root} at {address} into {store.Name}; Ctrl-C ends it"),
        };
        await DurationOption.UntilEnd(recorder.Run(address, end));
        Console.WriteLine(Describe(recorder.Result));
    }

    private static string Describe(WriteResult result) => $"{result.Written} readings written, {result.Repeated} were there already"
        + (result.TooOld > 0 ? $", {result.TooOld} are older than is kept" : "");

    private static void CheckName(System.CommandLine.Parsing.OptionResult result, string? name, string option)
    {
        if (name is not null && (name.Length is 0 or > LongestName || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
        {
            result.AddError($"{option} must be 1 to {LongestName} of A-Z a-z 0-9 . - _, not '{name}'.");
        }
    }
}
