using Flash.Input;
using Flash.Log;
using Flash.Nanoff;
using Flash.Release;

namespace Flash;

/// <summary>One board to be flashed: everything is checked before the first command touches the device.</summary>
internal sealed class FlashJob : IDisposable
{
    private static readonly TimeSpan OnlineLimit = TimeSpan.FromMinutes(2);

    private readonly FlashOptions _options;
    private readonly BoardFolder _board;
    private readonly InputFiles _files;
    private readonly ReleasedBoard? _release;
    private readonly string _image;

    private FlashJob(FlashOptions options, BoardFolder board, InputFiles files, ReleasedBoard? release, string image)
    {
        _options = options;
        _board = board;
        _files = files;
        _release = release;
        _image = image;
    }

    private string Status => $"{_options.Root}/{_files.Place ?? "+"}/status";

    /// <summary>Checks the board and the files, and fetches the image of a release.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="root">Root of the repository.</param>
    /// <exception cref="FlashException">One of them is wrong.</exception>
    public static FlashJob Prepare(FlashOptions options, string root)
    {
        BoardFolder board = BoardFolder.Read(root, options.Board);
        InputFiles files = InputFiles.Make(options);
        ReleasedBoard? release = null;
        try
        {
            release = options.Release is { } version ? ReleasedBoard.Fetch(ReleaseLocation.Of(root, options.From, version), board.Name, version) : null;
            string image = release?.Image
                ?? Path.GetFullPath(options.Image ?? Path.Combine(root, "src", "Firmware", "bin", board.Name, "Release", "Firmware.bin"));
            if (!options.DryRun)
            {
                ImageFile.Check(image, board.Name);
            }

            return new FlashJob(options, release?.Board ?? board, files, release, image);
        }
        catch
        {
            files.Dispose();
            release?.Dispose();
            throw;
        }
    }

    /// <summary>Flashes, looks whether it arrived, and shows the log; with <c>--dry-run</c> it prints the commands only.</summary>
    /// <exception cref="FlashException">It failed.</exception>
    public void Run()
    {
        NanoffCommand[] commands = [.. Plan.Make(_options, _board, Dialect(), _image, _files.Network, _files.Files)];
        if (_options.DryRun)
        {
            Array.ForEach(commands, Print);
            return;
        }

        using OnlineWatch? watch = _options.Broker is { } broker ? OnlineWatch.Start(broker, Status) : null;
        foreach (NanoffCommand command in commands)
        {
            Print(command);
            NanoffTool.Run(command);
        }

        if (watch is not null)
        {
            AwaitOnline(watch);
            return;
        }

        Console.WriteLine("Flashed. The node is online when its broker says so:");
        Console.WriteLine($"  mosquitto_sub -h BROKER -v -t '{Status}'");
        if (!_options.NoLog)
        {
            // The check switched the device to packets; the restart also makes the log start at the beginning.
            using Interrupt interrupt = new();
            new SerialLog(_options.Port, _options.Baud).Follow(restart: true, interrupt.Token);
        }
    }

    /// <summary>Removes what was made for nanoff.</summary>
    public void Dispose()
    {
        _files.Dispose();
        _release?.Dispose();
    }

    private static void Print(NanoffCommand command)
    {
        Console.WriteLine("# " + command.What);
        Console.WriteLine(command);
    }

    private INanoffDialect Dialect()
    {
        NanoffVersion? version = NanoffTool.ReadVersion();
        if (version is null)
        {
            if (!_options.DryRun)
            {
                throw new FlashException($"nanoff is not installed: {NanoffVersion.Install}", isUsage: false);
            }

            Console.WriteLine($"# nanoff is not installed ({NanoffVersion.Install}); these are the commands of {NanoffVersion.Tried}");
            version = NanoffVersion.Assumed;
        }
        else if (!version.IsKnown)
        {
            Console.WriteLine($"# nanoff {version.Text} is not known here; tried are {NanoffVersion.Tried} and {NanoffVersion.TriedWithVerbs}");
        }

        return version.Major < 3 ? new FlatOptions() : new Verbs();
    }

    // The log continues after the node is online, until Ctrl-C.
    private void AwaitOnline(OnlineWatch watch)
    {
        Console.WriteLine($"Flashed. Waiting for '{Status}' to say online");
        using Interrupt interrupt = new();
        Task<string?> online = Task.Run(() => Await(watch, interrupt));
        if (!_options.NoLog)
        {
            new SerialLog(_options.Port, _options.Baud).Follow(restart: false, interrupt.Token);
        }

        if ((_options.NoLog || online.IsCompleted) && online.Result is null)
        {
            throw new FlashException(
                $"The node did not come online within {OnlineLimit.TotalSeconds} s. Its log says why: boards/flash {_board.Name} {_options.Port} --log",
                    isUsage: false);
        }
    }

    private static string? Await(OnlineWatch watch, Interrupt interrupt)
    {
        string? topic = watch.Wait(OnlineLimit);
        if (topic is null)
        {
            interrupt.Stop();
        }
        else
        {
            Console.WriteLine($"Online: {topic}");
        }

        return topic;
    }
}
