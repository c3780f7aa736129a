using Kit;

namespace Security.Tests;

/// <summary>The broker that ./broker makes and starts, in a folder of its own.</summary>
internal sealed class SecureBroker : IAsyncDisposable
{
    private const string Project = "BrokerSetup";
    private const string Program = "broker-setup";

    private readonly TemporaryFolder _folder = new();
    private RunningProgram? _process;

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
            _ = await broker.Setup(
                ["add", .. places, "--names", "localhost,127.0.0.1,broker.lan", "--port", $"{broker.Port}", "--operator-port", $"{broker.OperatorPort}"]);
            await broker.StartAgain();
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it with what is in its folder.</summary>
    internal async Task StartAgain()
    {
        _process = RunningProgram.Start(Project, Program, "--dir", _folder.Path);
        _ = await _process.Prints("one more node");
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    internal async Task Stop()
    {
        _process!.Send(Signal.Interrupt);
        Assert.AreEqual(0, await _process.Exit(), _process.Output.ToString());
    }

    /// <summary>Ends the program without a word.</summary>
    internal async Task Kill()
    {
        _process!.Send(Signal.Kill);
        _ = await _process.Exit();
    }

    /// <summary>Runs ./broker with a command that works.</summary>
    /// <returns>What it printed.</returns>
    internal async Task<string> Setup(params string[] arguments)
    {
        (int exitCode, string text) = await Try(arguments);
        Assert.AreEqual(0, exitCode, text);
        return text;
    }

    /// <summary>Runs ./broker with a command.</summary>
    /// <returns>Its exit code, and what it printed.</returns>
    internal async Task<(int ExitCode, string Text)> Try(params string[] arguments)
    {
        await using RunningProgram program = RunningProgram.Start(Project, Program, [.. arguments, "--dir", _folder.Path]);
        return (await program.Exit(), string.Join('\n', program.Output.All));
    }

    /// <summary>A line of its log that comes after the one returned last.</summary>
    internal Task<string> Logs(string text) => _process!.Prints(text);

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
        ["--broker", $"localhost:{Port}", "--tls", "--ca", CaFile, "--place", place, "--user", place, "--password-file", File($"nodes/{place}/password"),
            .. more]);

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
        if (_process is { HasExited: false })
        {
            // It saves what it keeps, and the folder can go only then.
            _process.Send(Signal.Terminate);
            _ = await _process.Exit();
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
