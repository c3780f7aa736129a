using Kit;

namespace Security.Tests;

/// <summary>The broker that ./broker makes and starts, in a folder of its own.</summary>
internal sealed class SecureBroker : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _process;

    private SecureBroker()
    {
    }

    /// <summary>Port for nodes.</summary>
    internal int Port { get; } = FreePort.Next();

    /// <summary>Port for operators.</summary>
    internal int OperatorPort { get; } = FreePort.Next();

    /// <summary>Certificate of its CA.</summary>
    internal string CaFile => File("ca.pem");

    /// <summary>Starts it with credentials for nodes at these places and for one operator named operator.</summary>
    internal static async Task<SecureBroker> Start(params string[] places)
    {
        SecureBroker broker = new();
        try
        {
            _ = await broker.Script(["add", .. places, "--port", $"{broker.Port}", "--operator-port", $"{broker.OperatorPort}"]);
            broker._process = ChildProcess.Start(Path.Combine(Repository.Root, "broker"), ["--dir", broker._folder.Path]);
            _ = await broker._process.Prints(line => line.EndsWith(" running", StringComparison.Ordinal), "the broker is ready");
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs ./broker with a command.</summary>
    /// <returns>What it printed.</returns>
    internal async Task<string> Script(params string[] arguments)
    {
        await using ChildProcess script = ChildProcess.Start(Path.Combine(Repository.Root, "broker"), [.. arguments, "--dir", _folder.Path]);
        Assert.AreEqual(0, await script.Exit(), script.Output.ToString());
        return script.Output.ToString();
    }

    /// <summary>A line of its log that comes after the one returned last.</summary>
    internal Task<string> Logs(string text) => _process!.Prints(line => line.Contains(text, StringComparison.Ordinal), $"'{text}' in the broker's log");

    /// <summary>A file in its folder.</summary>
    internal string File(string name) => _folder.File(name);

    /// <summary>The password of a node.</summary>
    internal string PasswordOf(string place) => System.IO.File.ReadLines(File($"nodes/{place}/password")).First();

    /// <summary>Arguments of the mosquitto tools for a user; the port is given apart.</summary>
    internal string[] As(string user, string password) => ["--cafile", CaFile, "-u", user, "-P", password];

    /// <summary>The same for a node.</summary>
    internal string[] AsNode(string place) => As(place, PasswordOf(place));

    /// <summary>The same for the operator.</summary>
    internal string[] AsOperator() => As("operator", System.IO.File.ReadLines(File("operators/operator/password")).First());

    /// <summary>Everything below a filter, as the operator sees it.</summary>
    internal Task<Subscriber> Watch(string filter = "home/#") => Subscriber.Start(OperatorPort, filter, 2, AsOperator());

    /// <summary>The operator publishes.</summary>
    internal Task Operate(string topic, string payload) => Publisher.Publish(OperatorPort, topic, payload, 1, false, AsOperator());

    /// <summary>A node's credentials publish.</summary>
    internal Task PublishAs(string place, string topic, string payload, bool retain = false)
        => Publisher.Publish(Port, topic, payload, 1, retain, AsNode(place));

    /// <summary>Starts the virtual device with a node's credentials.</summary>
    internal RunningProgram StartNode(string place, params string[] more) => RunningProgram.Start(
        "VirtualDevice", "virtual-device",
        ["--broker", $"localhost:{Port}", "--tls", "--ca", CaFile, "--place", place, "--user", place, "--password-file", File($"nodes/{place}/password"), .. more]);

    /// <summary>The same, and waits until it is online.</summary>
    internal async Task<RunningProgram> StartNodeOnline(string place, params string[] more)
    {
        RunningProgram node = StartNode(place, more);
        _ = await node.Prints("connected to");
        return node;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
