using System.CommandLine;
using System.Globalization;

namespace Flash;

/// <summary>The command line: names, ranges, help.</summary>
internal sealed class CommandLine
{
    private const int DefaultPort = 1883;

    private readonly Argument<string> _board = new("board") { Description = "a folder of boards/" };
    private readonly Argument<string> _port = new("port") { Description = "serial port of the device: COM3, /dev/ttyUSB0" };
    private readonly Option<string?> _wifi = new("--wifi") { Description = "JSON file with the Wi-Fi; it stays with you", HelpName = "FILE" };
    private readonly Option<string?> _settings = new("--settings") { Description = "JSON file with initial settings, up to 1 KiB", HelpName = "FILE" };
    private readonly Option<string?> _image = new("--image") { Description = "deployment image (default: what the Release build of the board makes)", HelpName = "FILE" };
    private readonly Option<string?> _target = new("--target") { Description = "nanoff target in place of the board's", HelpName = "NAME" };
    private readonly Option<string?> _firmware = new("--firmware") { Description = "firmware version in place of the board's, like 1.17.0.123", HelpName = "VERSION" };
    private readonly Option<bool> _keep = new("--keep-firmware") { Description = "leave the firmware on the device as it is" };
    private readonly Option<bool> _erase = new("--erase") { Description = "erase everything first: settings, Wi-Fi, image" };
    private readonly Option<string?> _broker = new("--broker") { Description = "wait here until the node is online", HelpName = "host:port" };
    private readonly Option<string> _root = new("--root") { Description = "first part of every topic, for --broker", DefaultValueFactory = _ => "home" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "print the nanoff commands and do nothing" };
    private readonly RootCommand _command = new("Flashes a board: firmware, image, Wi-Fi, settings. Every nanoff command is printed before it runs.");

    /// <summary>Builds the command line.</summary>
    public CommandLine()
    {
        _command.Arguments.Add(_board);
        _command.Arguments.Add(_port);
        _broker.Validators.Add(result =>
        {
            if (result.GetValue(_broker) is { } text && ParseBroker(text) is null)
            {
                result.AddError($"--broker must be host or host:port with a port of 1 to 65535, not '{text}'.");
            }
        });
        foreach (Option option in new Option[] { _wifi, _settings, _image, _target, _firmware, _keep, _erase, _broker, _root, _dryRun })
        {
            _command.Options.Add(option);
        }
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

    private FlashOptions Read(ParseResult result) => new()
    {
        Board = result.GetValue(_board)!,
        Port = result.GetValue(_port)!,
        Wifi = result.GetValue(_wifi),
        Settings = result.GetValue(_settings),
        Image = result.GetValue(_image),
        Target = result.GetValue(_target),
        Firmware = result.GetValue(_firmware),
        KeepFirmware = result.GetValue(_keep),
        Erase = result.GetValue(_erase),
        Broker = result.GetValue(_broker) is { } broker ? ParseBroker(broker) : null,
        Root = result.GetValue(_root)!,
        DryRun = result.GetValue(_dryRun),
    };
}
