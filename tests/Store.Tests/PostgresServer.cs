using System.Globalization;
using Kit;

namespace Store.Tests;

/// <summary>A PostgreSQL of its own on 127.0.0.1, for all tests of this run. Debian's server, started when the first test wants it.</summary>
internal sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(Start);

    private readonly ChildProcess _process;
    private readonly TemporaryFolder _folder;
    private readonly int _port;
    private int _databases;

    private PostgresServer(ChildProcess process, TemporaryFolder folder, int port) => (_process, _folder, _port) = (process, folder, port);

    /// <summary>Ends it, with what it has stored and shared in memory.</summary>
    internal static async Task Stop()
    {
        if (Shared.IsValueCreated)
        {
            PostgresServer server = await Shared.Value;
            server._process.Send(Signal.Interrupt);
            _ = await server._process.Exit();
            await server._process.DisposeAsync();
            server._folder.Dispose();
        }
    }

    /// <summary>An empty database.</summary>
    internal static async Task<string> NewDatabase()
    {
        PostgresServer server = await Shared.Value;
        string name = "test" + Interlocked.Increment(ref server._databases).ToString(CultureInfo.InvariantCulture);
        await Run(Find("psql"), "-h", "127.0.0.1", "-p", $"{server._port}", "-U", "postgres", "-c", $"CREATE DATABASE {name}");
        return $"postgres://postgres@127.0.0.1:{server._port}/{name}";
    }

    private static async Task<PostgresServer> Start()
    {
        // It refuses to run as root. What is started must be the server itself, so that it can be told to end.
        string[] asItself = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];
        TemporaryFolder folder = new();
        if (asItself.Length > 0)
        {
            await Run("chown", "postgres", folder.Path);
        }

        int port = FreePort.Next();
        await Run([.. asItself, Find("initdb"), "--pgdata", folder.File("data"), "--auth", "trust", "--username", "postgres", "--no-sync"]);
        string[] start =
        [
            .. asItself, Find("postgres"), "-D", folder.File("data"), "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c",
            $"unix_socket_directories={folder.Path}",
        ];
        ChildProcess server = ChildProcess.Start(start[0], start[1..]);
        _ = await server.Prints(static line => line.Contains("ready to accept connections", StringComparison.Ordinal), "it is ready");
        return new PostgresServer(server, folder, port);
    }

    // Debian keeps the programs of each version in a folder of their own.
    private static string Find(string program) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetFiles("/usr/lib/postgresql", program, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault() ?? Tools.Find(program)
        : Tools.Find(program);

    private static async Task Run(params string[] command)
    {
        await using ChildProcess process = ChildProcess.Start(command[0], command[1..]);
        Assert.AreEqual(0, await process.Exit(), $"{string.Join(' ', command)}: {process.Output}");
    }
}
