using System.Net;
using System.Net.Sockets;

namespace Kit;

/// <summary>A real mosquitto on a free port of 127.0.0.1, in a folder of its own.</summary>
public sealed class Broker : TestBroker
{
    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _process;

    private Broker()
    {
    }

    /// <summary>Where it listens; the same after every restart.</summary>
    public override int Port { get; } = FreePort.Next();

    /// <summary>Its log since the last start. Every packet stands in it.</summary>
    public Feed<string> Log => _process!.Output;

    /// <summary>Its process id, new after every start.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Its folder, for password and certificate files.</summary>
    public string Folder => _folder.Path;

    /// <summary>Starts a broker and waits until it is ready.</summary>
    /// <param name="persistent">True to keep sessions and retained messages over a restart, after a kill as far as it has saved them.</param>
    /// <param name="configuration">More lines of mosquitto.conf(5); they come after the listener.</param>
    public static Task<Broker> Start(bool persistent = false, params string[] configuration)
    {
        return Start(_ => configuration, persistent);
    }

    /// <summary>The same with lines that name files in the broker's folder.</summary>
    public static async Task<Broker> Start(Func<string, string[]> configuration, bool persistent = false)
    {
        Broker broker = new();
        try
        {
            broker.Configure(configuration(broker.Folder), persistent);
            await broker.Start();
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again on the same port, after Stop or Kill.</summary>
    public new async Task Start()
    {
        _process = ChildProcess.Start(Tools.Find("mosquitto"), ["-c", _folder.File("mosquitto.conf")], Folder);
        _ = await _process.Prints(line => line.EndsWith(" running", StringComparison.Ordinal), "the broker is ready");
    }

    /// <summary>Ends it with SIGTERM: it closes every connection and saves what is persistent.</summary>
    public override Task Stop()
    {
        return End(Signal.Terminate);
    }

    /// <summary>Makes it save what is persistent and waits until that is done: it acknowledges messages before it saves them.</summary>
    public async Task Save()
    {
        _process!.Send(Signal.User1);
        _ = await Log.Next(line => line.Contains("Saving in-memory database", StringComparison.Ordinal), "the broker saves");

        // It has one thread: when it takes a connection, it has done with the file.
        using TcpClient connection = new();
        await connection.ConnectAsync(IPAddress.Loopback, Port);
        _ = await Log.Next(line => line.Contains("New connection from", StringComparison.Ordinal), "the broker goes on");
    }

    /// <summary>Ends it with SIGKILL. What it has not saved is lost.</summary>
    public Task Kill()
    {
        return End(Signal.Kill);
    }

    /// <summary>Makes it stand still. The kernel goes on accepting connections and bytes for it.</summary>
    public void Freeze()
    {
        _process!.Send(Signal.Stop);
    }

    /// <summary>Lets it go on after Freeze.</summary>
    public void Thaw()
    {
        _process!.Send(Signal.Continue);
    }

    /// <inheritdoc/>
    public override Task Restart() => Start();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task End(Signal signal)
    {
        _process!.Send(signal);
        _ = await _process.Exit();
        await _process.DisposeAsync();
    }

    private void Configure(string[] lines, bool persistent)
    {
        List<string> all =
        [
            $"listener {Port} 127.0.0.1",
            .. lines,
            $"user {Environment.UserName}",
            "log_dest stderr",
            "log_type all",
            $"persistence {(persistent ? "true" : "false")}",
            $"persistence_location {Folder}/",
        ];
        if (persistent)
        {
            // Save at every change: a kill leaves no time to.
            all.AddRange(["autosave_on_changes true", "autosave_interval 1"]);
        }

        if (!lines.Any(line => line.StartsWith("allow_anonymous ", StringComparison.Ordinal)))
        {
            all.Add("allow_anonymous true");
        }

        File.WriteAllLines(_folder.File("mosquitto.conf"), all);
    }
}
