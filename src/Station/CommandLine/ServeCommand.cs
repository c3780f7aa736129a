using System.CommandLine;
using System.Net;
using Cli;
using Store;
using Web.Hosting;

namespace Station.CommandLine;

/// <summary><c>station serve</c>.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 8080;

    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        Option<string> listen = new("--listen")
        {
            Description = "where browsers of this machine come in; port 0 takes a free one",
            HelpName = "address:port",
            DefaultValueFactory = static _ => $"127.0.0.1:{UsualPort}",
        };
        Option<string> where = StoreOption.Create();
        Option<double?> duration = DurationOption.Create();
        listen.Validators.Add(result =>
        {
            if (!IPEndPoint.TryParse(result.GetValue(listen) ?? "", out IPEndPoint? wanted))
            {
                result.AddError($"--listen must be an address and a port, such as 127.0.0.1:{UsualPort} or [::1]:0, not '{result.GetValue(listen)}'.");
            }
            else if (!IPAddress.IsLoopback(wanted.Address))
            {
                result.AddError($"--listen {wanted}: the page has no login yet, so it is for this machine alone: 127.0.0.1:{UsualPort} or [::1]:{UsualPort}.");
            }
        });
        Command command = new("serve", "a web page with all nodes; records, too") { listen, where, duration };
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            using CancellationTokenSource end = DurationOption.Limit(result.GetValue(duration), cancel);
            using ReadingStore store = StoreOption.Open(result.GetValue(where)!);
            WebOptions options = new()
            {
                Listen = IPEndPoint.Parse(result.GetValue(listen)!),
                Broker = connection.Address(result),
                Root = connection.Root(result),
                Store = store,
            };
            await DurationOption.UntilEnd(Serve(options, end.Token));
            return 0;
        });
        return command.WithExamples("serve", "serve --profile maria --store house.db");
    }

    private static async Task Serve(WebOptions options, CancellationToken cancel)
    {
        await using WebHost host = await WebHost.Start(options, cancel);
        Console.WriteLine($"{options.Root} at {options.Broker} is on {host.Address}; Ctrl-C ends it");
        await RecordBeside.Run(options.Broker, options.Root, options.Store, cancel);
    }
}
