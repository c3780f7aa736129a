using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Flash.Release;
using Leaf = Firmware.Core.Leaf;

namespace Flash;

/// <summary>The command line: names, ranges, help.</summary>
internal sealed partial class CommandLine
{
    private const int DefaultPort = 1883;

    // CONFIG_TARGET_SERIAL_BAUDRATE of all targets but ESP32_PICO, M5StickC, M5StickCPlus and LilygoTWatch2021, which have 115200
    // (nf-interpreter, targets/ESP32/_include/WireProtocol_Uart_Pins.h:16 and defconfig).
    private const int DefaultBaud = 921600;

    private readonly Argument<string> _board = new("board") { Description = "a folder of boards/" };
    private readonly Argument<string> _port = new("port") { Description = "serial port of the device: COM3, /dev/ttyUSB0" };
    private readonly Option<string?> _wifi = new("--wifi") { Description = "JSON file with the Wi-Fi; it stays with you", HelpName = "FILE" };
    private readonly Option<string?> _settings = new("--settings") { Description = "JSON file with initial settings, up to 1 KiB", HelpName = "FILE" };
    private readonly Option<string?> _image =
        new("--image") { Description = "deployment image (default: what the Release build of the board makes)", HelpName = "FILE" };
    private readonly Option<string?> _release =
        new("--release") { Description = "take the image of a release, like 0.1.0: no build, no Visual Studio", HelpName = "VERSION" };
    private readonly Option<string?> _from =
        new("--from") { Description = "address of the releases, with {version} in it (default: where this copy comes from)", HelpName = "URL" };
    private readonly Option<string?> _target = new("--target") { Description = "nanoff target in place of the board's", HelpName = "NAME" };
    private readonly Option<string?> _firmware =
        new("--firmware") { Description = "firmware in place of the board's: one build, 1.17.0.339, or the newest of a line, 1.17", HelpName = "VERSION" };
    private readonly Option<bool> _keep = new("--keep-firmware") { Description = "leave the firmware on the device as it is" };
    private readonly Option<bool> _erase = new("--erase") { Description = "erase everything first: settings, Wi-Fi, image" };
    private readonly Option<string?> _broker = new("--broker") { Description = "wait here until the node is online", HelpName = "host:port" };
    private readonly Option<string> _root = new("--root") { Description = "first part of every topic, for --broker", DefaultValueFactory = _ => Leaf.Home };
    private readonly Option<bool> _log = new("--log") { Description = "flash nothing: show what the node says on its serial port, in words, until Ctrl-C" };
    private readonly Option<bool> _noLog = new("--no-log") { Description = "do not show that after flashing" };
    private readonly Option<int> _baud = new("--baud") { Description = "baud rate of the log", DefaultValueFactory = _ => DefaultBaud };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "print the nanoff commands and do nothing" };
    private readonly RootCommand _command = new(
        "Flashes a board: firmware, Wi-Fi, settings, image. Every nanoff command is printed before it runs. Then it shows the node's log.");

    /// <summary>Builds the command line.</summary>
    public CommandLine()
    {
        _command.Arguments.Add(_board);
        _command.Arguments.Add(_port);
        foreach (Option option in new Option[]
        {
            _wifi,
            _settings,
            _image,
            _release,
            _from,
            _target,
            _firmware,
            _keep,
            _erase,
            _broker,
            _root,
            _log,
            _noLog,
            _baud,
            _dryRun,
        })
        {
            _command.Options.Add(option);
        }

        Require(_broker, text => ParseBroker(text) is not null, "host or host:port with a port of 1 to 65535");
        Require(_firmware, FirmwarePattern().IsMatch, "one build like 1.17.0.339, or a line like 1.17 for its newest");
        Require(_release, ReleasedBoard.IsVersion, "a version like 0.1.0");
        _baud.Validators.Add(result =>
        {
            if (result.GetValue(_baud) is < 300 or > 4_000_000)
            {
                result.AddError($"--baud must be 300 to 4000000, not {result.GetValue(_baud)}.");
            }
        });
        _command.Validators.Add(result =>
        {
            Exclude(result, _log, _wifi, _settings, _image, _release, _target, _firmware, _keep, _erase, _broker, _noLog, _dryRun);
            Exclude(result, _release, _image);
            Exclude(result, _keep, _firmware, _erase);
        });
    }

    /// <summary>Reads the arguments and runs the program, or prints help or what is wrong.</summary>
    /// <param name="arguments">As given by the user.</param>
    /// <param name="run">Runs the program and returns its exit code.</param>
    /// <returns>The exit code: 2 for wrong arguments.</returns>
    public int Invoke(string[] arguments, Func<FlashOptions, int> run)
    {
        _command.SetAction(result => run(Read(result)));
        ParseResult parsed = _command.Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke();
        }

        foreach (string message in parsed.Errors.Select(error => error.Message))
        {
            Console.Error.WriteLine("flash: " + message);
        }

        Console.Error.WriteLine("flash: --help shows every option");
        return 2;
    }

    private static (string Host, int Port)? ParseBroker(string text)
    {
        int colon = text.LastIndexOf(':');
        string host = colon < 0 ? text : text[..colon];
        int port = DefaultPort;
        bool valid = host.Length > 0
            && (colon < 0 || int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port))
            && port is >= 1 and <= ushort.MaxValue;
        return valid ? (host, port) : null;
    }

    private static void Require(Option<string?> option, Predicate<string> isValid, string what) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) is { } text && !isValid(text))
        {
            result.AddError($"{option.Name} must be {what}, not '{text}'.");
        }
    });

    private static void Exclude(System.CommandLine.Parsing.CommandResult result, Option one, params Option[] others)
    {
        if (result.GetResult(one) is { Implicit: false } && others.FirstOrDefault(other => result.GetResult(other) is { Implicit: false }) is { } wrong)
        {
            result.AddError($"{one.Name} and {wrong.Name} do not go together.");
        }
    }

    [GeneratedRegex(@"^\d{1,4}\.\d{1,4}(\.\d{1,4}\.\d{1,6})?$")]
    private static partial Regex FirmwarePattern();

    private FlashOptions Read(ParseResult result) => new()
    {
        Board = result.GetValue(_board)!,
        Port = result.GetValue(_port)!,
        Wifi = result.GetValue(_wifi),
        Settings = result.GetValue(_settings),
        Image = result.GetValue(_image),
        Release = result.GetValue(_release),
        From = result.GetValue(_from),
        Target = result.GetValue(_target),
        Firmware = result.GetValue(_firmware),
        KeepFirmware = result.GetValue(_keep),
        Erase = result.GetValue(_erase),
        Broker = result.GetValue(_broker) is { } broker ? ParseBroker(broker) : null,
        Root = result.GetValue(_root)!,
        Log = result.GetValue(_log),
        NoLog = result.GetValue(_noLog),
        Baud = result.GetValue(_baud),
        DryRun = result.GetValue(_dryRun),
    };
}
