using System.CommandLine;

namespace VirtualDevice;

/// <summary>The command line: names, ranges, help.</summary>
internal sealed class CommandLine
{
    private readonly Option<string?> _broker = new("--broker") { Description = "host:port of the broker; without it a private mosquitto is started", HelpName = "host:port" };
    private readonly Option<string> _root = new("--root") { Description = "first part of every topic", DefaultValueFactory = _ => "home" };
    private readonly Option<string?> _place = new("--place") { Description = "last part of the base of every topic (default: livingroom with a private broker, else the id)" };
    private readonly Option<int?> _interval = new("--interval") { Description = "seconds between samples, 1 to 86400 (default: 5 with a private broker, else 60)", HelpName = "S" };
    private readonly Option<int?> _qos = new("--qos") { Description = "QoS of readings: 0, 1 or 2 (default: 1)" };
    private readonly Option<int?> _for = new("--for") { Description = "leave after this many seconds (default: never)", HelpName = "S" };
    private readonly Option<int> _seed = new("--seed") { Description = "seed of the simulated sensor: the same seed gives the same readings", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _sensor = new("--sensor") { Description = "the simulated part: ideal, dht11, dht22, dht12, bme280 or bmp280; all but the ideal one keep the pace of the real part", DefaultValueFactory = _ => "ideal" };
    private readonly Option<string?> _id = new("--id") { Description = "client id (default: made from machine, root and place)" };
    private readonly Option<int> _count = new("--count") { Description = "nodes in this process, 1 to 1000; places and ids are numbered", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<string?> _state = new("--state") { Description = "folder that keeps settings and session count (default: they are forgotten)", HelpName = "DIR" };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "print every step of the link" };
    private readonly RootCommand _command = new("A sensor node as a process: the firmware's core with a simulated sensor.");

    /// <summary>Builds the command line.</summary>
    public CommandLine()
    {
        Range(_interval, 1, 86400);
        Range(_qos, 0, 2);
        Range(_for, 1, int.MaxValue);
        _count.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(_count) is < 1 or > 1000)
            {
                result.AddError("--count must be 1 to 1000.");
            }
        });
        _broker.Validators.Add(result =>
        {
            if (result.GetValue(_broker) is { } text && Options.ParseBroker(text) is null)
            {
                result.AddError($"--broker must be host or host:port with a port of 1 to 65535, not '{text}'.");
            }
        });
        _sensor.Validators.Add(result =>
        {
            if (result.GetValue(_sensor) is { } text && !SensorBench.Names.Contains(text))
            {
                result.AddError($"--sensor must be one of {string.Join(", ", SensorBench.Names)}, not '{text}'.");
            }
        });
        Word(_place, 24, "a-z 0-9 - _", c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
        Word(_id, 27, "a-z 0-9 - _", c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
        _root.Validators.Add(result =>
        {
            string root = result.GetValue(_root) ?? "";
            if (root.Length > 64 || root.Split('/').Any(level => level.Length == 0 || !level.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')))
            {
                result.AddError($"--root must be 1 to 64 of a-z 0-9 - _ with single slashes between, not '{root}'.");
            }
        });
        foreach (Option option in new Option[] { _broker, _root, _place, _interval, _qos, _for, _seed, _sensor, _id, _count, _state, _verbose })
        {
            _command.Options.Add(option);
        }
    }

    /// <summary>Reads the arguments and runs the program, or prints help or what is wrong.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="run">Runs the program and returns its exit code.</param>
    /// <returns>The exit code: 2 for wrong arguments.</returns>
    public int Invoke(string[] arguments, Func<Options, int> run)
    {
        _command.SetAction(result => run(Read(result)));
        ParseResult parsed = _command.Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke();
        }

        foreach (string message in parsed.Errors.Select(error => error.Message))
        {
            Console.Error.WriteLine("virtual-device: " + message);
        }

        Console.Error.WriteLine("virtual-device: --help shows every option");
        return 2;
    }

    private static void Range(Option<int?> option, int minimum, int maximum) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) is { } value && (value < minimum || value > maximum))
        {
            result.AddError(maximum == int.MaxValue ? $"{option.Name} must be {minimum} or more." : $"{option.Name} must be {minimum} to {maximum}.");
        }
    });

    private static void Word(Option<string?> option, int longest, string allowed, Func<char, bool> allow) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) is { } text && (text.Length == 0 || text.Length > longest || !text.All(allow)))
        {
            result.AddError($"{option.Name} must be 1 to {longest} of {allowed}, not '{text}'.");
        }
    });

    private Options Read(ParseResult result) => new()
    {
        Broker = result.GetValue(_broker) is { } broker ? Options.ParseBroker(broker) : null,
        Root = result.GetValue(_root)!,
        Place = result.GetValue(_place),
        Interval = result.GetValue(_interval),
        Qos = result.GetValue(_qos),
        For = result.GetValue(_for),
        Seed = result.GetValue(_seed),
        Sensor = result.GetValue(_sensor)!,
        Id = result.GetValue(_id),
        Count = result.GetValue(_count),
        State = result.GetValue(_state),
        Verbose = result.GetValue(_verbose),
    };
}
