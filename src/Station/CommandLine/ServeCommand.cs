using System.CommandLine;
using Cli;
using Store;
using Web.Access;
using Web.Hosting;

namespace Station.CommandLine;

/// <summary><c>station serve</c>.</summary>
internal static class ServeCommand
{
    /// <summary>Builds the command.</summary>
    internal static Command Create(ConnectionOptions connection)
    {
        PageOptions page = new();
        Option<string> where = StoreOption.Create();
        Option<double?> duration = DurationOption.Create();
        Command command = new("serve", "a web page with all nodes; records, too") { where, duration };
        page.AddTo(command);
        connection.AddTo(command);
        command.SetAction(async (result, cancel) =>
        {
            using CancellationTokenSource end = DurationOption.Limit(result.GetValue(duration), cancel);
            UserFile? users = page.Users(result);
            CertificateFile? certificate = page.Certificate(result);
            using ReadingStore store = StoreOption.Open(result.GetValue(where)!);
            WebOptions options = new()
            {
                Listen = page.Listen(result),
                Users = users,
                Certificate = certificate,
                Proxy = page.Proxy(result),
                Broker = connection.Address(result),
                Root = connection.Root(result),
                Store = store,
            };
            await DurationOption.UntilEnd(Serve(options, end.Token));
            return 0;
        });
        return command.WithExamples(
            "serve", "serve --profile maria --store house.db", "serve --listen 0.0.0.0:8443 --users users.json --certificate page.pem --key page.key");
    }

    private static async Task Serve(WebOptions options, CancellationToken cancel)
    {
        await using WebHost host = await WebHost.Start(options, cancel);
        Console.WriteLine($"{options.Root} at {options.Broker} is on {host.Address}; Ctrl-C ends it");
        await RecordBeside.Run(options.Broker, options.Root, options.Store, cancel);
    }
}
