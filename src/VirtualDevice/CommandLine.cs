using System.CommandLine;
using System.CommandLine.Parsing;
using Cli;
using Texts;
using VirtualDevice.Faults;
using Leaf = Firmware.Core.Leaf;

namespace VirtualDevice;

/// <summary>The command line: names, ranges, help.</summary>
internal sealed class CommandLine
{
    // A wait is counted in milliseconds in 31 bits, which is 24 days.
    private const int MaxForSeconds = int.MaxValue / 1000;

    // Passed in place of a script.
    private const string Typed = "-";

    private readonly Option<string?> _broker =
        new("--broker") { Description = "host:port of the broker; without it a private one runs in this process", HelpName = "host:port" };
    private readonly Option<int?> _webSocketPort =
        new("--websocket-port") { Description = "the private broker also speaks MQTT over WebSockets on this port, 0 for a free one", HelpName = "PORT" };
    private readonly Option<string> _root = new("--root") { Description = "first part of every topic", DefaultValueFactory = _ => Options.DefaultRoot };
    private readonly Option<string?> _place =
        new("--place") { Description = "last part of the base of every topic (default: livingroom with a private broker, else the id)" };
    private readonly Option<int?> _interval =
        new("--interval") { Description = "seconds between samples, 1 to 86400 (default: 5 with a private broker, else 60)", HelpName = "S" };
    private readonly Option<int?> _qos = new("--qos") { Description = "QoS of readings: 0, 1 or 2 (default: 1)" };
    private readonly Option<int?> _keepAlive = new("--keepalive") { Description = "MQTT keep-alive in seconds, 5 to 3600 (default: 30)", HelpName = "S" };
    private readonly Option<int?> _for = new("--for") { Description = "leave after this many seconds (default: never)", HelpName = "S" };
    private readonly Option<int> _seed =
        new("--seed") { Description = "seed of the simulated sensor: the same seed gives the same readings", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _sensor = new("--sensor")
    {
        Description = $"the simulated part: {string.Join(", ", SensorBench.Names)}; all but the ideal one keep the pace of the real part",
        DefaultValueFactory = _ => "ideal",
    };
    private readonly Option<string?> _id = new("--id") { Description = "client id (default: made from machine, root and place)" };
    private readonly Option<int> _count =
        new("--count") { Description = "nodes in this process, 1 to 1000; places and ids are numbered", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<string?> _state =
        new("--state") { Description = "folder that keeps settings and session count (default: they are forgotten)", HelpName = "DIR" };
    private readonly Option<string?> _faults =
        new("--faults") { Description = "script of faults to be watched, or - to type them: see src/VirtualDevice/Faults/README.md", HelpName = "FILE" };
    private readonly Option<bool> _web = new("--web") { Description = "also serves the station's web page, on this machine alone" };
    private readonly Option<bool> _sleep = new("--sleep") { Description = "sleep between samples, as a node on batteries does: docs/battery.md" };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "print every step of the link" };
    private readonly SecurityArguments _security = new();
    private readonly RootCommand _command = new("A sensor node as a process: the firmware's core with a simulated sensor.");

    /// <summary>Builds the command line.</summary>
    public CommandLine()
    {
        LimitValues();
        foreach (Option option in new Option[] { _broker, _webSocketPort, _web, ProfileOption.Create("VIRTUAL_DEVICE_PROFILE"), _root, _place, _interval, _qos,
            _keepAlive, _for, _seed, _sensor, _id, _count, _state, _faults, _sleep, _verbose })
        {
            _command.Options.Add(option);
        }

        _security.AddTo(_command);
        _command.Validators.Add(RefuseCombinations);
        _command.WithExamples(
            "                                         # one node, with a broker of its own",
            "--web                                    # and a web page that shows it",
            "--count 50 --interval 1                  # fifty of them",
            "--broker 192.168.1.10 --place livingroom # at a broker of yours",
            "--profile broker-data/nodes/livingroom   # with what ./broker add made",
            "--sensor dht22 --state ~/node            # a part down to its frames; settings stay");
    }

    /// <summary>Reads the arguments and runs the program, or prints help or what is wrong.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="run">Runs the program and returns its exit code.</param>
    /// <returns>The exit code: 2 for wrong arguments.</returns>
    public int Invoke(string[] arguments, Func<Options, int> run)
    {
        _command.SetAction(result => run(Read(result)));
        return new CommandLineProgram("virtual-device", _command).Invoke(arguments);
    }

    private void LimitValues()
    {
        _interval.MustBe(1, 86400);
        _webSocketPort.MustBe(0, 65535);
        _qos.MustBe(0, 2);
        _keepAlive.MustBe(5, 3600);
        _for.MustBe(1, MaxForSeconds);
        _count.MustBe(1, 1000);
        _seed.MustBe(0, int.MaxValue);
        _place.MustBeName(24);
        _id.MustBeName(27);
        _broker.Refuse(static text => Options.ParseBroker(text) is null
            ? $"--broker must be host or host:port with a port of 1 to 65535, or several with commas between, not '{text}'."
            : null);
        _sensor.Refuse(static text => SensorBench.Names.Contains(text)
            ? null
            : $"--sensor must be one of {string.Join(", ", SensorBench.Names)}, not '{text}'.");
        _place.Refuse(static text => text is Leaf.All or Leaf.Chat ? "--place must not be 'all' or 'chat': these levels are no node's." : null);
        _root.Refuse(RootOption.Complaint);
        _faults.Refuse(FaultsComplaint);
    }

    private void RefuseCombinations(CommandResult result)
    {
        if (result.GetValue(_faults) is not null && _security.NeedTls(result))
        {
            result.AddError("--faults and --tls do not go together: the relay that makes the faults has no certificate of the broker.");
        }

        if (result.GetValue(_faults) is not null && result.GetValue(_broker)?.Contains(',') == true)
        {
            result.AddError("--faults wants one broker: the relay that makes the faults stands before it.");
        }

        if (result.GetValue(_broker) is not null && result.GetResult(_webSocketPort) is not null)
        {
            result.AddError("--websocket-port is for the private broker, which does not run with --broker.");
        }

        if (result.GetValue(_broker) is not null && result.GetValue(_web))
        {
            result.AddError("--web is for the private broker, which does not run with --broker; station serve shows the nodes of any other.");
        }

        if (result.GetValue(_broker) is null && _security.NeedBroker(result))
        {
            result.AddError("--tls and --user need --broker: a private broker is plain, and nobody else can reach it.");
        }
    }

    private static string? FaultsComplaint(string file)
    {
        try
        {
            _ = ReadFaults(file);
            return null;
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            return "--faults: " + wrong.Message;
        }
    }

    private static IReadOnlyList<FaultStep>? ReadFaults(string? file) => file is null ? null : file == Typed ? [] : FaultScript.Read(file);

    private Options Read(ParseResult result) => new()
    {
        Broker = result.GetValue(_broker) is { } broker ? Options.ParseBroker(broker, _security.IsTls(result)) : null,
        Security = _security.Read(result),
        WebSocketPort = result.GetValue(_webSocketPort),
        Web = result.GetValue(_web),
        Root = result.GetValue(_root)!,
        Place = result.GetValue(_place),
        Interval = result.GetValue(_interval),
        Qos = result.GetValue(_qos),
        KeepAlive = result.GetValue(_keepAlive),
        For = result.GetValue(_for),
        Seed = result.GetValue(_seed),
        Sensor = result.GetValue(_sensor)!,
        Id = result.GetValue(_id),
        Count = result.GetValue(_count),
        State = result.GetValue(_state),
        Faults = ReadFaults(result.GetValue(_faults)),
        TypesFaults = result.GetValue(_faults) == Typed,
        Sleep = result.GetValue(_sleep),
        Verbose = result.GetValue(_verbose),
    };
}
